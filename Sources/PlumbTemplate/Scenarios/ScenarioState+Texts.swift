internal import PlumbPattern

/// What patterns, types and lengths leave of the texts that a parameter can be.
extension ScenarioState {
  /// Whether there is a value for a parameter, as far as that could be found out.
  package enum Possibility: Hashable, Sendable {
    /// There is this one.
    case value(ParameterValue)
    case none
    case unknown
  }

  /// A value that a parameter, and every one that has the same value, can have.
  ///
  /// Looked for where patterns restrict it, or where it has to be a number and a text at once.
  ///
  /// - Parameter excluded: Values that aren't wanted.
  package func possibility(
    of parameter: Int, except excluded: [ParameterValue] = [], in template: Template
  ) -> Possibility {
    guard case .anything(let except, let bounds) = domain(of: parameter, in: template) else {
      return .unknown
    }
    let parameters = members(of: parameter).map { template.parameters[$0] }
    guard let automata = ScenarioState.automata(of: parameters, within: bounds) else {
      return .unknown
    }
    let length = bounds.length.wholeNumbers
    let isNumberBound = bounds.number != Bounds.none.number
    let common = CommonText(
      acceptedBy: automata,
      lengths: Int(max(length.low, 0))...(length.high < 1e9 ? Int(length.high) : .max),
      except: Set((except + excluded).map(\.text)),
      where: isNumberBound ? { bounds.number.contains(ParameterValue($0).number ?? .nan) } : nil)
    switch common {
    case .none: return .none
    case .unknown: return .unknown
    case .text(let text):
      let value = ParameterValue(text)
      return admits(value, for: parameter, in: template) ? .value(value) : .unknown
    }
  }

  /// What the texts of parameters with one value have to match; nil if that says nothing new.
  private static func automata(
    of parameters: [Parameter], within bounds: Bounds
  ) -> [PatternAutomaton]? {
    if parameters.contains(where: \.isWrittenList) { return nil }
    let texts = parameters.filter { $0.type != .number }
    let areNumbers = texts.count < parameters.count
    let patterns = texts.compactMap(\.allowedPattern).map(\.source)
    if texts.isEmpty || patterns.isEmpty && !areNumbers { return nil }
    let isNumber = areNumbers || bounds.number != Bounds.none.number
    return (patterns + (isNumber ? [ParameterValue.numberPattern] : []))
      .compactMap { PatternAutomaton($0) }
  }

  /// Whether patterns restrict a parameter in a way that may leave nothing of some lengths.
  func hasPattern(_ parameter: Int, in template: Template) -> Bool {
    members(of: parameter).contains {
      let parameter = template.parameters[$0]
      return parameter.type != .number && parameter.allowedPattern != nil
    }
  }

  /// Whether the parameters whose domains are new may have a value.
  func mayHaveValues(after before: ScenarioState, in template: Template) -> Bool {
    domains.allSatisfy { parameter, domain in
      guard case .anything = domain, before.domains[parameter] != domain else { return true }
      // Many patterns accept one of these, and a search takes far longer.
      return ScenarioState.samples.contains { admits($0, for: parameter, in: template) }
        || possibility(of: parameter, in: template) != .none
    }
  }

  private static let samples = [
    "aaa", "1", "a@b.cc",
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:sns:us-east-1:111122223333:topic",
  ].map { ParameterValue($0) }
}

extension ParameterValue {
  /// The texts of which `number` isn't nil.
  static let numberPattern = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"
}
