public import PlumbSource

/// The rules about pack files themselves.
public enum PackFileRules {
  public static let all = [
    malformedPack, malformedExpression, negatedComparison, ruleWithoutFailingExample,
    unknownProperty,
    unknownType, unusedName, wrongExample,
  ]

  static let malformedPack = RuleMetadata(
    id: "pack/malformed-pack", title: "Pack file can't be read as it is written", severity: .error,
    rationale: "A misspelt key would silently switch off a part of a rule.",
    remediation: "Correct the key or value; the guide on rule packs lists them all.",
    references: [guide])

  static let malformedExpression = RuleMetadata(
    id: "pack/malformed-expression", title: "CEL expression of a pack can't be used",
    severity: .error,
    rationale: "A rule with an expression that means nothing can't be held to anything.",
    remediation: "Correct the expression at the place shown.",
    references: ["https://github.com/google/cel-spec/blob/master/doc/langdef.md", guide])

  static let negatedComparison = RuleMetadata(
    id: "pack/negated-comparison", title: "Negated comparison holds for what isn't there",
    severity: .warning,
    rationale:
      "A comparison with something absent is false, so its negation is true: the rule passes, or "
      + "fails, resources that don't have the property at all.",
    remediation: "Turn the comparison round, or ask with 'has' whether the property is there.",
    references: [guide])

  static let ruleWithoutFailingExample = RuleMetadata(
    id: "pack/rule-without-failing-example", title: "Rule has no example that fails it",
    severity: .warning,
    rationale: "Without one, nobody knows whether the rule finds anything.",
    remediation: "Add an example with 'fail'.", references: [guide])

  static let unknownProperty = RuleMetadata(
    id: "pack/unknown-property", title: "Expression reads a property that no resource has",
    severity: .error,
    rationale: "What isn't there counts as absent, so a misspelt property would be read as absent "
      + "in every template, without an error.",
    remediation: "Correct the name; the schemas of the resource types say which there are.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
      guide,
    ])

  static let unknownType = RuleMetadata(
    id: "pack/unknown-type", title: "Pack names a resource type that isn't known",
    severity: .warning,
    rationale: "A rule about a misspelt type is never asked. The type may also be newer than what "
      + "is known here.",
    remediation: "Correct the name of the type.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
      guide,
    ])

  static let unusedName = RuleMetadata(
    id: "pack/unused-name", title: "Nothing uses a name that the pack defines", severity: .warning,
    rationale:
      "What was written for a rule and isn't used by it may be a check that is never made.",
    remediation: "Use it, or delete it.", references: [guide])

  public static let wrongExample = RuleMetadata(
    id: "pack/wrong-example", title: "Example of a rule doesn't do what it says",
    severity: .error,
    rationale: "Either the rule or its example isn't what its author thinks.",
    remediation: "Correct the rule or the example.", references: [guide])

  private static let guide = "Docs/Guide/rule-packs.md"
}
