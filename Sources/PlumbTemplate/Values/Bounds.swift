/// A number that belongs to a value of a parameter.
public enum Measure: Hashable, Sendable, CaseIterable {
  /// The value itself, of `Number` parameters.
  case number
  /// How many characters (Unicode scalars) the text has.
  case length

  /// The number of a value; nil if the value is no number.
  public func of(_ value: ParameterValue) -> Double? {
    switch self {
    case .number: value.number
    case .length: Double(value.text.unicodeScalars.count)
    }
  }
}

/// Between which bounds a parameter's number and its length are.
///
/// Numbers can have fractions, as CloudFormation allows; lengths are whole numbers.
public struct Bounds: Hashable, Sendable {
  public private(set) var number: NumberRange
  public private(set) var length: NumberRange

  /// No bounds at all, apart from those of every length.
  public static let none = Bounds(number: NumberRange(), length: NumberRange(from: 0))

  init(number: NumberRange, length: NumberRange) {
    self.number = number
    self.length = length.wholeNumbers
  }

  public subscript(measure: Measure) -> NumberRange {
    switch measure {
    case .number: number
    case .length: length
    }
  }

  /// Whether a value keeps to the bounds; text that is no number has no bounds to keep to only if
  /// there are none.
  public func admits(_ value: ParameterValue) -> Bool {
    let isNumberAdmitted = value.number.map(number.contains) ?? (number == NumberRange())
    return isNumberAdmitted && length.contains(Measure.length.of(value) ?? 0)
  }

  /// Whether some value could keep to both.
  package func overlap(_ other: Bounds) -> Bool { !intersection(other).isEmpty }

  var isEmpty: Bool { number.isEmpty || length.isEmpty }

  /// The bounds of the part in which a measure is less than a bound, and of the rest.
  func divided(_ measure: Measure, at bound: Double, orEqual: Bool) -> (less: Bounds, rest: Bounds)
  {
    let parts = self[measure].divided(at: bound, orEqual: orEqual)
    return (with(measure, parts.less), with(measure, parts.rest))
  }

  func intersection(_ other: Bounds) -> Bounds {
    Bounds(
      number: number.intersection(other.number), length: length.intersection(other.length))
  }

  /// The only text that keeps to the bounds; nil if there are several.
  ///
  /// Numbers are taken to be written in the shortest way: `30`, not `30.0`.
  var single: ParameterValue? {
    if let number = number.single { return ParameterValue(NumberText.of(number)) }
    return length.single == 0 ? ParameterValue("") : nil
  }

  private func with(_ measure: Measure, _ range: NumberRange) -> Bounds {
    switch measure {
    case .number: Bounds(number: range, length: length)
    case .length: Bounds(number: number, length: range)
    }
  }
}

extension Parameter {
  /// What `MinValue`, `MaxValue`, `MinLength` and `MaxLength` say.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  public var bounds: Bounds {
    if isWrittenList { return .none }
    if type == .number {
      return Bounds(
        number: NumberRange(from: minimum ?? -.infinity, to: maximum ?? .infinity),
        length: Bounds.none.length)
    }
    return Bounds(
      number: Bounds.none.number,
      length: NumberRange(
        from: Double(minimumLength ?? 0), to: maximumLength.map { Double($0) } ?? .infinity))
  }
}
