/// JSON with its members in the order in which they were put.
package indirect enum JSONText {
  case text(String)
  case literal(String)
  case list([JSONText])
  case object([(String, JSONText)])

  package func text(indent: String = "") -> String {
    let inner = indent + "  "
    return switch self {
    case .text(let text): JSONText.quoted(text)
    case .literal(let text): text
    case .list(let elements):
      "[" + elements.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
    case .object(let members):
      "{\n"
        + members.map { "\(inner)\(JSONText.quoted($0)): \($1.text(indent: inner))" }
        .joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
