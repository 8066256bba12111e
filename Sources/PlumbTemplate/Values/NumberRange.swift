/// The numbers between two bounds, each of which may belong to them or not.
public struct NumberRange: Hashable, Sendable {
  /// The lower bound; minus infinity if there is none.
  public private(set) var low: Double
  /// The upper bound; infinity if there is none.
  public private(set) var high: Double
  /// Whether the lower bound isn't in the range itself.
  public private(set) var excludesLow: Bool
  /// Whether the upper bound isn't in the range itself.
  public private(set) var excludesHigh: Bool

  /// The numbers from one bound to the other, both included.
  public init(from low: Double = -.infinity, to high: Double = .infinity) {
    self.low = low
    self.high = high
    excludesLow = false
    excludesHigh = false
  }

  public var isEmpty: Bool {
    low > high || low == high && (excludesLow || excludesHigh)
  }

  /// The only number; nil if there are several, or none.
  public var single: Double? {
    low == high && !isEmpty ? low : nil
  }

  public func contains(_ number: Double) -> Bool {
    (excludesLow ? number > low : number >= low) && (excludesHigh ? number < high : number <= high)
  }

  /// Whether every number is less than a bound, or none is; nil if that depends on the number.
  public func isLess(than bound: Double, orEqual: Bool) -> Bool? {
    if high < bound || high == bound && (orEqual || excludesHigh) { return true }
    if low > bound || low == bound && (!orEqual || excludesLow) { return false }
    return nil
  }

  /// Whether each number is less than each of another range, or none is; nil if that depends on them.
  package func isLess(than other: NumberRange, orEqual: Bool) -> Bool? {
    let touch = high == other.low
    if high < other.low || touch && (orEqual || excludesHigh || other.excludesLow) { return true }
    let meet = low == other.high
    if low > other.high || meet && (!orEqual || excludesLow || other.excludesHigh) { return false }
    return nil
  }

  /// The part that is less than a bound, and the rest; either may be empty.
  func divided(at bound: Double, orEqual: Bool) -> (less: NumberRange, rest: NumberRange) {
    var less = NumberRange(to: bound)
    less.excludesHigh = !orEqual
    var rest = NumberRange(from: bound)
    rest.excludesLow = orEqual
    return (intersection(less), intersection(rest))
  }

  func intersection(_ other: NumberRange) -> NumberRange {
    var both = self
    if other.low > low {
      (both.low, both.excludesLow) = (other.low, other.excludesLow)
    } else if other.low == low {
      both.excludesLow = excludesLow || other.excludesLow
    }
    if other.high < high {
      (both.high, both.excludesHigh) = (other.high, other.excludesHigh)
    } else if other.high == high {
      both.excludesHigh = excludesHigh || other.excludesHigh
    }
    return both
  }

  /// The range of its whole numbers, whose bounds are whole numbers that belong to it.
  package var wholeNumbers: NumberRange {
    NumberRange(
      from: excludesLow ? low.rounded(.down) + 1 : low.rounded(.up),
      to: excludesHigh ? high.rounded(.up) - 1 : high.rounded(.down))
  }
}
