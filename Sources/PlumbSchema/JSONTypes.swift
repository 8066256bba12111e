/// Types of JSON values, as a set.
package struct JSONTypes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let array = JSONTypes(rawValue: 1 << 0)
  package static let boolean = JSONTypes(rawValue: 1 << 1)
  package static let integer = JSONTypes(rawValue: 1 << 2)
  package static let null = JSONTypes(rawValue: 1 << 3)
  package static let number = JSONTypes(rawValue: 1 << 4)
  package static let object = JSONTypes(rawValue: 1 << 5)
  package static let string = JSONTypes(rawValue: 1 << 6)

  /// The names of the types in JSON Schema, in alphabetical order.
  package var names: [String] {
    JSONTypes.all.filter { contains($0.type) }.map(\.name)
  }

  /// The type of a name of JSON Schema; nil if it has none of this name.
  package init?(named name: String) {
    guard let found = JSONTypes.all.first(where: { $0.name == name }) else { return nil }
    self = found.type
  }

  private static let all: [(name: String, type: JSONTypes)] = [
    ("array", .array), ("boolean", .boolean), ("integer", .integer), ("null", .null),
    ("number", .number), ("object", .object), ("string", .string),
  ]
}
