internal import PlumbEngine
public import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension Pack {
  /// Runs the examples of every rule, with the settings' defaults where an example gives none.
  ///
  /// - Returns: One result for each example, in the file's order.
  public func testExamples() -> [ExampleResult] {
    let settings = PackSettings(
      Dictionary(
        settings.map { ($0.name, $0.defaultValue) }, uniquingKeysWith: { first, _ in first }))
    return rules.flatMap { rule in
      rule.examples.map { example in
        ExampleResult(
          rule: rule.metadata.id, source: source, span: example.node.firstLineSpan,
          problem: rule.problem(with: example, settings))
      }
    }
  }
}

extension Pack {
  /// The examples of a rule in the file's order; none for a rule that the pack hasn't.
  public func examples(of rule: RuleID) -> [PackExampleText] {
    rules.filter { $0.metadata.id == rule }.flatMap { rule in
      rule.examples.map { PackExampleText(text: $0.text, isFailing: $0.isFailing) }
    }
  }
}

/// An example of a rule, to be read.
public struct PackExampleText: Hashable, Sendable {
  /// The resource or template, as JSON.
  public let text: String
  /// Whether it breaks the rule.
  public let isFailing: Bool
}

/// Whether an example of a rule does what it says.
public struct ExampleResult: Sendable {
  public let rule: RuleID
  /// The pack file.
  public let source: Source
  /// Where the example starts.
  public let span: Span
  /// What went otherwise than the example says; nil if nothing did.
  public let problem: String?
}

extension CompiledRule {
  fileprivate func problem(
    with example: PackExample, _ settings: PackSettings
  ) -> String? {
    var values = settings.values
    for (key, value) in example.settings { values[key.text] = SettingValue(value) }
    let template = example.template
    var state = ScenarioState()
    for (name, value) in example.scenario {
      guard let pinned = state.pinning(name, to: value, in: template) else {
        return "the example has no parameter '\(name)'"
      }
      state = pinned
    }
    let rules = RuleSet([rule(settings: PackSettings(values))])
    let findings = Linter(rules: rules).check(template, in: state).findings
    if let broken = findings.first(where: { $0.rule != metadata.id }) {
      return "the example is no template: \(broken.message)"
    }
    if let finding = findings.first(where: { [.error, .undecided].contains($0.outcome) }) {
      return ([finding.message] + finding.notes).joined(separator: "; ")
    }
    guard example.isFailing else {
      return findings.first.map { "expected to pass, but: \($0.message)" }
    }
    if findings.isEmpty { return "expected to fail, but it passes" }
    guard let at = example.at else { return nil }
    let paths = findings.compactMap(\.path)
    if paths.contains(where: { $0.hasSuffix(at) }) { return nil }
    return "expected at '\(at)', but found at \(paths.joined(separator: ", "))"
  }
}
