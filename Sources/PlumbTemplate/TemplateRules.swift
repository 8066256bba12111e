public import PlumbSource

/// The rules about a template's anatomy that reading it checks.
public enum TemplateRules {
  public static let all = [
    notAMapping, wrongResourceShape, malformedLoop, missingType, unknownAttribute,
    ignoredAttribute, tooManyRounds, unknownRounds, tooLarge, nearlyTooLarge,
  ]

  static let tooLarge = RuleMetadata(
    id: "template/template-is-too-large", title: "Template is larger than CloudFormation takes",
    severity: .error,
    rationale: "CloudFormation refuses a template of more than 1 MB, also one from a bucket.",
    remediation: "Divide the template, into nested stacks for example.",
    references: [quotas], aliases: ["E1002"])

  static let nearlyTooLarge = RuleMetadata(
    id: "template/template-is-nearly-too-large",
    title: "Template is nearly as large as CloudFormation takes", severity: .note,
    rationale: "CloudFormation takes 1 MB; a few more resources, and it refuses the template.",
    remediation: "Divide the template, into nested stacks for example.",
    references: [quotas], aliases: ["I1002"])

  static let notAMapping = RuleMetadata(
    id: "template/not-a-mapping", title: "Template is no mapping of sections", severity: .error,
    rationale: "CloudFormation can't read a template that has no named sections.",
    remediation: "Write the sections of the template anatomy, Resources at least.",
    references: [anatomy], aliases: ["E0000"])

  static let malformedLoop = RuleMetadata(
    id: "template/malformed-loop", title: "Loop hasn't the three arguments that it takes",
    severity: .error,
    rationale: "CloudFormation refuses a loop without an identifier, a list and what to repeat.",
    remediation: "Write a list of an identifier, a list of values and a mapping.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html"
    ], aliases: ["E1032"])

  static let missingType = RuleMetadata(
    id: "template/resource-has-no-type", title: "Resource has no Type", severity: .error,
    rationale: "Without a type CloudFormation doesn't know what to create.",
    remediation: "Add Type with the resource's type.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ], aliases: ["E3001"])

  static let unknownAttribute = RuleMetadata(
    id: "template/unknown-resource-attribute", title: "Resource has an unknown attribute",
    severity: .error,
    rationale:
      "CloudFormation refuses attributes that it doesn't know; a property belongs below Properties.",
    remediation: "Correct the attribute's name, or move it below Properties.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html"
    ], aliases: ["E3001"])

  static let ignoredAttribute = RuleMetadata(
    id: "template/attribute-ignored-by-sam", title: "SAM ignores an attribute of a resource",
    severity: .warning,
    rationale:
      "SAM drops the attributes that it doesn't know without a word, and what they say has no effect.",
    remediation: "Correct the attribute's name, or move it below Properties.",
    references: [
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html"
    ], aliases: ["W3001"])

  static let wrongResourceShape = RuleMetadata(
    id: "template/wrong-resource-shape", title: "Resource hasn't the shape it must have",
    severity: .error,
    rationale: "CloudFormation reads a mapping of resources, each with a Type that is a text.",
    remediation: "Name each resource, and write its Type and its Condition out.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ], aliases: ["E3001"])

  static let tooManyRounds = RuleMetadata(
    id: "template/loop-makes-too-many-members", title: "Loop makes more members than are checked",
    severity: .error,
    rationale: "CloudFormation takes at most 500 resources and 200 outputs a template.",
    remediation: "Divide the template.",
    references: [quotas])

  static let unknownRounds = RuleMetadata(
    id: "template/loop-is-not-expanded",
    title: "Loop makes what isn't known, or not in all scenarios",
    severity: .note,
    rationale: "What such a loop makes is known only when the template is deployed.",
    remediation:
      "Write the list out, make it of parameters with AllowedValues, or name the deployments that "
      + "there are in plumb.yaml and check with --scenario.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html"
    ])

  private static let quotas =
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
  private static let anatomy =
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
}
