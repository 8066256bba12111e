import PlumbSource

/// Builds a tree from JSON as RFC 8259 has it.
///
/// Bytes that aren't UTF-8 are reported and passed over; half of a surrogate pair is read as U+FFFD.
/// [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)
struct JSONReader {
  private let source: Source
  private var builder: TreeBuilder
  private var offset: Int
  /// Where the comma is that the next key or element comes after.
  private var comma: Int?
  private var failure: JSONFailure?
  private var reportsLeft = 20

  struct Result {
    var tree: Tree
    /// What stopped the reader; nil if nothing did.
    var failure: Finding?
    /// Whether it stopped at something that people write in JSON by mistake, not in YAML on purpose.
    var looksLikeJSON: Bool
  }

  private init(source: Source, limits: Limits) {
    self.source = source
    builder = TreeBuilder(source: source, limits: limits)
    offset = source.contentStart
  }

  /// Reads a source up to the first place where it isn't JSON.
  static func read(_ source: Source, limits: Limits) -> Result {
    var reader = JSONReader(source: source, limits: limits)
    let bytes = source.bytes
    reader.run(bytes.span)
    let hasContent = reader.builder.count > 1
    let finding = reader.failure?.finding(in: source)
    if let finding { reader.builder.report(finding) }
    let (storage, findings) = reader.builder.finish()
    let tree = Tree(
      source: source, format: .json, storage: storage, findings: findings, comments: [])
    return Result(
      tree: tree, failure: finding,
      looksLikeJSON: hasContent && reader.failure?.looksLikeYAML(in: source) != true)
  }

  private enum State {
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case separatorOrEnd
  }

  private mutating func run(_ bytes: borrowing Bytes) {
    var state = State.value
    repeat {
      skipSpace(bytes)
      guard offset < bytes.count else { return failAtEnd(bytes) }
      guard builder.count <= builder.limits.nodes else {
        return fail(.nodes(builder.limits.nodes))
      }
      switch state {
      case .value: state = readValue(bytes)
      case .valueOrEnd: state = bytes[offset] == Byte.bracketEnd ? close() : readValue(bytes)
      case .keyOrEnd: state = bytes[offset] == Byte.braceEnd ? close() : readKey(bytes)
      case .key: state = readKey(bytes)
      case .separatorOrEnd: state = readSeparator(bytes)
      }
    } while failure == nil && builder.depth > 0
    guard failure == nil else { return }
    skipSpace(bytes)
    if offset < bytes.count { fail(.textAfterEnd) }
  }

