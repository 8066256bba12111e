/// Functions on optional values.
///
/// (https://pkg.go.dev/github.com/google/cel-go/cel#OptionalTypes)
enum OptionalFunctions {
  static let functions: [Function] = [
    .standard(.optionalOf, 1...1) { .optional($0[0].isAbsent ? nil : $0[0]) },
    .standard(.optionalNone, 0...0) { _ in .optional(nil) },
    .standard(.optionalOfNonZeroValue, 1...1) { .optional(isZero($0[0]) ? nil : $0[0]) },
    .standard(.hasValue, 1...1) { arguments in
      guard case .optional(let wrapped) = arguments[0] else { return nil }
      return .bool(wrapped != nil)
    },
    .standard(.value, 1...1) { arguments in
      guard case .optional(let wrapped) = arguments[0] else { return nil }
      return wrapped ?? .error(.invalidArgument, "optional.none() dereference")
    },
    choosing(.or),
    choosing(.orValue),
  ]

  /// `or` gives the optional itself, `orValue` what is in it; the other side may be unknown or
  /// wrong if it isn't used.
  private static func choosing(_ id: FunctionID) -> Function {
    Function(id, arity: 2...2, isStrict: false, takesAbsent: true) { evaluation, arguments in
      evaluation.mapping(arguments[0]) { optional in
        guard case .optional(let wrapped) = optional else {
          return .error(.noSuchOverload(id.rawValue, [optional, arguments[1]]))
        }
        guard let wrapped else { return arguments[1] }
        return if case .or = id { optional } else { wrapped }
      }
    }
  }

  private static func isZero(_ value: Value) -> Bool {
    switch value {
    case .null, .bool(false), .int(0), .uint(0): true
    case .double(let double): double == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let elements): elements.isEmpty
    case .map(let map): map.isEmpty
    case .optional(let wrapped): wrapped.map(isZero) ?? true
    default: false
    }
  }
}
