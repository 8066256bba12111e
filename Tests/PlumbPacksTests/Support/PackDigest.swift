import PlumbSource
import PlumbSyntax

/// A pack file as JSON without examples and comments, as `CPlumbData` embeds it.
///
/// Settings, functions and rules have a line each, so that a change of one is a change of one line.
enum PackDigest {
  static func text(of source: Source) -> String {
    let sections = Tree.parse(source).root.map { Array($0.entries) } ?? []
    let members = sections.map { "\(quoted($0.key.text)):\(section($0.value))" }
    return "{\n\(members.joined(separator: ",\n"))\n}\n"
  }

  private static func section(_ node: Node) -> String {
    switch node.kind {
    case .mapping: "{\n\(members(node).joined(separator: ",\n"))\n}"
    case .sequence: "[\n\(node.elements.map(json).joined(separator: ",\n"))\n]"
    case .scalar: json(node)
    }
  }

  private static func json(_ node: Node) -> String {
    switch node.kind {
    case .mapping: "{\(members(node).joined(separator: ","))}"
    case .sequence: "[\(node.elements.map(json).joined(separator: ","))]"
    case .scalar: scalar(node)
    }
  }

  private static func members(_ node: Node) -> [String] {
    node.entries.filter { !$0.key.hasText("examples") }
      .map { "\(quoted($0.key.text)):\(json($0.value))" }
  }

  private static func scalar(_ node: Node) -> String {
    switch node.scalar {
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .string, .float, .null, nil: quoted(node.text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