  private mutating func skipSpace(_ bytes: borrowing Bytes) {
    var offset = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        break
      }
      offset += 1
      if byte == 0x0A { offset = bytes.spacesEnd(from: offset) }
    }
    self.offset = offset
  }

  private mutating func readValue(_ bytes: borrowing Bytes) -> State {
    switch bytes[offset] {
    case Byte.quote: readString(bytes)
    case Byte.brace: return open(.mapping)
    case Byte.bracket: return open(.sequence)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(bytes)
    case UInt8(ascii: "t"): readWord("true", bytes)
    case UInt8(ascii: "f"): readWord("false", bytes)
    case UInt8(ascii: "n"): readWord("null", bytes)
    default: failAtValue(bytes)
    }
    return .separatorOrEnd
  }

  private mutating func open(_ role: NodeRecord.Role) -> State {
    guard builder.depth < builder.limits.depth else {
      fail(.nesting(builder.limits.depth))
      return .value
    }
    _ = builder.openCollection(NodeRecord(collection: role, isFlow: true, offset))
    offset += 1
    return role == .mapping ? .keyOrEnd : .valueOrEnd
  }

  private mutating func close() -> State {
    offset += 1
    _ = builder.closeCollection(end: UInt32(offset))
    return .separatorOrEnd
  }

  private mutating func readKey(_ bytes: borrowing Bytes) -> State {
    guard bytes[offset] == Byte.quote else {
      failAtKey(bytes)
      return .value
    }
    readString(bytes)
    guard failure == nil else { return .value }
    skipSpace(bytes)
    guard offset < bytes.count else {
      failAtEnd(bytes)
      return .value
    }
    guard bytes[offset] == UInt8(ascii: ":") else {
      fail(.missingColon)
      return .value
    }
    offset += 1
    return .value
  }

  private mutating func readSeparator(_ bytes: borrowing Bytes) -> State {
    let isMapping = builder.isInMapping
    switch bytes[offset] {
    case UInt8(ascii: ","):
      comma = offset
      offset += 1
      return isMapping ? .key : .value
    case Byte.braceEnd where isMapping, Byte.bracketEnd where !isMapping: return close()
    default:
      fail(.missingComma(opening: builder.innermost.map(builder.start) ?? 0))
      return .value
    }
  }

  private mutating func readWord(_ word: StaticString, _ bytes: borrowing Bytes) {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count, source.text(Span(offset, offset + length)) == "\(word)"
    else { return failAtValue(bytes) }
    addPlain(end: offset + length, bytes)
  }

  private mutating func addPlain(end: Int, _ bytes: borrowing Bytes) {
    _ = builder.addScalar(
      NodeRecord(scalar: .plain, offset, end), bytes.extracting(offset..<end))
    offset = end
  }

  private mutating func readNumber(_ bytes: borrowing Bytes) {
    guard let end = JSONText.numberEnd(in: bytes, from: offset) else { return fail(.number) }
    addPlain(end: end, bytes)
  }

  private mutating func readString(_ bytes: borrowing Bytes) {
    let start = offset
    var end = start + 1
    while end < bytes.count {
      end = bytes.plainTextEnd(from: end)
      guard end < bytes.count else { break }
      let byte = bytes[end]
      if byte == Byte.quote {
        _ = builder.addScalar(
          NodeRecord(scalar: .doubleQuoted, start, end + 1), bytes.extracting((start + 1)..<end))
        offset = end + 1
        return
      }
      if byte == Byte.backslash { return readEscapedString(from: end, bytes) }
      if byte < 0x20 { return failInString(byte, at: end) }
      end += multiByteLength(at: end)
    }
    fail(.unclosedString)
  }

  /// - Parameter escape: Where the first backslash is.
  private mutating func readEscapedString(from escape: Int, _ bytes: borrowing Bytes) {
    var decoded: [UInt8] = []
    for index in (offset + 1)..<escape { decoded.append(bytes[index]) }
    var end = escape
    while end < bytes.count {
      let byte = bytes[end]
      if byte == Byte.quote {
        _ = builder.addDecodedScalar(
          NodeRecord(scalar: .doubleQuoted, offset, end + 1), decoded.span)
        offset = end + 1
        return
      }
      if byte < 0x20 { return failInString(byte, at: end) }
      if byte == Byte.backslash {
        guard let escape = JSONText.escape(in: bytes, at: end) else {
          offset = end
          return fail(.escape)
        }
        decoded.append(contentsOf: String(escape.scalar).utf8)
        end = escape.end
      } else {
        let length = byte < 0x80 ? 1 : multiByteLength(at: end)
        for index in end..<(end + length) { decoded.append(bytes[index]) }
        end += length
      }
    }
    fail(.unclosedString)
  }

  /// The length of a character beyond ASCII; 1, with a finding, for a byte that isn't UTF-8.
  private mutating func multiByteLength(at offset: Int) -> Int {
    if let (_, length) = UTF8Reader.scalar(in: source.bytes, at: offset) { return length }
    if reportsLeft > 0 {
      reportsLeft -= 1
      let code = String(source.bytes[offset], radix: 16, uppercase: true)
      builder.report(
        SyntaxRules.invalidUTF8.finding(
          "byte 0x\(code) is not UTF-8", in: source, at: Span(offset, offset + 1)))
    }
    return 1
  }

  // MARK: Failures

  private mutating func fail(_ problem: JSONFailure.Problem) {
    failure = JSONFailure(problem: problem, offset: offset)
  }

  private mutating func failAtEnd(_ bytes: borrowing Bytes) {
    if let innermost = builder.innermost {
      offset = builder.start(of: innermost)
      fail(.unclosedBracket)
    } else {
      fail(.noValue)
    }
  }

  private mutating func failAtValue(_ bytes: borrowing Bytes) {
    if bytes[offset] == Byte.bracketEnd, let comma, !builder.isInMapping {
      offset = comma
      fail(.trailingComma("]"))
    } else {
      fail(.noValue)
    }
  }

  private mutating func failAtKey(_ bytes: borrowing Bytes) {
    if bytes[offset] == Byte.braceEnd, let comma {
      offset = comma
      fail(.trailingComma("}"))
    } else {
      fail(.noKey)
    }
  }

  private mutating func failInString(_ byte: UInt8, at end: Int) {
    if byte == 0x0A || byte == 0x0D { return fail(.unclosedString) }
    offset = end
    fail(.controlCharacter)
  }

  private enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let brace = UInt8(ascii: "{")
    static let braceEnd = UInt8(ascii: "}")
    static let bracket = UInt8(ascii: "[")
    static let bracketEnd = UInt8(ascii: "]")
  }
}
