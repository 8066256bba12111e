/// Writes markup as HTML, or as XML for an SVG file.
public struct MarkupWriter {
  public enum Syntax: Sendable {
    case html
    case xml
  }

  private let syntax: Syntax
  private var bytes: [UInt8] = []

  private init(_ syntax: Syntax) {
    self.syntax = syntax
  }

  /// The text of a tree, with a line break after each element that is a block.
  public static func text(_ markup: Markup, as syntax: Syntax) -> String {
    var writer = MarkupWriter(syntax)
    writer.write(markup)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func write(_ markup: Markup) {
    switch markup {
    case .text(let text): escape(text, inAttribute: false)
    case .group(let pieces): for piece in pieces { write(piece) }
    case .style(let text): bytes.append(contentsOf: text.description.utf8)
    case .element(let name, let attributes, let content): write(name, attributes, content)
    }
  }

  private mutating func write(
    _ name: String, _ attributes: [Markup.Attribute], _ content: [Markup]
  ) {
    append("<" + name)
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      append(" \(attribute.name)=\"")
      escape(value, inAttribute: true)
      append("\"")
    }
    if content.isEmpty, syntax == .xml {
      append("/>")
    } else {
      append(">")
      for piece in content { write(piece) }
      if !MarkupWriter.voidElements.contains(name) { append("</\(name)>") }
    }
    if !MarkupWriter.inlineElements.contains(name) { append("\n") }
  }

  /// Characters that neither XML nor HTML may hold come out as U+FFFD
  /// (https://www.w3.org/TR/xml/#charsets), and so do those that would reorder the line.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where inAttribute: append("&quot;")
      case "\n" where inAttribute: append("&#10;")
      case "\n", "\t": append(String(scalar))
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{61C}", "\u{200E}"..."\u{200F}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        append("\u{FFFD}")
      case _ where scalar.isNoncharacter: append("\u{FFFD}")
      default: append(String(scalar))
      }
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
  private static let voidElements: Set<String> = ["br", "col", "hr", "link", "meta"]

  /// Elements after which a line break would be seen as a space, or isn't worth a line.
  private static let inlineElements: Set<String> = [
    "a", "abbr", "b", "code", "em", "kbd", "mark", "small", "span", "strong", "time", "tspan",
  ]
}

extension Unicode.Scalar {
  /// Whether Unicode keeps it for internal use, as U+FFFE.
  fileprivate var isNoncharacter: Bool {
    value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }
}
