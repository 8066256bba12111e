extension Expression {
  /// The type of what this gives, if it is the same whenever it is no error; else nil.
  package func resultType(in library: Library) -> TypeName? {
    switch kind {
    case .literal(let literal): literal.value.typeName
    case .list: .list
    case .map: .map
    case .and, .or, .not, .has, .hasIndex: .bool
    case .binary(let function, let left, let right):
      function.isPredicate
        ? .bool
        // Arithmetic has the type of its operands, which is the same, so that one tells.
        : left.resultType(in: library) ?? right.resultType(in: library)
    case .conditional(_, let first, let second):
      first.resultType(in: library) == second.resultType(in: library)
        ? first.resultType(in: library) : nil
    case .call(let call): resultType(of: call, in: library)
    case .fold(let fold):
      switch fold.macro {
      case .all, .exists, .existsOne: .bool
      case .filter, .map, .transformList, .sortBy: .list
      case .transformMap, .transformMapEntry: .map
      }
    case .bind(_, _, _, let body): body.resultType(in: library)
    case .optionalMap: .optional
    case .local, .variable, .select, .index, .negate: nil
    }
  }

  private func resultType(of call: Call, in library: Library) -> TypeName? {
    switch call.target {
    case .definition(let position):
      library.parsedDefinitions[position].body?.resultType(in: library)
    case .function(let function) where !function.takesAbsent:
      Expression.resultTypes[call.name]
    default: nil
    }
  }

  private static let resultTypes: [String: TypeName] = [
    "size": .int, "int": .int, "uint": .uint, "double": .double, "string": .string,
    "bool": .bool, "bytes": .bytes, "type": .type, "contains": .bool, "startsWith": .bool,
    "endsWith": .bool, "matches": .bool, "charAt": .string, "indexOf": .int,
    "lastIndexOf": .int, "lowerAscii": .string, "upperAscii": .string, "replace": .string,
    "split": .list, "substring": .string, "trim": .string, "join": .string, "format": .string,
    "strings.quote": .string, "distinct": .list, "flatten": .list, "slice": .list, "sort": .list,
    "first": .optional, "last": .optional, "lists.range": .list, "sets.contains": .bool,
    "sets.equivalent": .bool, "sets.intersects": .bool, "optional.of": .optional,
    "optional.none": .optional, "optional.ofNonZeroValue": .optional, "hasValue": .bool,
  ]
}
