/// A value in a random template, with what it is under an assignment of the parameters.
indirect enum Formula {
  case literal(String)
  case noValue
  case ref(String)
  case choose(String, Formula, Formula)
  case sub([Formula])
  case join(String, [Formula])
  case select(Int, [Formula])
  case find(Formula, String)
  case list([Formula])

  enum Result: Equatable {
    case absent
    case text(String)
    case list([String])
    /// No such stack can be deployed, or the model needn't say what comes out.
    case undefined
  }

  /// YAML in flow style.
  var yaml: String {
    switch self {
    case .literal(let text): "'\(text)'"
    case .noValue: "!Ref AWS::NoValue"
    case .ref(let name): "!Ref \(name)"
    case .choose(let condition, let then, let otherwise):
      "!If [\(condition), \(then.yaml), \(otherwise.yaml)]"
    case .sub(let parts):
      "!Sub ['" + parts.indices.map { "x${V\($0)}" }.joined() + "', {"
        + parts.enumerated().map { "V\($0): \($1.yaml)" }.joined(separator: ", ") + "}]"
    case .join(let delimiter, let parts):
      "!Join ['\(delimiter)', [" + parts.map(\.yaml).joined(separator: ", ") + "]]"
    case .select(let index, let parts):
      "!Select [\(index), [" + parts.map(\.yaml).joined(separator: ", ") + "]]"
    case .find(let key, let second): "!FindInMap [M, \(key.yaml), \(second)]"
    case .list(let parts): "[" + parts.map(\.yaml).joined(separator: ", ") + "]"
    }
  }

  func result(_ world: World) -> Result {
    switch self {
    case .literal(let text): return .text(text)
    case .noValue: return .absent
    case .ref(let name): return .text(world.parameters[name] ?? "")
    case .choose(let condition, let then, let otherwise):
      return world.isTrue(condition) ? then.result(world) : otherwise.result(world)
    case .sub(let parts):
      let results = parts.map { $0.result(world) }
      guard let texts = Formula.texts(results), texts.count == results.count else {
        return .undefined
      }
      return .text(texts.map { "x" + $0 }.joined())
    case .join(let delimiter, let parts):
      guard let texts = Formula.texts(parts.map { $0.result(world) }) else { return .undefined }
      return .text(texts.joined(separator: delimiter))
    case .select(let index, let parts):
      let present = parts.map { $0.result(world) }.filter { $0 != .absent }
      return present.indices.contains(index) ? present[index] : .undefined
    case .find(let key, let second):
      guard case .text(let key) = key.result(world), let level = World.mapping[key] else {
        return .undefined
      }
      return level[second].map { .text($0) } ?? .undefined
    case .list(let parts):
      return Formula.texts(parts.map { $0.result(world) }).map { .list($0) } ?? .undefined
    }
  }

  /// The texts of those that are there; nil if one is no text.
  private static func texts(_ results: [Result]) -> [String]? {
    var texts: [String] = []
    for result in results {
      switch result {
      case .absent: continue
      case .text(let text): texts.append(text)
      case .list, .undefined: return nil
      }
    }
    return texts
  }
}

/// A condition in a random template.
indirect enum Predicate {
  case equals(Formula, Formula)
  case and([Predicate])
  case or([Predicate])
  case not(Predicate)
  case condition(String)

  var yaml: String {
    switch self {
    case .equals(let left, let right): "!Equals [\(left.yaml), \(right.yaml)]"
    case .and(let parts): "!And [" + parts.map(\.yaml).joined(separator: ", ") + "]"
    case .or(let parts): "!Or [" + parts.map(\.yaml).joined(separator: ", ") + "]"
    case .not(let part): "!Not [\(part.yaml)]"
    case .condition(let name): "!Condition \(name)"
    }
  }

  func isTrue(_ world: World) -> Bool {
    switch self {
    case .equals(let left, let right):
      let results = (left.result(world), right.result(world))
      return results.0 != .undefined && results.0 == results.1
    case .and(let parts): return parts.allSatisfy { $0.isTrue(world) }
    case .or(let parts): return parts.contains { $0.isTrue(world) }
    case .not(let part): return !part.isTrue(world)
    case .condition(let name): return world.isTrue(name)
    }
  }
}

/// One deployment of a random template.
struct World {
  let parameters: [String: String]
  let conditions: [String: Predicate]

  /// The mapping that every random template has.
  static let mapping: [String: [String: String]] = [
    "a": ["k": "1", "l": "a"], "b": ["k": "2", "l": "a"], "c": ["k": "1", "l": "c"],
  ]

  func isTrue(_ condition: String) -> Bool {
    conditions[condition]?.isTrue(self) ?? false
  }
}
