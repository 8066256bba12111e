import TestSupport

/// A small random template with every construct there is, the same for the same seed.
struct RandomTemplate {
  /// The values that each parameter is tried with.
  private(set) var values: [(name: String, values: [String])] = []
  /// Whether some parameter can have other values than those.
  private(set) var hasFreeParameters = false
  /// Whether a parameter must be given.
  private(set) var hasRequiredParameters = false
  /// Whether a parameter that can have other values must be given.
  private(set) var hasRequiredFreeParameters = false
  private(set) var yaml = ""
  private var conditions: [String] = []
  private var random: SplitMix64

  init(seed: UInt64, allowsFreeParameters: Bool) {
    random = SplitMix64(state: seed)
    var text = "Parameters:\n"
    for index in 0..<random.below(3) + 1 {
      text += declaration("P\(index)", isFree: allowsFreeParameters && random.below(3) == 0)
    }
    text += "Mappings:\n  M: {a: {k: 1, l: [a, b]}, b: {k: 2, l: [c]}, c: {k: 1, l: [a]}, "
    text += "'1': {k: 1, l: [b]}, '2': {k: a, l: [c, a]}}\n"
    text += "Conditions:\n"
    for index in 0..<random.below(3) + 1 {
      text += "  C\(index): \(predicate(2))\n"
      conditions.append("C\(index)")
    }
    if random.below(3) == 0 { text += rules }
    text += resources
    yaml = text
  }

  /// Every way to give the parameters values.
  var assignments: [[String: String]] {
    values.reduce([[:]]) { assignments, parameter in
      assignments.flatMap { assignment in
        parameter.values.map { assignment.merging([parameter.name: $0]) { $1 } }
      }
    }
  }

  /// Tries a parameter with one more value.
  mutating func add(_ value: String, to name: String) {
    for index in values.indices where values[index].name == name {
      if !values[index].values.contains(value) { values[index].values.append(value) }
    }
  }

  // MARK: Sections

  private mutating func declaration(_ name: String, isFree: Bool) -> String {
    var kind = isFree ? ParameterKind.free(&random) : ParameterKind.finite(&random)
    kind.values.shuffle(using: &random)
    let isRequired = random.below(5) == 0
    let initial = isRequired ? "" : ", Default: '\(kind.values[0])'"
    hasRequiredParameters = hasRequiredParameters || isRequired
    hasRequiredFreeParameters = hasRequiredFreeParameters || isRequired && isFree
    hasFreeParameters = hasFreeParameters || isFree
    if isFree {
      values.append((name, kind.values))
    } else {
      let allowed = Array(kind.values.prefix(random.below(3) + 1))
      values.append((name, allowed))
      let list = allowed.shuffled(using: &random).map { "'\($0)'" }.joined(separator: ", ")
      kind.declaration += ", AllowedValues: [\(list)]"
    }
    return "  \(name): {\(kind.declaration)\(initial)}\n"
  }

  private var rules: String {
    mutating get {
      let condition = random.below(2) == 0 ? "RuleCondition: \(comparison()), " : ""
      let assertion =
        random.below(3) == 0
        ? "!Contains [[a, b, '1'], !Ref \(parameter)]" : "!Not [\(comparison())]"
      return "Rules: {R: {\(condition)Assertions: [{Assert: \(assertion)}]}}\n"
    }
  }

  private var resources: String {
    mutating get {
      var text = "Resources:\n"
      text += "  R:\n    Type: A::B::R\n"
      if random.below(3) == 0 { text += "    Condition: \(condition)\n" }
      text += "    Properties:\n"
      for name in ["X", "Y", "Z"] { text += "      \(name): \(value(3))\n" }
      text += "      L: \(list(2))\n      M: {a: \(value(1)), b: \(value(1))}\n"
      text += "      Target: \(target)\n"
      text += "  S:\n    Type: A::B::S\n    Condition: \(condition)\n"
      text += "    Properties: {V: \(value(2)), Target: \(target)}\n"
      text += "  T:\n    Type: A::B::S\n    Properties: {V: \(value(1))}\n"
      return text
    }
  }

