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
  /// A part of the deployments in which conditions have certain values; nil where there is none.
  private var known: [Set<Fact>: ScenarioState?] = [:]
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
    let resources = template.resources.map { ($0.body.span, $0.condition?.text) }
    let outputs = template.outputs.map { ($0.body.span, $0.condition?.text) }
    return (resources + outputs).sorted { $0.0 < $1.0 }
  }

  private mutating func check(_ branch: Node, _ facts: Set<Fact>, _ fact: Fact, _ name: Node) {
    // What is around it may be out of reach itself, which is reported there.
    guard part(with: fact, and: facts) == nil, part(facts) != nil else { return }
    // A comparison that always has one result is reported where it is written.
    if facts.isEmpty, template.isComparison(fact.condition) { return }
    violations.append(
      .init(
        "this branch is never taken: '\(fact.condition)' is never \(fact.isTrue) here",
        at: Label(branch.nameSpan), related: [Label(name.span, "the condition")]))
  }

  /// A part in which conditions have these values, or in which that can't be told; nil for none.
  private mutating func part(_ facts: Set<Fact>) -> ScenarioState? {
    if facts.isEmpty { return scenario.state }
    if let answer = known[facts] { return answer }
    if contradict(facts) {
      known[facts] = .some(nil)
      return nil
    }
    var budget = 64
    let answer = part(facts, of: scenario.state, &budget)
    known[facts] = .some(answer)
    return answer
  }

  /// Whether conditions exclude each other by what 'Fn::And', 'Fn::Or' and 'Fn::Not' imply.
  private func contradict(_ facts: Set<Fact>) -> Bool {
    let implied = template.implications(of: facts)
    return implied.contains { implied.contains($0.negated) }
  }

  /// The same for one more condition: mostly a part of what was found for the others.
  private mutating func part(with fact: Fact, and facts: Set<Fact>) -> ScenarioState? {
    let all = facts.union([fact])
    if let answer = known[all] { return answer }
    guard !contradict(all), let base = part(facts) else { return nil }
    var budget = 64
    guard let found = part([fact], of: base, &budget) else { return part(all) }
    known[all] = .some(found)
    return found
  }

  private func part(
    _ facts: Set<Fact>, of state: ScenarioState, _ budget: inout Int
  ) -> ScenarioState? {
    budget -= 1
    if budget < 0 { return state }
    let part = Scenario(template, state)
    defer { part.forget() }
    var split: Decision?
    var isOpen = false
    // In an order that is the same in every run.
    for fact in facts.sorted(by: { $0.condition < $1.condition }) {
      switch part.condition(fact.condition) {
      case .known(let isTrue) where isTrue != fact.isTrue: return nil
      case .known: continue
      case .unknown(let unknown):
        isOpen = isOpen || unknown.split == nil
        split = split ?? unknown.split
      }
    }
    guard let split, !isOpen else { return state }
    for child in state.refined(by: split, in: template) {
      if let found = self.part(facts, of: child, &budget) { return found }
    }
    return nil
  }
}

/// That a condition of the template has a value.
private struct Fact: Hashable {
  let condition: String
  let isTrue: Bool

  var negated: Fact { Fact(condition: condition, isTrue: !isTrue) }
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
