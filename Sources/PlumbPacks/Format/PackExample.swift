internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// An example of a rule: a template that keeps the rule or doesn't.
struct PackExample: Sendable {
  let node: Node
  let isFailing: Bool
  /// The resource or template.
  let body: Node
  /// How the path of the finding ends; nil if it may be anywhere.
  let at: String?
  /// Values of parameters, in the file's order.
  let scenario: [(name: String, value: String)]
  /// Values of settings, in the file's order.
  let settings: [(key: Node, value: Node)]

  init?(_ node: Node) {
    guard node.kind == .mapping, (node["pass"] == nil) != (node["fail"] == nil),
      let body = node["pass"] ?? node["fail"]
    else { return nil }
    self.node = node
    self.body = body
    isFailing = node["fail"] != nil
    at = node["at"]?.text
    scenario = (node["scenario"]?.entries).map { $0.map { ($0.key.text, $0.value.text) } } ?? []
    settings = (node["settings"]?.entries).map { Array($0) } ?? []
  }

  /// The resource or template, with functions in their long form and without anchors.
  var text: String { LongForm.json(body) }

  /// The example as a template of its own; a single resource is called `Example`.
  var template: Template {
    let json = LongForm.json(body)
    let isResource = body["Type"] != nil && body["Resources"] == nil
    let text = isResource ? #"{"Resources": {"Example": \#(json)}}"# : json
    return Template(Source(name: node.tree.source.name, text: text))
  }
}

/// JSON text with functions in their long form.
enum LongForm {
  static func json(_ node: Node) -> String {
    guard let tag = node.tag, let function = FunctionName(tag: tag.name) else { return data(node) }
    return "{\(JSONText.quoted(function.rawValue)): \(data(node))}"
  }

  private static func data(_ node: Node) -> String {
    switch node.kind {
    case .mapping:
      let members = node.entries.map { "\(JSONText.quoted($0.key.text)): \(json($0.value))" }
      return "{\(members.joined(separator: ", "))}"
    case .sequence: return "[\(node.elements.map { json($0) }.joined(separator: ", "))]"
    case .scalar: return scalar(node)
    }
  }

  private static func scalar(_ node: Node) -> String {
    switch node.scalar {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .float(let value) where value.isFinite: "\(value)"
    case .string, .float, nil: JSONText.quoted(node.text)
    }
  }
}
