import PlumbSource

/// Builds a tree from JSON as RFC 8259 has it.
///
/// [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)
struct JSONReader {
  private(set) var builder: TreeBuilder
  private let source: Source
  private let bytes: [UInt8]
  private var offset: Int
  /// The decoded text of a string with escapes; kept to save its allocation.
  private var decoded: [UInt8] = []
  private(set) var hasFailed = false

  private init(source: Source, limits: Limits) {
    self.source = source
    bytes = source.bytes
    builder = TreeBuilder(source: source, limits: limits)
    offset = source.contentStart
  }

  /// Reads a source up to the first place where it isn't JSON.
  static func read(_ source: Source, limits: Limits) -> Tree {
    var reader = JSONReader(source: source, limits: limits)
    reader.run()
    let (storage, findings) = reader.builder.finish()
    return Tree(source: source, format: .json, storage: storage, findings: findings, comments: [])
  }

  private enum State {
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case separatorOrEnd
  }

  private mutating func run() {
    var state = State.value
    repeat {
      skipSpace()
      guard offset < bytes.count else { return fail("the file ends too early") }
      switch state {
      case .value: state = readValue()
      case .valueOrEnd: state = bytes[offset] == UInt8(ascii: "]") ? close() : readValue()
      case .keyOrEnd: state = bytes[offset] == UInt8(ascii: "}") ? close() : readKey()
      case .key: state = readKey()
      case .separatorOrEnd: state = readSeparator()
      }
    } while !hasFailed && (builder.depth > 0 || state != .separatorOrEnd)
    guard !hasFailed else { return }
    skipSpace()
    if offset < bytes.count { fail("text after the end of the JSON value") }
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      default: return
      }
    }
  }

  private mutating func readValue() -> State {
    switch bytes[offset] {
    case UInt8(ascii: "{"): return open(.mapping)
    case UInt8(ascii: "["): return open(.sequence)
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: "t"): readWord([0x74, 0x72, 0x75, 0x65])
    case UInt8(ascii: "f"): readWord([0x66, 0x61, 0x6C, 0x73, 0x65])
    case UInt8(ascii: "n"): readWord([0x6E, 0x75, 0x6C, 0x6C])
    default: fail("expected a value")
    }
    return .separatorOrEnd
  }

  private mutating func open(_ role: NodeRecord.Role) -> State {
    guard builder.depth < builder.limits.depth else {
      fail("nested too deep")
      return .value
    }
    _ = builder.openCollection(
      NodeRecord(role: role, style: .doubleQuoted, start: UInt32(offset), end: UInt32(offset)))
    offset += 1
    return role == .mapping ? .keyOrEnd : .valueOrEnd
  }

  private mutating func close() -> State {
    offset += 1
    _ = builder.closeCollection(end: UInt32(offset))
    return .separatorOrEnd
  }

  private mutating func readKey() -> State {
    guard bytes[offset] == UInt8(ascii: "\"") else {
      fail("expected a key in double quotes")
      return .value
    }
    readString()
    guard !hasFailed else { return .value }
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
      fail("expected ':' after the key")
      return .value
    }
    offset += 1
    return .value
  }

  private mutating func readSeparator() -> State {
    let isMapping = builder.isInMapping
    switch bytes[offset] {
    case UInt8(ascii: ","):
      offset += 1
      return isMapping ? .key : .value
    case UInt8(ascii: "}") where isMapping, UInt8(ascii: "]") where !isMapping: return close()
    default:
      fail("expected ',' or the end of the collection")
      return .value
    }
  }

  private mutating func readWord(_ word: [UInt8]) {
    guard bytes[offset...].starts(with: word) else { return fail("expected a value") }
    addPlain(length: word.count)
  }

  private mutating func addPlain(length: Int) {
    _ = builder.addScalar(
      NodeRecord(role: .scalar, start: UInt32(offset), end: UInt32(offset + length)))
    offset += length
  }

  private mutating func readNumber() {
    var end = offset
    if byte(end) == UInt8(ascii: "-") { end += 1 }
    let first = end
    end = digitsEnd(end)
    guard end > first, end == first + 1 || bytes[first] != UInt8(ascii: "0") else {
      return fail("not a number in JSON")
    }
    if byte(end) == UInt8(ascii: ".") {
      let fraction = end + 1
      end = digitsEnd(fraction)
      guard end > fraction else { return fail("not a number in JSON") }
    }
    if byte(end) == UInt8(ascii: "e") || byte(end) == UInt8(ascii: "E") {
      end += 1
      if byte(end) == UInt8(ascii: "+") || byte(end) == UInt8(ascii: "-") { end += 1 }
      let exponent = end
      end = digitsEnd(exponent)
      guard end > exponent else { return fail("not a number in JSON") }
    }
    addPlain(length: end - offset)
  }

  private func byte(_ offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  private func digitsEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10 { end += 1 }
    return end
  }

  private mutating func readString() {
    let start = offset
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        let record = NodeRecord(
          role: .scalar, style: .doubleQuoted, start: UInt32(start), end: UInt32(end + 1))
        _ = builder.addScalar(record)
        offset = end + 1
        return
      }
      if byte == UInt8(ascii: "\\") { return readEscapedString(from: end) }
      if byte < 0x20 {
        offset = end
        return fail("control character in a string")
      }
      end += 1
    }
    fail("string without an end")
  }

  private mutating func readEscapedString(from firstEscape: Int) {
    decoded.removeAll(keepingCapacity: true)
    decoded.append(contentsOf: bytes[(offset + 1)..<firstEscape])
    var end = firstEscape
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        let record = NodeRecord(
          role: .scalar, style: .doubleQuoted, start: UInt32(offset), end: UInt32(end + 1))
        let decoded = decoded
        _ = builder.addDecodedScalar(record, decoded.span)
        offset = end + 1
        return
      }
      if byte < 0x20 {
        offset = end
        return fail("control character in a string")
      }
      if byte == UInt8(ascii: "\\") {
        guard let next = readEscape(at: end + 1) else {
          offset = end
          return fail("unknown escape in a string")
        }
        end = next
      } else {
        decoded.append(byte)
        end += 1
      }
    }
    fail("string without an end")
  }

  /// Decodes the escape whose character after the backslash is at `start`; nil if it is none.
  private mutating func readEscape(at start: Int) -> Int? {
    guard let byte = byte(start) else { return nil }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): return readUnicodeEscape(at: start + 1)
    default: return nil
    }
    return start + 1
  }

  private mutating func readUnicodeEscape(at start: Int) -> Int? {
    guard var code = hexadecimal(at: start) else { return nil }
    var end = start + 4
    if code >> 10 == 0xD800 >> 10, byte(end) == UInt8(ascii: "\\"),
      byte(end + 1) == UInt8(ascii: "u"), let low = hexadecimal(at: end + 2),
      low >> 10 == 0xDC00 >> 10
    {
      code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      end += 6
    }
    // Half of a surrogate pair is no character: U+FFFD stands for it.
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    decoded.append(contentsOf: String(scalar).utf8)
    return end
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return code
  }

  private mutating func fail(_ message: String) {
    hasFailed = true
    builder.findings.append(
      SyntaxRules.malformed.finding(message, in: source, at: Span(offset, offset)))
  }
}
