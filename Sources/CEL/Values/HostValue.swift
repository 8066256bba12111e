/// A value owned by the embedding program, such as a node of its documents.
///
/// Everything has a default: a host implements what its values can do. Answers can be unknown.
public protocol HostValue: AnyObject {
  var typeName: TypeName { get }
  /// Whether this stands for nothing; see `Absence` for how functions treat it.
  var isAbsent: Bool { get }
  /// A number that only values have which can't be told from this one; nil if there is none.
  ///
  /// By it functions defined in CEL find what they gave for equal arguments.
  var identity: Int? { get }
  /// The value of `self.field`.
  func select(_ field: String) -> Value
  /// The value of `self[key]`.
  func index(_ key: Value) -> Value
  /// The value of `has(self.field)`: a boolean, or unknown.
  func has(_ field: String) -> Value
  /// What macros, `in`, `size` and list functions go through; nil for a value without elements.
  func elements() -> HostElements?
  /// The value of `size(self)`; by default the number of elements.
  ///
  /// A host that knows only bounds can give a value whose `call` decides comparisons by them.
  func size() -> Value
  /// The value of `self == other`: a boolean, or unknown. The other side is known.
  func equals(_ other: Value) -> Value
  /// Takes over a function or operator that has this value as an argument.
  ///
  /// Offered before anything else is done, to each argument in turn; no argument is an error, an
  /// unknown or absent, except for functions that take those. With `apply` a host tries the
  /// function with other arguments, for instance with each value of a set.
  /// - Parameters:
  ///   - function: which of CEL's functions and operators, or that it is one of a host.
  ///   - index: which argument this value is; a method's receiver is the first.
  /// - Returns: nil to go on as usual.
  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int, apply: (Arguments) -> Value
  ) -> Value?
}

/// The elements of a host's value.
public enum HostElements {
  /// An element that is absent, also as an alternative of a choice, counts as no element.
  case list([Value])
  case map([(key: Value, value: Value)])
  /// An unknown or an error: which elements there are is not decided.
  case undecided(Value)
}

extension HostValue {
  public var isAbsent: Bool { false }
  public var identity: Int? { nil }

  public func select(_ field: String) -> Value { .error(.noSuchKey(field)) }

  public func index(_ key: Value) -> Value {
    if case .string(let field) = key { return select(field) }
    return .noSuchOverload(FunctionID.index.rawValue, .host(self), key)
  }

  public func has(_ field: String) -> Value {
    let member = select(field)
    if case .error(let error) = member, error.code == .noSuchKey { return .bool(false) }
    return member.isThere
  }

  public func elements() -> HostElements? { nil }

  public func size() -> Value {
    switch elements() {
    case .list(let elements): .int(Int64(elements.count))
    case .map(let entries): .int(Int64(entries.count))
    case .undecided(let value): value
    case nil: .noSuchOverload("size", .host(self))
    }
  }

  public func equals(_ other: Value) -> Value {
    if case .host(let value) = other { return .bool(value === self) }
    return .bool(false)
  }

  public func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int, apply: (Arguments) -> Value
  ) -> Value? { nil }
}

extension Value {
  /// Whether a member is there; in each of its alternatives, of which some may have more.
  fileprivate var isThere: Value {
    switch self {
    case .unknown(let unknown) where unknown.isChoice: unknown.mapAlternatives(\.isThere)
    case .unknown(let unknown): .unknown(unknown)
    default: .bool(!isAbsent)
    }
  }
}
