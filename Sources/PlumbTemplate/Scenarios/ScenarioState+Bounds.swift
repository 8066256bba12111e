/// Dividing the values of a parameter at a bound.
extension ScenarioState {
  /// The part in which a measure is less than a bound and the rest, the one with the default first.
  func divide(
    _ parameter: Int, _ measure: Measure, at bound: Double, orEqual: Bool, in template: Template
  ) -> [ScenarioState] {
    switch domain(of: parameter, in: template) {
    case .values:
      return partition(parameter, in: template) {
        measure.isLess($0, than: bound, orEqual: orEqual) ?? false
      }
    case .anything(let except, let bounds):
      let parts = bounds.divided(measure, at: bound, orEqual: orEqual)
      let children = [parts.less, parts.rest]
        .compactMap { narrowed(parameter, except, to: $0, in: template) }
      guard let value = template.parameters[parameter].defaultValue else { return children }
      return children.filter { $0.admits(value, for: parameter, in: template) }
        + children.filter { !$0.admits(value, for: parameter, in: template) }
    }
  }

  /// The part in which a parameter is within bounds; nil if no value is.
  private func narrowed(
    _ parameter: Int, _ except: [ParameterValue], to bounds: Bounds, in template: Template
  ) -> ScenarioState? {
    if bounds.isEmpty { return nil }
    let excluded = except.filter(bounds.admits)
    let child = with(.anything(except: excluded, within: bounds), for: parameter)
    guard bounds.single != nil else { return child }
    let value = template.parameters[parameter].single(within: bounds)
    return value.flatMap { value in
      child.admits(value, for: parameter, in: template)
        ? child.with(.values([value]), for: parameter) : nil
    }
  }
}

extension Measure {
  /// Whether a value's measure is less than a bound; nil if the value has none.
  func isLess(_ value: ParameterValue, than bound: Double, orEqual: Bool) -> Bool? {
    of(value).map { orEqual ? $0 <= bound : $0 < bound }
  }
}

extension Parameter {
  /// The values that it can have before anything is decided.
  public var declaredDomain: Domain {
    if let listedValues, !listedValues.isEmpty, !isWrittenList { return .values(listedValues) }
    if let single = single(within: bounds), satisfiesRanges(single) { return .values([single]) }
    return .anything(except: [], within: bounds)
  }

  /// The only value within bounds, written as the default is; nil if there are several.
  func single(within bounds: Bounds) -> ParameterValue? {
    guard let single = bounds.single else { return nil }
    let isDefault = bounds.number.single != nil && defaultValue?.number == single.number
    return isDefault ? defaultValue : single
  }
}

extension Scenario {
  /// Whether a parameter's number or length is less than a bound.
  package func isLess(
    _ reading: ParameterReading, _ measure: Measure, than bound: Double, orEqual: Bool
  ) -> Truth {
    switch reading.domain {
    case .values(let values):
      let answers = values.map { measure.isLess($0, than: bound, orEqual: orEqual) }
      if let answer = answers[0], answers.allSatisfy({ $0 == answer }) { return .known(answer) }
      if answers.contains(nil) { return .unknown(reading.unknown(split: reading.pin)) }
    case .anything(_, let bounds):
      if let answer = bounds[measure].isLess(than: bound, orEqual: orEqual) {
        return .known(answer)
      }
    }
    let decision = Decision.isLess(parameter: reading.index, measure, than: bound, orEqual: orEqual)
    let isDivisible = bound.isFinite && isDivisible(by: decision, of: reading.index)
    return .unknown(reading.unknown(split: isDivisible ? decision : nil))
  }

  /// Whether both parts surely have a value, or none: a pattern may leave no text within some bounds.
  private func isDivisible(by decision: Decision, of parameter: Int) -> Bool {
    guard state.hasPattern(parameter, in: template) else { return true }
    guard case .isLess(_, let measure, let bound, let orEqual) = decision else { return false }
    return state.divide(parameter, measure, at: bound, orEqual: orEqual, in: template)
      .allSatisfy {
        $0.domain(of: parameter, in: template).values != nil
          || $0.possibility(of: parameter, in: template) != .unknown
      }
  }
}
