internal import CEL

/// A comparison of something with a known number, as the question whether it is less.
struct Comparison {
  let bound: Double
  let orEqual: Bool
  let isNegated: Bool

  /// The comparison that a call is, seen from one of its arguments; nil for any other call.
  init?(_ function: FunctionID, _ arguments: Arguments, at index: Int) {
    guard arguments.count == 2, let bound = Scalars.double(arguments[1 - index]) else { return nil }
    self.init(index == 0 ? function : Comparison.flipped(function), bound)
  }

  private init?(_ function: FunctionID, _ bound: Double) {
    self.bound = bound
    switch function {
    case .less: (orEqual, isNegated) = (false, false)
    case .lessOrEqual: (orEqual, isNegated) = (true, false)
    case .greater: (orEqual, isNegated) = (true, true)
    case .greaterOrEqual: (orEqual, isNegated) = (false, true)
    default: return nil
    }
  }

  /// The comparison's result, of what tells whether the thing is less than a bound.
  func result(isLess: (_ than: Double, _ orEqual: Bool) -> CEL.Value) -> CEL.Value {
    switch isLess(bound, orEqual) {
    case .bool(let answer): .bool(answer != isNegated)
    case let unknown: unknown
    }
  }

  /// Whether the thing is a number: neither less nor more.
  static func isEqual(
    to number: Double, isLess: (_ than: Double, _ orEqual: Bool) -> CEL.Value
  ) -> CEL.Value {
    switch (isLess(number, false), isLess(number, true)) {
    case (.bool(true), _), (_, .bool(false)): .bool(false)
    case (.bool(false), let other): other
    case (let unknown, _): unknown
    }
  }

  /// The comparison with its operands exchanged; any other function as it is.
  private static func flipped(_ function: FunctionID) -> FunctionID {
    switch function {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: function
    }
  }
}
