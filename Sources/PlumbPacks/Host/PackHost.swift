internal import CEL
internal import PlumbSyntax
internal import PlumbSchedules
internal import PlumbTemplate

/// What the expressions of a pack's rules see: a scenario, and where reasons come from.
///
/// All rules of a pack look at a scenario through the same host, which remembers what is costly.
final class PackHost: EvaluationHost {
  let scenario: Scenario
  let settings: CEL.Value
  let memory: ReferenceMemory
  /// The reasons for which values aren't known, by their text, as the current rule has met them.
  private var reasons: [String: PlumbTemplate.Unknown.Reason] = [:]
  private var remembered: [Question: Answer] = [:]

  init(_ scenario: Scenario, _ settings: PackSettings) {
    self.scenario = scenario
    memory = ReferenceMemory(scenario)
    self.settings = .map(
      ValueMap(settings.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.cel) }))
  }

  /// Begins with a rule.
  func begin() {
    reasons = [:]
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
      .unknown(
        CEL.Unknown(
          reasons(of: choice.unknown),
          split: choice.unknown.split.map { ScenarioDecision($0, condition: choice.condition) },
          first: self.value(choice.then, writtenAt: written),
          second: self.value(choice.otherwise, writtenAt: written)))
    case .unknown(let unknown): .unknown(self.unknown(unknown))
    }
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
  enum Question: Hashable {
    case call(DefinitionCall)
    /// The resources of some types; of all for nil.
    case resources([String]?)
    /// What refers to a resource, by its identity, among those of some types.
    case referrers(Int, [String]?)
    case schedule(String, ScheduleExpression.Service?)
  }

  /// A value, with what finding it left behind.
  private struct Answer {
    let value: CEL.Value
    let lastRead: Place?
    let reasons: [String: PlumbTemplate.Unknown.Reason]
  }

  func remembering(_ call: DefinitionCall, _ compute: () -> CEL.Value) -> CEL.Value {
    answer(to: .call(call), compute)
  }

  /// The answer of an earlier time, with all that computing it anew would leave behind.
  func answer(to question: Question, _ compute: () -> CEL.Value) -> CEL.Value {
    if let known = remembered[question] {
      leave(known)
      return known.value
    }
    let before = (scenario.lastRead, reasons)
    (scenario.lastRead, reasons) = (nil, [:])
    let value = compute()
    let answer = Answer(value: value, lastRead: scenario.lastRead, reasons: reasons)
    (scenario.lastRead, reasons) = before
    leave(answer)
    // An error may come from a limit of the evaluation.
    if case .error = value { return value }
    remembered[question] = answer
    return value
  }

  private func leave(_ answer: Answer) {
    if let place = answer.lastRead { scenario.lastRead = place }
    if !answer.reasons.isEmpty { reasons.merge(answer.reasons) { first, _ in first } }
  }

  func forget() {
    remembered = [:]
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
