internal import CEL
internal import PlumbSyntax
internal import PlumbSchedules
internal import PlumbTemplate

/// What the expressions of a pack's rules see: a scenario, and where reasons come from.
///
/// All rules of a pack look at the scenarios of a family through the same host, which remembers what
/// is costly, and in which scenarios it holds. Values of the template are read in the scenario that
/// is looked at, also those that an answer of an earlier scenario is made of.
final class PackHost: EvaluationHost {
  private(set) var scenario: Scenario
  let settings: CEL.Value
  let memory = ReferenceMemory()
  /// The reasons for which values aren't known, by their text, as the current rule has met them.
  private var reasons: [String: PlumbTemplate.Unknown.Reason] = [:]
  private var calls = VersionTable<DefinitionCall, Answer>()
  /// Answers to `Question`, by its text.
  private var answers = VersionTable<String, Answer>()

  init(_ scenario: Scenario, _ settings: PackSettings) {
    self.scenario = scenario
    self.settings = .map(
      ValueMap(settings.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.cel) }))
  }

  /// The host of a scenario's family.
  static func of(_ scenario: Scenario, _ settings: PackSettings) -> PackHost {
    let host = scenario.family.attachment(for: settings) { PackHost(scenario, settings) }
    host.begin(scenario)
    return host
  }

  /// Begins with a rule.
  private func begin(_ scenario: Scenario) {
    self.scenario = scenario
    if !reasons.isEmpty { reasons = [:] }
  }

  func variable(_ name: String) -> CEL.Value? {
    switch name {
    case "settings": return settings
    case "template":
      guard let root = scenario.template.tree.root else { return nil }
      let before = scenario.lastRead
      defer { scenario.lastRead = before }
      return value(scenario.value(at: Place(root)))
    default: return nil
    }
  }

  /// A scalar of a template has no members.
  func member(_ field: String, ofScalar value: CEL.Value) -> CEL.Value? { .absent }

  // MARK: Into CEL

  func value(_ value: PlumbTemplate.Value) -> CEL.Value { self.value(value, writtenAt: nil) }

  /// A value of which it is known where the author wrote it, as itself or as a function.
  func value(_ value: PlumbTemplate.Value, writtenAt written: Place?) -> CEL.Value {
    switch value {
    case .absent: .absent
    case .scalar(let scalar): .host(ScalarHost(scalar, writtenAt: written))
    case .parameter(let reading): .host(ParameterHost(reading, self))
    case .text(let text): .host(TextHost(text, self))
    case .mapping(let mapping): .host(MappingHost(mapping, self))
    case .sequence(let sequence): .host(SequenceHost(sequence, self))
    case .choice(let choice):
      self.choice(
        choice.unknown, by: choice.condition, self.value(choice.then, writtenAt: written),
        self.value(choice.otherwise, writtenAt: written))
    case .unknown(let unknown): .unknown(self.unknown(unknown))
    }
  }

  /// A choice between what holds with a condition and without it.
  func choice(
    _ unknown: PlumbTemplate.Unknown, by condition: String, _ then: CEL.Value,
    _ otherwise: CEL.Value
  ) -> CEL.Value {
    .unknown(
      CEL.Unknown(
        reasons(of: unknown),
        split: unknown.split.map { ScenarioDecision($0, condition: condition) }, first: then,
        second: otherwise))
  }

  func value(_ truth: Truth) -> CEL.Value {
    switch truth {
    case .known(let value): .bool(value)
    case .unknown(let unknown): .unknown(self.unknown(unknown))
    }
  }

  func unknown(_ unknown: PlumbTemplate.Unknown) -> CEL.Unknown {
    CEL.Unknown(reasons(of: unknown), split: unknown.split.map { ScenarioDecision($0) })
  }

  private func reasons(of unknown: PlumbTemplate.Unknown) -> [String] {
    for reason in unknown.reasons {
      if reasons[reason.text] == nil { reasons[reason.text] = reason }
    }
    return unknown.reasons.map(\.text)
  }

  // MARK: Out of CEL

  func unknown(_ unknown: CEL.Unknown) -> PlumbTemplate.Unknown {
    let split = (unknown.split as? ScenarioDecision)?.decision
    let reasons = unknown.reasons.map { self.reasons[$0] ?? PlumbTemplate.Unknown.Reason($0) }
    var result = PlumbTemplate.Unknown(
      reasons.first ?? PlumbTemplate.Unknown.Reason("something unknown"), split: split)
    for reason in reasons.dropFirst() {
      result = result.merged(with: PlumbTemplate.Unknown(reason))
    }
    return result
  }
}

