import Testing

import CEL

/// Random expressions over undecided choices, against the same ones with everything decided.
@Test(arguments: 0..<8)
func whatIsKnownOfAChoiceHoldsHoweverItIsDecided(seed: Int) throws {
  var generator = ExpressionGenerator(seed: UInt64(seed))
  for _ in 0..<50 {
    let text = seed % 2 == 0 ? generator.bool(depth: 4) : generator.int(depth: 4)
    let program = try Program(text)
    let undecided = Evaluation(host: ChoiceHost()).evaluate(program)
    for sides in ChoiceHost.assignments {
      let decided = Evaluation(host: ChoiceHost(sides: sides)).evaluate(program)
      let leaf = alternative(of: undecided, sides)
      guard !isUnknown(leaf) else { continue }
      #expect(kind(leaf) == kind(decided), "\(text) with \(sides) (seed \(seed))")
    }
    try expectSplitsToDecide(program, "\(text) (seed \(seed))")
  }
}

/// Follows the splits, as a driver does; after at most two decisions nothing is unknown.
private func expectSplitsToDecide(_ program: Program, _ comment: String) throws {
  var pending: [[String: Int]] = [[:]]
  while let sides = pending.popLast() {
    guard case .unknown(let unknown) = Evaluation(host: ChoiceHost(sides: sides)).evaluate(program)
    else { continue }
    let name = try #require((unknown.split as? Split)?.name, "no split: \(comment)")
    try #require(sides[name] == nil, "split on what is decided: \(comment)")
    pending += [0, 1].map { side in sides.merging([name: side]) { $1 } }
  }
}

private func isUnknown(_ value: Value) -> Bool {
  if case .unknown = value { true } else { false }
}

/// Errors count as the same: which one comes first may depend on the order of evaluation.
private func kind(_ value: Value) -> String {
  if case .error = value { "error" } else { words(value) }
}

private func alternative(of value: Value, _ sides: [String: Int]) -> Value {
  guard case .unknown(let unknown) = value, unknown.isChoice, let split = unknown.split as? Split
  else { return value }
  return alternative(of: unknown.alternatives[sides[split.name] ?? 0], sides)
}

/// Two choices, in numbers, truth values and lists.
private struct ChoiceHost: EvaluationHost {
  var sides: [String: Int] = [:]

  static let assignments = [0, 1].flatMap { first in
    [0, 1].map { ["C": first, "D": $0] }
  }

  func variable(_ name: String) -> Value? {
    switch name {
    case "c": choice("C", .int(1), .int(2))
    case "c2": choice("C", .int(2), .int(1))
    case "d": choice("D", .int(1), .int(3))
    case "maybe": choice("D", .int(1), .absent)
    case "nested": choice("C", .int(0), choice("D", .int(1), .int(2)))
    case "flag": choice("C", .bool(true), .bool(false))
    case "items":
      .host(
        NodeList([
          .int(1), choice("C", .int(2), .absent),
          choice("D", choice("C", .absent, .int(3)), .int(4)),
        ]))
    default: nil
    }
  }

  private func choice(_ split: String, _ first: Value, _ second: Value) -> Value {
    switch sides[split] {
    case 0: first
    case 1: second
    default: TestHost.choice(split, first, second)
    }
  }
}

private struct ExpressionGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  private mutating func pick(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private mutating func any(_ texts: [String]) -> String { texts[pick(texts.count)] }

  mutating func int(depth: Int, in scope: [String] = []) -> String {
    guard depth > 0 else {
      return any(["0", "1", "2", "c", "c2", "d", "maybe", "nested"] + scope + scope)
    }
    switch pick(6) {
    case 0:
      return
        "(\(int(depth: depth - 1, in: scope)) \(any(["+", "-", "*", "/"])) \(int(depth: depth - 1, in: scope)))"
    case 1:
      return
        "(\(bool(depth: depth - 1, in: scope)) ? \(int(depth: depth - 1, in: scope)) : \(int(depth: depth - 1, in: scope)))"
    case 2: return "\(list(depth: depth - 1, in: scope)).size()"
    case 3:
      return
        "cel.bind(z, \(int(depth: depth - 1, in: scope)), \(int(depth: depth - 1, in: scope + ["z"])))"
    case 4: return "\(list(depth: depth - 1, in: scope))[\(int(depth: 0, in: scope))]"
    default: return int(depth: 0, in: scope)
    }
  }

  mutating func bool(depth: Int, in scope: [String] = []) -> String {
    guard depth > 0 else { return any(["true", "false", "flag", "!flag"]) }
    let inner = scope + ["x"]
    switch pick(6) {
    case 0:
      return
        "(\(bool(depth: depth - 1, in: scope)) \(any(["&&", "||"])) \(bool(depth: depth - 1, in: scope)))"
    case 1: return "!\(bool(depth: depth - 1, in: scope))"
    case 2:
      return
        "(\(int(depth: depth - 1, in: scope)) \(any(["<", "==", "!=", ">="])) \(int(depth: depth - 1, in: scope)))"
    case 3:
      return
        "\(list(depth: depth - 1, in: scope)).\(any(["all", "exists", "exists_one"]))(x, \(bool(depth: depth - 1, in: inner)))"
    case 4: return "(\(int(depth: depth - 1, in: scope)) in \(list(depth: depth - 1, in: scope)))"
    default: return bool(depth: 0, in: scope)
    }
  }

  mutating func list(depth: Int, in scope: [String] = []) -> String {
    guard depth > 0 else { return any(["[]", "[c, 2]", "items.filter(x, true)", "[1, d]"]) }
    let inner = scope + ["x"]
    switch pick(5) {
    case 0: return "[\(int(depth: depth - 1, in: scope)), \(int(depth: depth - 1, in: scope))]"
    case 1:
      return
        "\(any(["items", list(depth: depth - 1, in: scope)])).filter(x, \(bool(depth: depth - 1, in: inner)))"
    case 2:
      return
        "\(any(["items", list(depth: depth - 1, in: scope)])).map(x, \(int(depth: depth - 1, in: inner)))"
    case 3: return "(\(list(depth: depth - 1, in: scope)) + items)"
    default: return list(depth: 0, in: scope)
    }
  }
}
