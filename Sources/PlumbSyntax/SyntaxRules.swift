public import PlumbSource

/// What the readers of YAML and JSON report.
public enum SyntaxRules {
  public static let all: [RuleMetadata] = [duplicateKey, malformed]

  static let duplicateKey = RuleMetadata(
    id: "syntax/duplicate-key", title: "A mapping has the same key twice", severity: .error,
    rationale: "CloudFormation keeps one of the values and drops the other without a word.",
    remediation: "Remove or rename one of the two.", aliases: ["E0000"])

  static let malformed = RuleMetadata(
    id: "syntax/malformed", title: "The source is neither YAML nor JSON", severity: .error,
    rationale: "CloudFormation refuses a template that it cannot read.",
    remediation: "Mend the place that is shown; what follows it was not read.",
    aliases: ["E0000"])
}

extension RuleMetadata {
  func finding(
    _ message: String, in source: Source, at span: Span, label: String? = nil,
    related: [Label] = [], notes: [String] = []
  ) -> Finding {
    Finding(
      rule: id, severity: severity, message: message, source: source,
      primary: Label(span, label), related: related, notes: notes)
  }
}