// MARK: Remembering

extension PackHost: ScenarioAttachment {
  /// What rules ask again and again, with the same answer in a scenario.
  enum Question {
    /// The resources of some types; of all for nil.
    case resources([String]?)
    /// What refers to a resource, by its identity, among those of some types.
    case referrers(Int, [String]?)
    case schedule(String, ScheduleExpression.Service?)
    /// The statements of a resource, by its identity.
    case statements(Int)
    /// The tags of a resource, by its identity.
    case tags(Int)

    /// A text that no other question has.
    fileprivate var key: String {
      switch self {
      case .resources(let types): "resources \(types?.joined(separator: " ") ?? "")"
      case .referrers(let target, let types):
        "referrers \(target) \(types?.joined(separator: " ") ?? "")"
      case .schedule(let text, let service):
        // Interpolating an enum takes a thousand times as long as its raw value.
        "schedule \(service?.rawValue ?? "") \(text)"
      case .statements(let resource): "statements \(resource)"
      case .tags(let resource): "tags \(resource)"
      }
    }
  }

  /// A value, with what finding it left behind.
  private struct Answer {
    let value: CEL.Value
    let lastRead: Place?
    let reasons: [String: PlumbTemplate.Unknown.Reason]
  }

  var remembersCalls: Bool { true }

  func remembering(_ call: DefinitionCall, _ compute: () -> CEL.Value) -> CEL.Value {
    if let known = calls.find(call, in: scenario) {
      leave(known)
      return known.value
    }
    let (answer, dependencies) = answer(compute)
    // An error may come from a limit of the evaluation.
    if case .error = answer.value { return answer.value }
    calls.add(answer, for: call, dependencies, in: scenario)
    return answer.value
  }

  /// The answer of an earlier time, with all that computing it anew would leave behind.
  func answer(to question: Question, _ compute: () -> CEL.Value) -> CEL.Value {
    let key = question.key
    if let known = answers.find(key, in: scenario) {
      leave(known)
      return known.value
    }
    let (answer, dependencies) = answer(compute)
    if case .error = answer.value { return answer.value }
    answers.add(answer, for: key, dependencies, in: scenario)
    return answer.value
  }

  private func answer(_ compute: () -> CEL.Value) -> (Answer, Dependencies) {
    let before = (scenario.lastRead, reasons)
    (scenario.lastRead, reasons) = (nil, [:])
    let (value, dependencies) = scenario.tracking { compute() }
    let answer = Answer(value: value, lastRead: scenario.lastRead, reasons: reasons)
    (scenario.lastRead, reasons) = before
    leave(answer)
    return (answer, dependencies)
  }

  private func leave(_ answer: Answer) {
    if let place = answer.lastRead { scenario.lastRead = place }
    if !answer.reasons.isEmpty { reasons.merge(answer.reasons) { first, _ in first } }
  }

  func forget() {
    calls = VersionTable()
    answers = VersionTable()
    memory.forget()
  }
}

/// The values of a pack's settings in a run.
///
/// An object, by which the rules of a pack find what they have worked out together.
final class PackSettings: Sendable {
  let values: [String: SettingValue]

  init(_ values: [String: SettingValue]) {
    self.values = values
  }
}

/// A decision about a scenario, as CEL carries it.
struct ScenarioDecision: CEL.Decision {
  let decision: PlumbTemplate.Decision
  /// The condition of the choice; nil where the decision belongs to none.
  ///
  /// Two conditions can ask the same question about a parameter and answer it differently, so only
  /// choices by the same condition go the same way.
  private let condition: String?

  init(_ decision: PlumbTemplate.Decision, condition: String? = nil) {
    self.decision = decision
    self.condition = condition
  }

  func isSame(as other: any CEL.Decision) -> Bool {
    guard let other = other as? ScenarioDecision, let condition else { return false }
    return condition == other.condition
  }
}

/// A value that is written in a template, or made from what is.
protocol TemplateHostValue: HostValue {
  /// Where it is written; nil if it is written nowhere.
  var place: Place? { get }
}
