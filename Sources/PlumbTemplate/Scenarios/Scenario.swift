internal import PlumbSource
internal import PlumbSyntax

/// A template as it is in a set of deployments: what a rule reads.
///
/// Remembers what it has read, so it belongs to one thread; make another for another thread.
public final class Scenario {
  public let template: Template
  public let state: ScenarioState
  /// The place read last that has a value of its own: where a failing check looked.
  public package(set) var lastRead: Place?

  /// What the values read since this was last reset depend on.
  package var dependencies = Dependencies()
  package let family: ScenarioFamily
  /// Whether there is no other scenario in the family.
  private let isAlone: Bool

  var values = ValueTable()
  var expansions: [Place: (members: Members, dependencies: Dependencies)] = [:]
  /// Rounds and members of loops that may still be made.
  var remainingLoopMembers = Scenario.maximumLoopMembers
  private var conditions: [DecidedCondition?]
  private var depth = 0
  private var isDeciding = false
  private var domainNumbers: [Int32] = []
  private(set) lazy var stateNumber = family.number(of: state)

  public convenience init(_ template: Template, _ state: ScenarioState) {
    self.init(template, state, family: ScenarioFamily(), isAlone: true)
  }

  /// A scenario that is looked at together with others of the same template.
  package convenience init(_ template: Template, _ state: ScenarioState, in family: ScenarioFamily)
  {
    self.init(template, state, family: family, isAlone: false)
  }

  private init(
    _ template: Template, _ state: ScenarioState, family: ScenarioFamily, isAlone: Bool
  ) {
    self.template = template
    self.state = state
    self.family = family
    self.isAlone = isAlone
    conditions = Array(repeating: nil, count: template.conditions.count)
  }

  /// Says where was read last, as if it were read now; nil for nowhere.
  package func note(lastRead place: Place?) {
    if let place { lastRead = place }
  }

  /// Forgets what was read, to be called when the scenario is no longer needed.
  ///
  /// Values hold the scenario that reads them, which without this would never be freed.
  package func forget() {
    if isAlone { family.forget() }
    values = ValueTable()
    expansions = [:]
  }

  /// The values that a parameter can have here.
  public func domain(of parameter: Int) -> Domain {
    noteUse(of: parameter)
    return state.domain(of: parameter, in: template)
  }

  /// Whether a parameter can have a value here.
  func admits(_ value: ParameterValue, for parameter: Int) -> Bool {
    noteUse(of: parameter)
    return state.admits(value, for: parameter, in: template)
  }

  /// Notes that the values of a parameter matter, also as far as others decide them.
  private func noteUse(of parameter: Int) {
    dependencies.insert(parameter: parameter)
    guard template.parameters[parameter].isPseudo else { return }
    for related in template.location.related(to: parameter) {
      dependencies.insert(parameter: related)
    }
  }

  /// The number of the domain that a parameter has here, the same for equal ones in the family.
  func domainNumber(_ parameter: Int) -> Int32 {
    if domainNumbers.isEmpty {
      domainNumbers = Array(repeating: -1, count: template.parameters.count)
    }
    if domainNumbers[parameter] < 0 {
      let domain = state.domain(of: parameter, in: template)
      domainNumbers[parameter] = family.number(of: domain, parameter: parameter)
    }
    return domainNumbers[parameter]
  }

  /// Reads something, and tells what of the state it depends on.
  package func tracking<Result>(_ read: () -> Result) -> (Result, Dependencies) {
    let before = dependencies
    dependencies = Dependencies()
    let result = read()
    let own = dependencies
    dependencies = before
    dependencies.formUnion(own)
    return (result, own)
  }

  /// Whether a condition of the template holds.
  public func condition(_ name: String) -> Truth {
    guard let index = template.conditionIndex[name] else {
      return .unknown(
        Unknown(
          Unknown.Reason("undefined condition \(name)", isMistake: template.lacksCondition(name))))
    }
    return condition(index)
  }

  func condition(_ index: Int) -> Truth {
    if let known = conditions[index] { return use(known, index) }
    // Those it depends on come first, so that a long chain of conditions needs no deep recursion.
    if !isDeciding { for other in undecidedConditions(below: index) { decide(other) } }
    return use(decide(index), index)
  }

