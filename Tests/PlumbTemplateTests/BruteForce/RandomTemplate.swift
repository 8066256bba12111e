import TestSupport

/// A small random template, the same for the same seed.
struct RandomTemplate {
  /// The values that each parameter is tried with.
  private(set) var values: [String: [String]] = [:]
  private(set) var conditions: [String: Predicate] = [:]
  private(set) var property = Formula.noValue
  private var declarations = ""
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    for index in 0..<random.below(3) + 1 { declareParameter("P\(index)") }
    for index in 0..<random.below(3) + 1 { conditions["C\(index)"] = predicate(2, below: index) }
    property = formula(3, allowsList: true)
  }

  var yaml: String {
    let conditionLines = conditions.sorted { $0.key < $1.key }
      .map { "  \($0.key): \($0.value.yaml)\n" }.joined()
    return "Parameters:\n\(declarations)Conditions:\n\(conditionLines)Mappings:\n"
      + "  M: {a: {k: 1, l: a}, b: {k: 2, l: a}, c: {k: 1, l: c}}\nResources:\n"
      + "  R: {Type: 'A::B::C', Properties: {X: \(property.yaml)}}\n"
  }

  /// Every way to give the parameters values.
  var worlds: [World] {
    var assignments: [[String: String]] = [[:]]
    for (name, values) in values {
      assignments = assignments.flatMap { assignment in
        values.map { assignment.merging([name: $0]) { $1 } }
      }
    }
    return assignments.map { World(parameters: $0, conditions: conditions) }
  }

  private mutating func declareParameter(_ name: String) {
    let pool = ["a", "b", "c", ""]
    switch random.below(4) {
    case 0:
      declarations += "  \(name): {Type: String, Default: b}\n"
      values[name] = pool + ["other"]
    case 1:
      declarations += "  \(name): {Type: String, AllowedPattern: '[b-z]+'}\n"
      values[name] = ["b", "c", "other"]
    default:
      let allowed = Array(pool.shuffled(using: &random).prefix(random.below(3) + 1))
      let list = allowed.map { "'\($0)'" }.joined(separator: ", ")
      declarations +=
        "  \(name): {Type: String, AllowedValues: [\(list)], Default: '\(allowed[0])'}\n"
      values[name] = allowed
    }
  }

  private mutating func predicate(_ depth: Int, below index: Int) -> Predicate {
    switch random.below(depth > 0 ? 8 : 4) {
    case 0: return .equals(.ref(parameter), .ref(parameter))
    case 1 where index > 0: return .condition("C\(random.below(index))")
    case 2: return .equals(.sub([.ref(parameter)]), .literal("x" + literal))
    case 4:
      return .and([predicate(depth - 1, below: index), predicate(depth - 1, below: index)])
    case 5: return .or([predicate(depth - 1, below: index), predicate(depth - 1, below: index)])
    case 6: return .not(predicate(depth - 1, below: index))
    case 7 where index > 0:
      let condition = "C\(random.below(index))"
      return .equals(
        .choose(condition, .sub([.ref(parameter)]), .ref(parameter)), .literal(literal))
    default: return .equals(.ref(parameter), .literal(literal))
    }
  }

  private mutating func formula(_ depth: Int, allowsList: Bool = false) -> Formula {
    switch random.below(depth > 0 ? (allowsList ? 9 : 8) : 2) {
    case 0: return .literal(literal)
    case 1: return .ref(parameter)
    case 2, 3: return .choose(condition, branch(depth), branch(depth))
    case 4: return .sub(formulas(depth))
    case 5: return .join("-", formulas(depth))
    case 6: return .select(random.below(2), branches(depth))
    case 7: return .find(formula(depth - 1), random.below(2) == 0 ? "k" : "l")
    default: return .list(branches(depth))
    }
  }

  private mutating func formulas(_ depth: Int) -> [Formula] {
    (0..<random.below(2) + 1).map { _ in formula(depth - 1) }
  }

  private mutating func branches(_ depth: Int) -> [Formula] {
    (0..<random.below(3) + 1).map { _ in
      random.below(3) == 0 ? .choose(condition, branch(depth - 1), .noValue) : formula(depth - 1)
    }
  }

  private mutating func branch(_ depth: Int) -> Formula {
    random.below(5) == 0 ? .noValue : formula(max(depth - 1, 0))
  }

  private var parameter: String {
    mutating get { "P\(random.below(values.count))" }
  }

  private var condition: String {
    mutating get { "C\(random.below(conditions.count))" }
  }

  private var literal: String {
    mutating get { ["a", "b", "c", "z"][random.below(4)] }
  }
}
