/// Lists seen as sets.
///
/// (https://pkg.go.dev/github.com/google/cel-go/ext#Sets)
enum SetFunctions {
  static let functions: [Function] = [
    .sets(.setsContains) { contains($0, $1) },
    .sets(.setsEquivalent) { Logic.all([contains($0, $1), contains($1, $0)]) },
    .sets(.setsIntersects) { left, right in
      Logic.any(left.lazy.map { isElement($0, of: right) })
    },
  ]

  private static func contains(_ list: [Value], _ elements: [Value]) -> Value {
    Logic.all(elements.lazy.map { isElement($0, of: list) })
  }

  private static func isElement(_ element: Value, of list: [Value]) -> Value {
    Logic.any(list.lazy.map { Value.equal(element, $0) })
  }
}

extension Function {
  fileprivate static func sets(
    _ id: FunctionID, _ body: @escaping @Sendable ([Value], [Value]) -> Value
  ) -> Function {
    .standard(id, 2...2) { arguments in
      var rejected = Value.null
      guard let first = arguments[0].listElements(for: id.rawValue, rejected: &rejected),
        let second = arguments[1].listElements(for: id.rawValue, rejected: &rejected)
      else { return rejected }
      return body(first, second)
    }
  }
}
