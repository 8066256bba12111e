internal import CEL
internal import PlumbSchema
internal import PlumbSyntax
internal import PlumbTemplate

/// A known scalar of a template.
///
/// CloudFormation converts scalars to the type that a property has, so `'30'` and `30` mean the same.
/// A function is tried with the type that YAML gives the scalar, then with the others that its text
/// can be read as; where none fits, it is treated as absent. Only where the result hangs on the type,
/// in `+` and `type`, the schema is asked: everything else gives the same either way.
final class ScalarHost: TemplateHostValue {
  let scalar: ScalarValue

  /// Where the author wrote it, as itself or as a function that gives it; nil where that isn't known.
  let written: Place?

  init(_ scalar: ScalarValue, writtenAt written: Place? = nil) {
    self.scalar = scalar
    self.written = written ?? scalar.place
  }

  var place: Place? { scalar.place }
  var typeName: TypeName { readings[0].typeName }
  func select(_ field: String) -> CEL.Value { .absent }
  func index(_ key: CEL.Value) -> CEL.Value { .absent }
  // Where a collection belongs, a scalar counts as absent, and macros see no elements.
  func elements() -> HostElements? { .list([]) }

  func equals(_ other: CEL.Value) -> CEL.Value {
    switch other {
    case .host(let host as ScalarHost): .bool(host.scalar.text == scalar.text)
    // What isn't a known scalar knows best what it can be.
    case .host(let host):
      host is ParameterHost || host is TextHost
        ? host.equals(.host(self)) : .bool(false)
    default: .bool(readings.contains { Scalars.areEqual($0, other) })
    }
  }

  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int,
    apply: (Arguments) -> CEL.Value
  ) -> CEL.Value? {
    switch function {
    case .host, .equals, .notEquals: return nil
    case .isIn: return isIn(arguments, at: index)
    default: break
    }
    let inOrder =
      switch function {
      case .add, .type: [converted] + readings
      default: function.isAboutNumbers ? numbersFirst : readings
      }
    for reading in inOrder {
      let result = apply(arguments.replacing(index, with: reading))
      if case .error(let error) = result, error.code == .noSuchOverload { continue }
      return result
    }
    return apply(arguments.replacing(index, with: .absent))
  }

  /// Whether one of the readings is an element, or the element a list of them.
  private func isIn(_ arguments: Arguments, at index: Int) -> CEL.Value? {
    guard index == 0 else { return .bool(false) }
    guard case .host(let container) = arguments[1] else {
      return Elements.contain(arguments[0], arguments[1])
    }
    if container is MappingHost { return container.has(scalar.text) }
    return Elements.contain(arguments[0], arguments[1])
  }

  /// What the scalar can be read as, the most natural reading first.
  private(set) lazy var readings: [CEL.Value] = {
    let text = scalar.text
    let string = CEL.Value.string(text)
    switch scalar.scalar {
    case .string: return [string] + Scalars.number(text) + Scalars.boolean(text)
    case .int(let value): return [.int(value), string]
    case .float(let value): return [.double(value), string]
    case .bool(let value): return [.bool(value), string]
    case .null: return [.null]
    }
  }()

  /// What CloudFormation makes of the scalar; what YAML does where the schema doesn't say.
  private var converted: CEL.Value {
    guard readings.count > 1, let types = written?.schemaTypes else { return readings[0] }
    return readings.first { types.contains(value: $0) } ?? readings[0]
  }

  /// The readings in the order in which an operator on numbers tries them, so that quoted numbers
  /// aren't compared as texts.
  private var numbersFirst: [CEL.Value] {
    guard case .string = scalar.scalar else { return readings }
    return Array(readings.dropFirst()) + readings.prefix(1)
  }
}

extension JSONTypes {
  /// Whether a scalar is of one of the types.
  fileprivate func contains(value: CEL.Value) -> Bool {
    switch value {
    case .int: contains(.integer) || contains(.number)
    case .double: contains(.number)
    case .bool: contains(.boolean)
    case .string: contains(.string)
    default: false
    }
  }
}

/// Readings of text as other types.
enum Scalars {
  static func number(_ text: String) -> [CEL.Value] {
    if let value = Int64(text) { return [.int(value)] }
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first)
    else { return [] }
    return Double(text).map { [.double($0)] } ?? []
  }

  static func boolean(_ text: String) -> [CEL.Value] {
    switch text {
    case "true", "True": [.bool(true)]
    case "false", "False": [.bool(false)]
    default: []
    }
  }

  /// A collection where a scalar belongs counts as absent; nil for functions that take collections.
  static func tolerating(
    _ function: FunctionID, _ arguments: Arguments, at index: Int,
    apply: (Arguments) -> CEL.Value
  ) -> CEL.Value? {
    switch function {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .subtract, .multiply, .divide, .remainder,
      .bool, .charAt, .contains, .double, .endsWith, .indexOf, .int, .lastIndexOf, .lowerAscii,
      .matches, .replace, .split, .startsWith, .substring, .trim, .uint, .upperAscii:
      apply(arguments.replacing(index, with: .absent))
    default: nil
    }
  }

  static func areEqual(_ left: CEL.Value, _ right: CEL.Value) -> Bool {
    if case .bool(true) = CEL.Value.equal(left, right) { true } else { false }
  }
}

/// Membership where elements or the value sought may belong to a template.
enum Elements {
  static func contain(_ value: CEL.Value, _ container: CEL.Value) -> CEL.Value {
    switch container {
    case .list(let elements): return any(elements, equal: value)
    case .map(let map): return any(map.entries.map(\.key), equal: value)
    case .host(let host):
      switch host.elements() {
      case .list(let elements): return any(elements, equal: value)
      case .map(let entries): return any(entries.map(\.key), equal: value)
      case .undecided(let undecided): return undecided
      case nil: return .bool(false)
      }
    default: return .bool(false)
    }
  }

  /// Whether some element is equal: one that surely is decides, whatever the others are.
  private static func any(_ elements: [CEL.Value], equal value: CEL.Value) -> CEL.Value {
    var unknown: CEL.Value?
    for element in elements {
      switch CEL.Value.equal(element, value) {
      case .bool(true): return .bool(true)
      case .unknown(let other): unknown = unknown ?? .unknown(other)
      default: continue
      }
    }
    return unknown ?? .bool(false)
  }
}
