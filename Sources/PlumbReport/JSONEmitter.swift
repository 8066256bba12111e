/// JSON as it grows, with keys in the order in which they are written.
///
/// Strings are escaped as RFC 8259, section 7, demands and no further: text that isn't ASCII stays
/// UTF-8.
struct JSONEmitter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ write: (inout JSONEmitter) -> Void) {
    enclosed("{", "}", write)
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONEmitter, Element) -> Void
  ) {
    enclosed("[", "]") { json in
      for element in elements { write(&json, element) }
    }
  }

  /// An array whose body calls `line()` before each element.
  mutating func lines(_ write: (inout JSONEmitter) -> Void) {
    enclosed("[", "]") { json in
      write(&json)
      if json.needsComma { json.endLine() }
    }
  }

  /// Begins a new line for the next element of `lines`.
  mutating func line() {
    separate()
    endLine()
    needsComma = false
  }

  /// A value that stands on a line of its own, after which another may come.
  mutating func document(_ write: (inout JSONEmitter) -> Void) {
    write(&self)
    endLine()
    needsComma = false
  }

  mutating func key(_ name: StaticString) {
    key(name.description)
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { appendEscaped(byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func integer(_ value: Int) {
    literal(String(value))
  }

  mutating func boolean(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  mutating func null() {
    literal("null")
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func enclosed(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ write: (inout JSONEmitter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    write(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(JSONEmitter.digits[Int(byte >> 4)])
      bytes.append(JSONEmitter.digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
