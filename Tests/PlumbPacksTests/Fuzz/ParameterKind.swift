import TestSupport

/// What a random parameter's declaration says about its values.
struct ParameterKind {
  /// Without the default and the values listed.
  var declaration: String
  /// Values that it admits, to be tried: those of every kind that a rule can tell apart.
  var values: [String]

  /// Some of its values are to be listed.
  static func finite(_ random: inout SplitMix64) -> ParameterKind {
    random.below(5) == 0
      ? ParameterKind(declaration: "Type: Number", values: ["1", "2", "3", "0", "2.5"])
      : ParameterKind(declaration: "Type: String", values: ["a", "b", "c", "1", "2"])
  }

  /// It can have any value within bounds.
  static func free(_ random: inout SplitMix64) -> ParameterKind {
    switch random.below(6) {
    case 0, 1: number(&random)
    case 2: text(&random)
    case 3: pattern(&random)
    default: ParameterKind(declaration: "Type: String", values: texts)
    }
  }

  /// A list, of which no declaration says how long it is.
  static func list(_ random: inout SplitMix64) -> ParameterKind {
    let texts = ["a", "a,b", "b,c,a", "c", "1,2", "b"]
    return switch random.below(3) {
    case 0: ParameterKind(declaration: "Type: List<Number>", values: ["1", "1,2", "2,1,3", "2"])
    case 1:
      ParameterKind(
        declaration: "Type: CommaDelimitedList, AllowedValues: [a, b, c]",
        values: texts.filter { !$0.contains("1") })
    default: ParameterKind(declaration: "Type: CommaDelimitedList", values: texts)
    }
  }

  private static let texts = ["a", "b", "c", "1", "2", "", "ax", "other", "another"]

  private static func number(_ random: inout SplitMix64) -> ParameterKind {
    let low: Double? = [nil, nil, -1, 0, 1, 2][random.below(6)]
    let high: Double? = [nil, nil, 2, 2.5, 3, 30][random.below(6)]
    let values: [Double] = [-1, 0, 0.5, 1, 2, 2.5, 3, 30, 31].filter {
      $0 >= low ?? $0 && $0 <= high ?? $0
    }
    return ParameterKind(
      declaration: "Type: Number" + written("MinValue", low) + written("MaxValue", high),
      values: values.map(spelling))
  }

  private static func text(_ random: inout SplitMix64) -> ParameterKind {
    let low: Double? = [nil, 1, 2][random.below(3)]
    let high: Double? = [nil, 2, 5][random.below(3)]
    return ParameterKind(
      declaration: "Type: String" + written("MinLength", low) + written("MaxLength", high),
      values: texts.filter { Double($0.count) >= low ?? 0 && Double($0.count) <= high ?? 9 })
  }

  private static func pattern(_ random: inout SplitMix64) -> ParameterKind {
    let patterns = [
      ("[a-c]", ["a", "b", "c"]), ("[a-z]+", ["a", "b", "c", "ax", "other", "another"]),
      ("[ab12]x?", ["a", "b", "1", "2", "ax", "bx", "1x"]),
      ("\\d*", ["", "1", "2", "3", "30", "12"]),
    ]
    let (pattern, values) = patterns[random.below(patterns.count)]
    return ParameterKind(
      declaration: "Type: String, AllowedPattern: '\(pattern)'", values: values)
  }

  private static func written(_ bound: String, _ value: Double?) -> String {
    value.map { ", \(bound): \(spelling($0))" } ?? ""
  }

  private static func spelling(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
