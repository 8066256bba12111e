/// Types of JSON values, as a set.
public struct JSONTypes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let array = JSONTypes(rawValue: 1 << 0)
  public static let boolean = JSONTypes(rawValue: 1 << 1)
  public static let integer = JSONTypes(rawValue: 1 << 2)
  public static let null = JSONTypes(rawValue: 1 << 3)
  public static let number = JSONTypes(rawValue: 1 << 4)
  public static let object = JSONTypes(rawValue: 1 << 5)
  public static let string = JSONTypes(rawValue: 1 << 6)

  /// The names of the types in JSON Schema, in alphabetical order.
  public var names: [String] {
    JSONTypes.all.filter { contains($0.type) }.map(\.name)
  }

  /// The type of a name of JSON Schema; nil if it has none of this name.
  public init?(named name: String) {
    guard let found = JSONTypes.all.first(where: { $0.name == name }) else { return nil }
    self = found.type
  }

  private static let all: [(name: String, type: JSONTypes)] = [
    ("array", .array), ("boolean", .boolean), ("integer", .integer), ("null", .null),
    ("number", .number), ("object", .object), ("string", .string),
  ]
}
