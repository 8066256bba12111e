import CEL

/// A host with a bit of everything that a template can hold.
struct TestHost: EvaluationHost {
  /// Counts how often each variable was asked for.
  final class Log {
    var names: [String] = []
  }

  let log = Log()

  func variable(_ name: String) -> Value? {
    log.names.append(name)
    return TestHost.value(name)
  }

  func member(_ field: String, ofScalar value: Value) -> Value? {
    // As in a template, where a scalar stands for a map: nothing, not an error.
    field == "lenient" ? .absent : nil
  }

  static func value(_ name: String) -> Value? {
    switch name {
    case "absent": .absent
    case "unknown": .unknown(Unknown(["import"]))
    case "split": .unknown(Unknown(["parameter"], split: Split("S")))
    // Undecided choices: c and c2 go together, d is another.
    case "c": choice("C", .int(1), .int(2))
    case "c2": choice("C", .int(3), .int(4))
    case "d": choice("D", .int(1), .int(2))
    case "same": choice("C", .string("a"), .string("a"))
    case "flag": choice("C", .bool(true), .bool(false))
    case "maybe": choice("C", .string("a"), .absent)
    case "nested": choice("C", .int(1), choice("D", .int(2), .int(3)))
    case "undecidable": .unknown(Unknown(["atom"], split: nil, first: .int(1), second: .int(2)))
    case "node": .host(Node(["name": .string("n"), "list": list, "choice": map("C")]))
    case "either": map("C")
    case "items": list
    case "names": .host(FiniteSet("P", ["dev", "prod"]))
    case "numbers": .list([.int(1), .int(2)])
    case "table": .map(ValueMap([("a", .int(1)), ("b", .int(2))]))
    default: nil
    }
  }

  /// A list of a host with an element that may be missing.
  private static var list: Value {
    .host(NodeList([.string("a"), choice("C", .string("b"), .absent)]))
  }

  private static func map(_ split: String) -> Value {
    choice(
      split, .host(Node(["a": .int(1), "both": .int(7)])), .host(Node(["both": .int(7)])))
  }

  static func choice(_ split: String, _ first: Value, _ second: Value) -> Value {
    .unknown(Unknown(["if \(split)"], split: Split(split), first: first, second: second))
  }
}

struct Split: Decision, Equatable {
  let name: String

  init(_ name: String) {
    self.name = name
  }
}

/// A map whose missing members are absent.
final class Node: HostValue {
  let typeName: TypeName = "map"
  let members: [(key: Value, value: Value)]

  init(_ members: KeyValuePairs<String, Value>) {
    self.members = members.map { (.string($0.key), $0.value) }
  }

  func select(_ field: String) -> Value {
    members.first { $0.key.displayText == "'\(field)'" }?.value ?? .absent
  }

  func elements() -> HostElements? { .map(members) }
}

final class NodeList: HostValue {
  let typeName: TypeName = "list"
  let values: [Value]

  init(_ values: [Value]) {
    self.values = values
  }

  func elements() -> HostElements? { .list(values) }
}

/// Text that is one of several: functions are tried with each.
final class FiniteSet: HostValue {
  let typeName: TypeName = "string"
  let name: String
  let values: [String]

  init(_ name: String, _ values: [String]) {
    self.name = name
    self.values = values
  }

  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int, apply: (Arguments) -> Value
  ) -> Value? {
    let results = values.map { value in
      var tried = arguments
      tried[index] = .string(value)
      return apply(tried)
    }
    let isSame = results.allSatisfy { $0.displayText == results[0].displayText }
    return isSame ? results[0] : .unknown(Unknown(["one of \(name)"], split: Split(name)))
  }
}

/// What an expression gives, in words; unknowns with their reasons, split and alternatives.
func outcome(
  _ text: String, library: Library = .standard, limits: EvaluationLimits = EvaluationLimits()
) throws -> String {
  let program = try Program(text, library: library)
  return words(Evaluation(host: TestHost(), limits: limits).evaluate(program))
}

func words(_ value: Value) -> String {
  switch value {
  case .unknown(let unknown):
    let split = (unknown.split as? Split).map { " split \($0.name)" } ?? ""
    let alternatives = unknown.alternatives.map(words).joined(separator: " | ")
    let choice = unknown.isChoice ? " (\(alternatives))" : ""
    return "unknown[\(unknown.reasons.joined(separator: ", "))]\(split)\(choice)"
  case .error(let error): return "error: \(error)"
  default: return value.displayText
  }
}
