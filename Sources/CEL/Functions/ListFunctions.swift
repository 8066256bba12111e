/// Functions on lists, `join` and `reverse`.
///
/// (https://pkg.go.dev/github.com/google/cel-go/ext#Lists)
enum ListFunctions {
  static let functions: [Function] = [
    .list(.distinct) { elements, _ in undecided(elements) ?? .list(distinct(elements)) },
    .list(.flatten, 1...2, flatten),
    .list(.slice, 3...3, slice),
    .list(.sort) { elements, _ in sorted(elements.map { ($0, $0) }, for: "sort") },
    .list(.first) { elements, _ in .optional(elements.first) },
    .list(.last) { elements, _ in .optional(elements.last) },
    .list(.join, 1...2, join),
    .standard(.reverse, 1...1) { arguments in
      if case .string(let text) = arguments[0] {
        return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
      }
      var rejected = Value.null
      return arguments[0].listElements(for: "reverse", rejected: &rejected)
        .map { .list($0.reversed()) } ?? rejected
    },
    Function(.range, arity: 1...1) { evaluation, arguments in
      guard case .int(let count) = arguments[0] else {
        return .error(.noSuchOverload(FunctionID.range.rawValue, arguments))
      }
      guard count <= evaluation.limits.listCount else {
        return .error(.limit, "a list gets more than \(evaluation.limits.listCount) elements")
      }
      return .list((0..<max(0, count)).map { .int($0) })
    },
  ]

  /// Whether a function needs to know how many elements a list has.
  static func needsElements(_ function: FunctionID) -> Bool {
    switch function {
    case .distinct, .flatten, .slice, .sort, .first, .last, .join, .reverse, .range, .setsContains,
      .setsEquivalent, .setsIntersects, .add, .format, .greatest, .least:
      true
    default: false
    }
  }

  /// An unknown or error if one of the elements isn't known.
  static func undecided(_ elements: [Value]) -> Value? {
    var unknown: Unknown?
    var failure: Value?
    for element in elements {
      switch element {
      case .unknown(let next): unknown = unknown?.merged(with: next) ?? next.plain
      case .error: failure = failure ?? element
      default: break
      }
    }
    return unknown.map { .unknown($0) } ?? failure
  }

  private static func distinct(_ elements: [Value]) -> [Value] {
    var seen = ValueMap()
    var result: [Value] = []
    for element in elements {
      // Numbers and text are looked up; only other values are compared one by one.
      if seen[element] != nil { continue }
      guard !seen.set(element, to: .null) else {
        result.append(element)
        continue
      }
      let isKnown = result.contains {
        if case .bool(true) = Value.equal($0, element) { true } else { false }
      }
      if !isKnown { result.append(element) }
    }
    return result
  }

  /// How many elements `distinct` compares with each other: those that are no keys.
  static func comparisonCount(_ list: Value) -> Int {
    guard case .list(let elements) = list else { return 0 }
    let count = elements.count { !ValueMap.canBeKey($0) }
    return count * count / 2
  }

  private static func flatten(_ elements: [Value], _ arguments: [Value]) -> Value? {
    var depth = Int64(1)
    if let given = arguments.first {
      guard case .int(let levels) = given, levels >= 0 else { return nil }
      depth = levels
    }
    return flatten(elements, depth: min(depth, 100))
  }

  private static func flatten(_ elements: [Value], depth: Int64) -> Value {
    guard depth > 0 else { return .list(elements) }
    if let undecided = undecided(elements) { return undecided }
    var result: [Value] = []
    for element in elements {
      var rejected = Value.null
      guard let inner = element.listElements(for: "flatten", rejected: &rejected) else {
        if case .unknown = rejected { return rejected }
        result.append(element)
        continue
      }
      let flat = flatten(inner, depth: inner.isEmpty ? 0 : depth - 1)
      guard case .list(let flattened) = flat else { return flat }
      result += flattened
    }
    return .list(result)
  }

  private static func slice(_ elements: [Value], _ arguments: [Value]) -> Value? {
    guard case (.int(let start), .int(let end)) = (arguments[0], arguments[1]) else { return nil }
    guard start >= 0, start <= end, end <= elements.count else {
      return .error(
        .indexOutOfBounds, "cannot slice(\(start), \(end)), the list has \(elements.count) elements"
      )
    }
    return .list(Array(elements[Int(start)..<Int(end)]))
  }

  private static func join(_ elements: [Value], _ arguments: [Value]) -> Value? {
    var separator = ""
    if let given = arguments.first {
      guard case .string(let text) = given else { return nil }
      separator = text
    }
    if let undecided = undecided(elements) { return undecided }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else { return nil }
      texts.append(text)
    }
    return .string(texts.joined(separator: separator))
  }

  /// The elements in the order of their keys, equal ones in the order in which they are.
  static func sorted(_ pairs: [(key: Value, element: Value)], for function: String) -> Value {
    if let undecided = undecided(pairs.map(\.key)) { return undecided }
    for pair in pairs where Order(pairs[0].key, pair.key) == nil {
      return .noSuchOverload(function, pairs[0].key, pair.key)
    }
    let order = pairs.indices.sorted { left, right in
      switch Order(pairs[left].key, pairs[right].key) {
      case .less: true
      case .equal: left < right
      default: false
      }
    }
    return .list(order.map { pairs[$0].element })
  }
}

extension Function {
  /// A function of a list and other arguments.
  fileprivate static func list(
    _ id: FunctionID, _ arity: ClosedRange<Int> = 1...1,
    _ body: @escaping @Sendable ([Value], [Value]) -> Value?
  ) -> Function {
    .standard(id, arity) { arguments in
      var rejected = Value.null
      guard let elements = arguments[0].listElements(for: id.rawValue, rejected: &rejected) else {
        return rejected
      }
      return body(elements, Array(arguments.dropFirst()))
    }
  }
}
