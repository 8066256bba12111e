public import PlumbSource

/// The rules about a template's anatomy that reading it checks.
public enum TemplateRules {
  public static let all = [
    unknownSection, wrongShape, missingType, unknownAttribute, ignoredAttribute,
    wrongResourceShape, tooManyRounds, unknownRounds, repeatedName,
  ]

  static let unknownSection = RuleMetadata(
    id: "template/unknown-section", title: "Top-level key is no section of a template",
    severity: .error,
    rationale: "CloudFormation refuses a template with a section that it doesn't know.",
    remediation: "Correct the section's name, or move its content into Metadata.",
    references: [anatomy], aliases: ["E1001"])

  static let wrongShape = RuleMetadata(
    id: "template/wrong-shape", title: "Part of the template hasn't the shape it must have",
    severity: .error,
    rationale: "CloudFormation can't read a section whose parts aren't where they belong.",
    remediation: "Give the part the shape that the template anatomy shows.",
    references: [anatomy], aliases: ["E1001"])

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
    rationale: "CloudFormation can't read a resource whose Type or Condition is no text.",
    remediation: "Give the resource a Type and a Condition that are written out.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ], aliases: ["E3001"])

  static let tooManyRounds = RuleMetadata(
    id: "template/loop-makes-too-many-members", title: "Loop makes more members than are checked",
    severity: .error,
    rationale: "CloudFormation takes at most 500 resources and 200 outputs a template.",
    remediation: "Divide the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ])

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

  static let repeatedName = RuleMetadata(
    id: "template/name-is-declared-twice", title: "Two parts of the template have one name",
    severity: .error,
    rationale:
      "Logical names of parameters and resources are unique, or Ref couldn't tell them apart.",
    remediation: "Rename one of the two, and the references to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ])

  private static let anatomy =
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
}
