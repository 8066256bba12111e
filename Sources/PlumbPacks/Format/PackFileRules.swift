public import PlumbSource

/// The rules about pack files themselves.
public enum PackFileRules {
  public static let all = [
    malformedPack, malformedExpression, ruleWithoutFailingExample, unusedName, wrongExample,
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

  static let ruleWithoutFailingExample = RuleMetadata(
    id: "pack/rule-without-failing-example", title: "Rule has no example that fails it",
    severity: .warning,
    rationale: "Without one, nobody knows whether the rule finds anything.",
    remediation: "Add an example with 'fail'.", references: [guide])

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
