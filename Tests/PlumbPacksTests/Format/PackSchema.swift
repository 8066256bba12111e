import PlumbPacks
import TestSupport

/// The JSON Schema of pack files, made from the shape that the reader holds them to.
///
/// Draft 7, which editors' YAML servers read.
enum PackSchema {
  static var text: String {
    let head: [(String, JSONText)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Plumbline rule pack")),
    ]
    return JSONText.object(head + schema(of: .pack)).text() + "\n"
  }

  /// YAML reads words such as `true` and `30` as no strings; a text or an expression may be one.
  private static let scalars = JSONText.list(
    ["string", "number", "boolean"].map { .text($0) })

  private static func schema(of shape: Shape) -> [(String, JSONText)] {
    switch shape {
    case .text(let pattern?): [("type", .text("string")), ("pattern", .text(pattern))]
    case .text(nil), .expression: [("type", scalars)]
    case .integer: [("type", .text("integer"))]
    case .number: [("type", .text("number"))]
    case .oneOf(["1"]): [("const", .literal("1"))]
    case .oneOf(let words): [("enum", .list(words.map { .text($0) }))]
    case .anything: []
    case .list(let element):
      [("type", .text("array")), ("items", .object(schema(of: element)))]
    case .map(let member):
      [("type", .text("object")), ("additionalProperties", .object(schema(of: member)))]
    case .object(let object): schema(of: object)
    case .either(let first, let second):
      [("anyOf", .list([first, second].map { .object(schema(of: $0)) }))]
    }
  }

  private static func schema(of object: ObjectShape) -> [(String, JSONText)] {
    let required = object.fields.filter(\.isRequired).map { JSONText.text($0.name) }
    let properties = object.fields.map { field in
      (
        field.name,
        JSONText.object([("description", .text(field.description))] + schema(of: field.shape))
      )
    }
    return [("type", .text("object")), ("properties", .object(properties))]
      + (required.isEmpty ? [] : [("required", .list(required))])
      + [("additionalProperties", .literal("false"))]
  }
}
