internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnreachableBranch: Rule {
  let metadata = RuleMetadata(
    id: "functions/unreachable-branch",
    title: "Branch of Fn::If is never taken",
    severity: .warning,
    rationale:
      "Around the branch its condition can't have the value that it needs; whoever changes the branch changes nothing.",
    remediation: "Remove the Fn::If and keep the other branch, or correct the condition.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["W1028"])

  func subjects(in template: Template) -> [Template] {
    template.hasCustomMacro || template.conditions.isEmpty ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var search = BranchSearch(scenario)
    search.checkAll()
    for violation in search.violations { findings.report(violation) }
  }
}

/// Looks at every `Fn::If` with what must hold where it stands.
private struct BranchSearch {
  let scenario: Scenario
  private(set) var violations: [FindingCollector.Violation] = []
  private var known: [Set<Fact>: Bool] = [:]
  private let template: Template

  init(_ scenario: Scenario) {
    self.scenario = scenario
    template = scenario.template
  }

  mutating func checkAll() {
    /// The calls of `Fn::If` around the current place, innermost last.
    var around: [Expression] = []
    var owners = owners[...]
    for call in template.allExpressions where call.function == .if {
      guard case .if(let name, let then, let otherwise) = call.arguments,
        template.condition(name.text) != nil
      else { continue }
      let span = call.node.span
      while let last = around.last, !last.node.span.contains(span) { around.removeLast() }
      while let first = owners.first, first.span.end <= span.start { owners.removeFirst() }
      guard let owner = owners.first, owner.span.contains(span) else { continue }
      var facts = Set(around.compactMap { $0.fact(at: span) })
      if let condition = owner.condition { facts.insert(Fact(condition: condition, isTrue: true)) }
      around.append(call)
      for (branch, isTrue) in [(then, true), (otherwise, false)] {
        check(branch, facts, Fact(condition: name.text, isTrue: isTrue), name)
      }
    }
  }

  /// The resources and outputs with their conditions, in document order.
  private var owners: [(span: Span, condition: String?)] {
    let resources = template.resources.writtenOnce.map { ($0.body.span, $0.condition?.text) }
    let outputs = template.outputs.map { ($0.body.span, $0.condition?.text) }
    return (resources + outputs).sorted { $0.0 < $1.0 }
  }

  private mutating func check(_ branch: Node, _ facts: Set<Fact>, _ fact: Fact, _ name: Node) {
    // What is around it may be out of reach itself, which is reported there.
    guard !isPossible(facts.union([fact])), isPossible(facts) else { return }
    // A comparison that always has one result is reported where it is written.
    if facts.isEmpty, template.isComparison(fact.condition) { return }
    violations.append(
      .init(
        "this branch is never taken: '\(fact.condition)' is never \(fact.isTrue) here",
        at: Label(branch.nameSpan), related: [Label(name.span, "the condition")]))
  }

  /// Whether the conditions have these values in some deployment; true where it can't be told.
  private mutating func isPossible(_ facts: Set<Fact>) -> Bool {
    if facts.isEmpty { return true }
    if let answer = known[facts] { return answer }
    let implied = template.implications(of: facts)
    let contradicts = implied.contains {
      implied.contains(Fact(condition: $0.condition, isTrue: !$0.isTrue))
    }
    var budget = 64
    let answer = !contradicts && isPossible(facts, scenario.state, &budget)
    known[facts] = answer
    return answer
  }

  private func isPossible(
    _ facts: Set<Fact>, _ state: ScenarioState, _ budget: inout Int
  ) -> Bool {
    budget -= 1
    if budget < 0 { return true }
    let part = Scenario(template, state)
    defer { part.forget() }
    var split: Decision?
    for fact in facts {
      switch part.condition(fact.condition) {
      case .known(let isTrue) where isTrue != fact.isTrue: return false
      case .known: continue
      case .unknown(let unknown):
        guard let decision = unknown.split else { return true }
        split = split ?? decision
      }
    }
    guard let split else { return true }
    return state.refined(by: split, in: template).contains { isPossible(facts, $0, &budget) }
  }
}

/// That a condition of the template has a value.
private struct Fact: Hashable {
  let condition: String
  let isTrue: Bool
}

extension Expression {
  /// What an `Fn::If` says about its condition at a place below it; nil for the condition's own place.
  fileprivate func fact(at span: Span) -> Fact? {
    guard case .if(let name, let then, let otherwise) = arguments else { return nil }
    if then.outerSpan.contains(span) { return Fact(condition: name.text, isTrue: true) }
    return otherwise.outerSpan.contains(span) ? Fact(condition: name.text, isTrue: false) : nil
  }
}

extension Template {
  /// Facts with those that conditions made of others imply: of `Fn::And` that holds, every part does.
  fileprivate func implications(of facts: Set<Fact>) -> Set<Fact> {
    var implied = facts
    var open = Array(facts)
    while let fact = open.popLast() {
      guard let body = condition(fact.condition)?.body.node,
        let call = conditionExpression(of: body), case .logical(let parts) = call.arguments,
        call.function == .not || call.function == (fact.isTrue ? .and : .or)
      else { continue }
      for part in parts {
        guard case .condition(let name) = conditionExpression(of: part)?.arguments else { continue }
        let next = Fact(
          condition: name.text, isTrue: call.function == .not ? !fact.isTrue : fact.isTrue)
        if implied.insert(next).inserted { open.append(next) }
      }
    }
    return implied
  }

  /// Whether a condition is a comparison, not made of other conditions.
  fileprivate func isComparison(_ name: String) -> Bool {
    condition(name).flatMap { conditionExpression(of: $0.body.node) }?.function == .equals
  }
}
