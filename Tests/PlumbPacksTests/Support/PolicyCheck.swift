import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// One CEL check, held against templates.
struct PolicyCheck {
  let pack: Pack
  private let rules: RuleSet

  /// - Parameters:
  ///   - resources: The types that the rule is about; nil for the whole template.
  ///   - at: Where findings point; the same place in all deployments, so that they are one finding.
  init(
    _ check: String, resources: String? = "A::B::R", when: String? = nil, at: String = "/Type",
    undecided: String = "note", scenarios: String = "all", each: String? = nil
  ) throws {
    var rule = """
      format: 1
      pack: p
      title: t
      rules:
      - id: r
        title: the check holds
        severity: error
        requirement: r
        rationale: r
        remediation: r
        at: \(at)
        undecided: \(undecided)
        scenarios: \(scenarios)
        check: |-
          \(check)
        examples: [{fail: {}}]

      """
    if let resources { rule += "  resources: \(resources)\n" }
    if let each { rule += "  each: |-\n    \(each)\n" }
    if let when { rule += "  when: |-\n    \(when)\n" }
    let (pack, findings) = Pack.load(Source(name: "p.yaml", text: rule))
    #expect(findings.map(\.message) == [], "\(check)")
    self.pack = try #require(pack)
    rules = try self.pack.rules()
  }

  /// The rule itself.
  var rule: any Rule { rules.rules[0] }

  func lint(
    _ template: Template, in state: ScenarioState = ScenarioState(),
    limits: ScenarioLimits = .standard
  ) -> LintResult {
    Linter(rules: rules, limits: limits).check(template, in: state)
  }

  /// What the rule finds, without what is wrong with the template itself.
  func findings(in template: Template, limits: ScenarioLimits = .standard) -> [Finding] {
    lint(template, limits: limits).findings.filter { $0.rule == rule.metadata.id }
  }
}

extension Template {
  convenience init(text: String) {
    self.init(Source(name: "t.yaml", text: text))
  }
}

extension Finding {
  /// `some: P = dev (1 of 2)`, `undecided: parameter P`.
  var verdict: String {
    let outcome = outcome?.rawValue ?? "none"
    if let scenario {
      return "\(outcome): \(scenario.description) (\(scenario.failing) of \(scenario.relevant))"
    }
    guard self.outcome == .undecided || self.outcome == .error else { return outcome }
    return "\(outcome): " + (self.outcome == .error ? message : notes.joined(separator: "; "))
  }
}
