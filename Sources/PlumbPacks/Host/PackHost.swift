internal import CEL
internal import PlumbTemplate

/// What the expressions of one evaluation of a rule see: a scenario, and where reasons come from.
final class PackHost: EvaluationHost {
  let scenario: Scenario
  /// The reasons for which values aren't known, by their text.
  private var reasons: [String: PlumbTemplate.Unknown.Reason] = [:]

  init(_ scenario: Scenario) {
    self.scenario = scenario
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
