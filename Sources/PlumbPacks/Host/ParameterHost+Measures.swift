internal import CEL
internal import PlumbTemplate

/// Comparisons that bounds decide, or a decision about a bound.
extension ParameterHost {
  /// A function of a parameter that lists no values; nil to leave the answer to another argument.
  func measured(_ function: FunctionID, _ arguments: Arguments, at index: Int) -> CEL.Value? {
    let isNumber = reading.parameter.type == .number
    if !isNumber, case .size = function { return .host(LengthHost(self)) }
    if isNumber, case .double = function { return .host(self) }
    if isNumber, function.isOrder, arguments.count == 2 {
      if case .host(let other as ParameterHost) = arguments[1 - index] {
        return compare(function, index == 0 ? self : other, index == 0 ? other : self)
      }
      if let comparison = Comparison(function, arguments, at: index) {
        return comparison.result { isLess(.number, than: $0, orEqual: $1) }
      }
    }
    return undecided
  }

  /// What no decision tells.
  var undecided: CEL.Value { .unknown(host.unknown(reading.unknown(split: nil))) }

  func isLess(_ measure: Measure, than bound: Double, orEqual: Bool) -> CEL.Value {
    host.value(host.scenario.isLess(reading, measure, than: bound, orEqual: orEqual))
  }

  /// Two parameters by their order; nil where one of them has values that can be tried.
  private func compare(
    _ function: FunctionID, _ left: ParameterHost, _ right: ParameterHost
  ) -> CEL.Value? {
    guard case .anything(_, let one) = left.reading.domain,
      case .anything(_, let other) = right.reading.domain
    else { return nil }
    let isStrict = [.less, .greater].contains(function)
    let state = host.scenario.state
    if state.representative(of: left.reading.index) == state.representative(of: right.reading.index)
    {
      return .bool(!isStrict)
    }
    let isUpward = [.less, .lessOrEqual].contains(function)
    let (low, high) = isUpward ? (one.number, other.number) : (other.number, one.number)
    if let answer = low.isLess(than: high, orEqual: !isStrict) { return .bool(answer) }
    return .unknown(
      host.unknown(left.reading.unknown(split: nil).merged(with: right.reading.unknown(split: nil)))
    )
  }
}

/// The length of a text parameter that lists no values.
final class LengthHost: HostValue {
  private let parameter: ParameterHost

  init(_ parameter: ParameterHost) {
    self.parameter = parameter
  }

  var typeName: TypeName { "int" }

  func equals(_ other: CEL.Value) -> CEL.Value {
    guard let number = Scalars.double(other) else { return .bool(false) }
    return Comparison.isEqual(to: number) { parameter.isLess(.length, than: $0, orEqual: $1) }
  }

  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int,
    apply: (Arguments) -> CEL.Value
  ) -> CEL.Value? {
    if function.isEquality { return nil }
    guard let comparison = Comparison(function, arguments, at: index) else {
      return parameter.undecided
    }
    return comparison.result { parameter.isLess(.length, than: $0, orEqual: $1) }
  }
}