  private func use(_ known: DecidedCondition, _ index: Int) -> Truth {
    dependencies.formUnion(known.parameters)
    dependencies.insert(condition: index)
    return known.truth
  }

  @discardableResult private func decide(_ index: Int) -> DecidedCondition {
    if let known = conditions[index] { return known }
    let condition = template.conditions[index]
    // Met again while it is being read, it depends on itself.
    let circle = Unknown(
      "condition \(condition.name.text), which depends on itself", at: condition.name.span)
    conditions[index] = DecidedCondition(truth: .unknown(circle))
    let before = (isDeciding, dependencies)
    (isDeciding, dependencies) = (true, Dependencies())
    let truth = truth(of: condition.body)
    let decided = DecidedCondition(
      truth: truth, parameters: dependencies.onParameters,
      mappingEntries: dependencies.mappingEntries)
    (isDeciding, dependencies) = before
    conditions[index] = decided
    return decided
  }

  /// The entries of mappings that a condition that has been read uses itself.
  func mappingEntries(ofCondition index: Int) -> [Place] {
    conditions[index]?.mappingEntries ?? []
  }

  /// The conditions that a condition depends on and that haven't been read, each after its own.
  private func undecidedConditions(below index: Int) -> [Int] {
    var order: [Int] = []
    var seen: Set<Int> = [index]
    var stack = [(index: index, below: template.conditions(usedBy: index)[...])]
    while let (current, below) = stack.last {
      guard let next = below.first else {
        stack.removeLast()
        if !stack.isEmpty { order.append(current) }
        continue
      }
      stack[stack.count - 1].below = below.dropFirst()
      if conditions[next] == nil, seen.insert(next).inserted {
        stack.append((next, template.conditions(usedBy: next)[...]))
      }
    }
    return order
  }

  /// Whether every assertion of the `Rules` section holds.
  public var ruleAssertions: Truth {
    .fold(
      template.rules.flatMap { rule -> [Truth] in
        let isInForce = rule.condition.map(truth(of:)) ?? .known(true)
        return rule.assertions.map { .fold([.not(isInForce), truth(of: $0)], identity: false) }
      }, identity: true)
  }

  /// Reads one level deeper; nil where that is too deep.
  func deeper<Result>(at place: Place, _ read: () -> Result) -> Result? {
    guard depth < Scenario.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    return read()
  }

  static func tooDeep(at place: Place) -> Unknown {
    Unknown("something too deep to be read", at: place.span)
  }

  /// How deep expressions may stand in each other, through conditions too: twice the depth of a tree.
  private static let maximumDepth = 500
  /// How many rounds and members loops make before the members of a mapping are unknown.
  private static let maximumLoopMembers = 20_000

  /// Whether a resource is created.
  public func exists(_ resource: Resource) -> Truth {
    existence(under: resource.condition?.text)
  }

  /// Whether what is written at a place is there: true of all but resources and outputs with conditions.
  func existence(at place: Place) -> Truth {
    existence(under: template.existenceCondition(of: place))
  }

  /// Whether what hangs on a condition is there; what hangs on a condition that nothing can define is,
  /// so that all that is wrong with it is found at once.
  private func existence(under name: String?) -> Truth {
    guard let name else { return .known(true) }
    if let index = template.conditionIndex[name] { return condition(index) }
    return template.canGain(name) ? condition(name) : .known(true)
  }

  /// The properties of a resource: a mapping, or absent.
  public func properties(of resource: Resource) -> Value {
    resource.properties.map(value(at:)) ?? .absent
  }
}

/// A condition in a scenario.
private struct DecidedCondition {
  let truth: Truth
  /// What of the parameters it depends on, through other conditions too.
  var parameters = Dependencies()
  /// The entries of mappings that it uses itself.
  var mappingEntries: [Place] = []
}

/// What a reader of a scenario has worked out and keeps with it.
package protocol ScenarioAttachment: AnyObject {
  /// Lets go of everything, so that nothing holds itself.
  func forget()
}
