public import PlumbSource
internal import PlumbSyntax
public import PlumbTemplate

/// What a template asks for in its own `Metadata`: `plumb: {policy: [backup]}`.
public struct TemplateSettings: Sendable {
  /// The policies that the template is to be held to, besides those of the run.
  public let policies: [Name]
  /// What is wrong with the settings.
  public let findings: [Finding]
  private let source: Source

  /// The keys of `plumb` in a template's metadata.
  enum Key: String, CaseIterable {
    case ignore
    case policy
  }

  public init(_ template: Template) {
    source = template.source
    guard let own = template.section("Metadata")?["plumb"] else {
      (policies, findings) = ([], [])
      return
    }
    var policies: [Name] = []
    var findings: [Finding] = []
    func report(_ message: String, _ span: Span, _ suggestion: String? = nil) {
      findings.append(
        SuppressionRules.malformed.finding(
          message, in: template.source, at: span, suggestion: suggestion))
    }
    if own.kind != .mapping {
      report("'plumb' is a mapping with the keys 'ignore' and 'policy'", own.span)
    }
    for (key, value) in own.entries {
      switch Key(rawValue: key.text) {
      case .ignore: continue
      case .policy:
        for name in value.kind == .sequence ? Array(value.elements) : [value] {
          if name.kind == .scalar, !name.hasText("") {
            policies.append(Name(name.text, name.span))
          } else {
            report("'policy' is a list of the names of policies", name.span)
          }
        }
      case nil:
        report(
          "'plumb' has no key '\(key.text)'", key.span,
          SpellingSuggestion.best(for: key.text, among: Key.allCases.map(\.rawValue)))
      }
    }
    self.policies = policies
    self.findings = findings
  }

  /// A finding for each policy that there is none of.
  ///
  /// - Parameter known: The names of the policies that a template can choose.
  public func unknownPolicies(known: some Collection<String>) -> [Finding] {
    policies.filter { !known.contains($0.text) }.map { policy in
      SuppressionRules.unknownPolicy.finding(
        "no policy is named '\(policy.text)'", in: source, at: policy.span,
        suggestion: SpellingSuggestion.best(for: policy.text, among: known))
    }
  }
}
