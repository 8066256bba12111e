import PlumbEngine
import struct PlumbTemplate.Region
import TestSupport

/// The JSON Schema of the configuration, made from the table of its keys.
///
/// Draft 7, which editors' YAML servers read.
enum SchemaText {
  static var text: String {
    let head: [(String, JSONText)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Plumbline configuration")),
    ]
    return JSONText.object(head + object(ConfigurationTable.root)).text(indent: "") + "\n"
  }

  private static func object(_ keys: [ConfigurationKey]) -> [(String, JSONText)] {
    let required = keys.filter(\.isRequired).map { JSONText.text($0.name) }
    let properties = keys.map { key in
      (key.name, JSONText.object([("description", .text(key.summary))] + schema(of: key.shape)))
    }
    return [("type", .text("object")), ("properties", .object(properties))]
      + (required.isEmpty ? [] : [("required", .list(required))])
      + [("additionalProperties", .literal("false"))]
  }

  private static func schema(of shape: ConfigurationShape) -> [(String, JSONText)] {
    let scalars: [JSONText] = [.text("string"), .text("number"), .text("boolean")]
    return switch shape {
    case .version(let number): [("const", .literal("\(number)"))]
    case .text: [("type", .text("string")), ("minLength", .literal("1"))]
    case .date: [("type", .text("string")), ("format", .text("date"))]
    case .choice(let words): [("enum", .list(words.map(JSONText.text)))]
    case .scalarOrList:
      [
        ("type", .list(scalars + [.text("array")])),
        ("items", .object([("type", .list(scalars))])),
      ]
    case .texts: schema(of: .either(.text, .list(.text)))
    case .regions:
      schema(of: .either(.choice(Region.names.sorted()), .list(.choice(Region.names.sorted()))))
    case .list(let element): [("type", .text("array")), ("items", .object(schema(of: element)))]
    case .mapping(let keys): object(keys)
    case .named(let member):
      [("type", .text("object")), ("additionalProperties", .object(schema(of: member)))]
    case .either(let first, let second):
      [("anyOf", .list([first, second].map { .object(schema(of: $0)) }))]
    }
  }
}
