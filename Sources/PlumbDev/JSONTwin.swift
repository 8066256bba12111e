internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A YAML template as JSON: functions in their long form, aliases written out, comments left out.
struct JSONTwin {
  /// What fits into this many columns stands on one line.
  private static let columns = 100

  /// The text, with a line break at its end.
  let text: String

  /// - Throws: `DevError` if the template can't be read.
  init(of source: Source) throws {
    let tree = Tree.parse(source)
    guard let root = tree.root, tree.findings.isEmpty else {
      throw DevError("\(source.name) can't be read: \(tree.findings.map(\.message))")
    }
    text = JSONTwin.text(of: root, indent: 0, column: 0) + "\n"
  }

  /// - Parameter column: Where the text begins.
  private static func text(of node: Node, indent: Int, column: Int) -> String {
    let short = line(of: node)
    if column + short.utf8.count < columns || node.kind == .scalar { return short }
    if let function = node.function {
      let head = "{\(quoted(function.rawValue)): "
      return head + untagged(node, indent: indent) + "}"
    }
    return untagged(node, indent: indent)
  }

  private static func untagged(_ node: Node, indent: Int) -> String {
    let inner = indent + 2
    let margin = String(repeating: " ", count: inner)
    let end = "\n" + String(repeating: " ", count: indent)
    if node.kind == .sequence {
      let elements = node.elements.map { margin + text(of: $0, indent: inner, column: inner) }
      return "[\n" + elements.joined(separator: ",\n") + end + "]"
    }
    let members = node.entries.map { entry in
      let key = quoted(entry.key.text) + ": "
      return margin + key
        + text(of: entry.value, indent: inner, column: inner + key.utf8.count)
    }
    return "{\n" + members.joined(separator: ",\n") + end + "}"
  }

  private static func line(of node: Node) -> String {
    guard let function = node.function else { return untaggedLine(of: node) }
    // JSON has the name and the attribute apart.
    if function == .getAtt, node.kind == .scalar {
      let parts = node.text.split(separator: ".", maxSplits: 1).map { quoted(String($0)) }
      return "{\(quoted(function.rawValue)): [\(parts.joined(separator: ", "))]}"
    }
    return "{\(quoted(function.rawValue)): \(untaggedLine(of: node))}"
  }

  private static func untaggedLine(of node: Node) -> String {
    switch node.kind {
    case .mapping:
      let members = node.entries.map { "\(quoted($0.key.text)): \(line(of: $0.value))" }
      return "{" + members.joined(separator: ", ") + "}"
    case .sequence: return "[" + node.elements.map(line).joined(separator: ", ") + "]"
    case .scalar: return scalar(node)
    }
  }

  private static func scalar(_ node: Node) -> String {
    switch node.scalar {
    case .null?, nil: "null"
    case .bool(let value)?: String(value)
    case .int(let value)?: String(value)
    // As it is written: a number's digits, or an account's.
    case .float?, .string?: quoted(node.text)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Node {
  /// The function that its tag stands for.
  fileprivate var function: FunctionName? { tag.flatMap { FunctionName(tag: $0.name) } }
}