  private var target: String {
    mutating get {
      switch random.below(4) {
      case 0: "!Ref S"
      case 1: "!Ref T"
      case 2: "!If [\(condition), !Ref S, !GetAtt T.Arn]"
      default: "!Sub 'x/${S}'"
      }
    }
  }

  // MARK: Conditions

  private mutating func predicate(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 7 : 3) {
    case 0 where !conditions.isEmpty: "!Condition \(condition)"
    case 3: "!And [\(predicate(depth - 1)), \(predicate(depth - 1))]"
    case 4: "!Or [\(predicate(depth - 1)), \(predicate(depth - 1))]"
    case 5: "!Not [\(predicate(depth - 1))]"
    default: comparison()
    }
  }

  private mutating func comparison() -> String {
    switch random.below(9) {
    case 0, 1: "!Equals [!Ref \(parameter), !Ref \(parameter)]"
    case 2: "!Equals [!FindInMap [M, !Ref \(parameter), k], '1']"
    case 3: "!Equals [!Sub '${\(parameter)}x', \(literal)x]"
    case 4: "!Equals [!Join ['-', [!Ref \(parameter), !Ref \(parameter)]], a-\(literal)]"
    case 5: "!Equals [!Join ['', [!Ref \(parameter), !Ref \(parameter)]], '']"
    default: "!Equals [!Ref \(parameter), '\(literal)']"
    }
  }

  // MARK: Values

  private mutating func value(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 16 : 3) {
    case 0: "'\(literal)'"
    case 1: "\(random.below(3))"
    case 2: "!Ref \(parameter)"
    case 3, 4, 5, 6: "!If [\(condition), \(branch(depth - 1)), \(branch(depth - 1))]"
    case 7: "!Sub '${\(parameter)}x'"
    case 8: "!Sub ['${V}-${\(parameter)}', {V: \(text(depth - 1))}]"
    case 9: "!Join ['-', \(texts(depth - 1))]"
    case 10: "!Select [\(random.below(2)), \(list(depth - 1))]"
    case 11: "!FindInMap [M, \(text(depth - 1)), k]"
    case 12: "!Select [0, !Split ['-', !Sub '${\(parameter)}-\(literal)']]"
    case 13: "{Fn::Length: \(list(depth - 1))}"
    case 14: "{Fn::ToJsonString: {a: \(value(depth - 1))}}"
    default: "!Base64 \(literal)"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 4 : 2) {
    case 0: "'\(literal)'"
    case 1: "!Ref \(parameter)"
    default: "!If [\(condition), \(text(depth - 1)), \(text(depth - 1))]"
    }
  }

  private mutating func texts(_ depth: Int) -> String {
    "[" + (0..<random.below(2) + 1).map { _ in text(depth) }.joined(separator: ", ") + "]"
  }

  private mutating func branch(_ depth: Int) -> String {
    random.below(4) == 0 ? "!Ref AWS::NoValue" : value(max(depth, 0))
  }

  private mutating func list(_ depth: Int) -> String {
    switch random.below(8) {
    case 0 where depth > 0: "!If [\(condition), \(list(depth - 1)), \(list(depth - 1))]"
    case 1: "!FindInMap [M, !Ref \(parameter), l]"
    case 2: "!Split ['-', !Sub '${\(parameter)}-${\(parameter)}']"
    default: elements(depth)
    }
  }

  private mutating func elements(_ depth: Int) -> String {
    let elements = (0..<random.below(3) + 1).map { _ in
      random.below(2) == 0
        ? "!If [\(condition), \(branch(depth - 1)), \(branch(depth - 1))]" : value(depth - 1)
    }
    return "[" + elements.joined(separator: ", ") + "]"
  }

  private var parameter: String { mutating get { "P\(random.below(values.count))" } }
  private var condition: String { mutating get { "C\(random.below(conditions.count))" } }
  private var literal: String { mutating get { ["a", "b", "c", "1", "2"][random.below(5)] } }
}
