import PlumbEngine

/// The JSON Schema of the configuration, made from the table of its keys.
///
/// Draft 7, which editors' YAML servers read.
enum SchemaText {
  static var text: String {
    let head: [(String, JSON)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Plumbline configuration")),
    ]
    return JSON.object(head + object(ConfigurationTable.root)).text(indent: "") + "\n"
  }

  private static func object(_ keys: [ConfigurationKey]) -> [(String, JSON)] {
    let required = keys.filter(\.isRequired).map { JSON.text($0.name) }
    let properties = keys.map { key in
      (key.name, JSON.object([("description", .text(key.summary))] + schema(of: key.shape)))
    }
    return [("type", .text("object")), ("properties", .object(properties))]
      + (required.isEmpty ? [] : [("required", .list(required))])
      + [("additionalProperties", .literal("false"))]
  }

  private static func schema(of shape: ConfigurationShape) -> [(String, JSON)] {
    let scalars: [JSON] = [.text("string"), .text("number"), .text("boolean")]
    return switch shape {
    case .version(let number): [("const", .literal("\(number)"))]
    case .text: [("type", .text("string")), ("minLength", .literal("1"))]
    case .date: [("type", .text("string")), ("format", .text("date"))]
    case .choice(let words): [("enum", .list(words.map(JSON.text)))]
    case .scalarOrList:
      [
        ("type", .list(scalars + [.text("array")])),
        ("items", .object([("type", .list(scalars))])),
      ]
    case .texts: schema(of: .either(.text, .list(.text)))
    case .list(let element): [("type", .text("array")), ("items", .object(schema(of: element)))]
    case .mapping(let keys): object(keys)
    case .named(let member):
      [("type", .text("object")), ("additionalProperties", .object(schema(of: member)))]
    case .either(let first, let second):
      [("anyOf", .list([first, second].map { .object(schema(of: $0)) }))]
    }
  }
}

/// JSON with its members in the order in which they were put.
private indirect enum JSON {
  case text(String)
  case literal(String)
  case list([JSON])
  case object([(String, JSON)])

  func text(indent: String) -> String {
    let inner = indent + "  "
    return switch self {
    // The table's words have neither quotes nor control characters.
    case .text(let text): "\"\(text)\""
    case .literal(let text): text
    case .list(let elements):
      "[" + elements.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
    case .object(let members):
      "{\n"
        + members.map { "\(inner)\"\($0)\": \($1.text(indent: inner))" }.joined(separator: ",\n")
        + "\n\(indent)}"
    }
  }
}
