/// XML 1.0 as it grows, an element a line.
///
/// Characters that XML can't hold, escaped or not (https://www.w3.org/TR/xml/#charsets), become U+FFFD.
struct XMLEmitter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  /// An element; attributes without a value are left out.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>,
    _ content: ((inout XMLEmitter) -> Void)? = nil
  ) {
    open(name, attributes)
    guard let content else { return append("/>\n") }
    append(">\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    append("</\(name)>\n")
  }

  /// An element that holds a text, every space of which counts.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, text: String
  ) {
    open(name, attributes)
    append(">")
    append(escaped: text, isAttribute: false)
    append("</\(name)>\n")
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    indent()
    append("<\(name)")
    for case (let key, let value?) in attributes {
      append(" \(key)=\"")
      append(escaped: value, isAttribute: true)
      append("\"")
    }
  }

  private mutating func indent() {
    append(String(repeating: "  ", count: depth))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(escaped text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where isAttribute: append("&quot;")
      // An attribute's line breaks and tabs, and every carriage return, would be read as spaces.
      case "\t" where isAttribute, "\n" where isAttribute, "\r": append("&#\(scalar.value);")
      default:
        bytes.append(contentsOf: UTF8.encode(scalar.isXML ? scalar : .replacement) ?? .init())
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
