import PlumbSource

/// What one pass over a source finds before libyaml reads it.
///
/// libyaml stops for good at the first byte that it doesn't like. Here such bytes are reported and
/// overwritten in a copy of the same length, so that the rest of the file is still read and all
/// offsets stay right.
struct InputScan {
  /// The bytes to read: the source's own, unless some had to be overwritten.
  private(set) var bytes: [UInt8]
  /// The offset of the first byte that isn't ASCII; the size if there is none.
  private(set) var firstNonASCII: Int
  /// The offset of each `#`.
  private(set) var hashes: [UInt32] = []
  private(set) var findings: [Finding] = []
  /// The offset of the first NUL; nil for none.
  private(set) var nul: Int?

  /// Overwrites what libyaml refuses; means nothing wherever it stands.
  private static let standIn = UInt8(ascii: "_")

  private let source: Source
  /// How many of them are still reported one by one.
  private var reportsLeft = 20

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
    firstNonASCII = source.bytes.count
    var offset = source.bytes.nextToCheck(from: source.contentStart)
    while offset < source.bytes.count, nul == nil {
      offset += check(source.bytes[offset], at: offset)
      offset = source.bytes.nextToCheck(from: offset)
    }
  }

  /// Looks at a byte that needs a look and returns how many bytes it is the first of.
  private mutating func check(_ byte: UInt8, at offset: Int) -> Int {
    switch byte {
    case UInt8(ascii: "#"): hashes.append(UInt32(offset))
    case 0:
      nul = offset
    case 0x01..<0x20, 0x7F: reportControl(Unicode.Scalar(byte), at: offset, length: 1)
    default: return checkMultiByte(at: offset)
    }
    return 1
  }

  private mutating func checkMultiByte(at offset: Int) -> Int {
    firstNonASCII = min(firstNonASCII, offset)
    guard let (scalar, length) = UTF8Reader.scalar(in: source.bytes, at: offset) else {
      report(
        SyntaxRules.invalidUTF8,
        reportsLeft > 0 ? "byte \(hexadecimal(source.bytes[offset])) is not UTF-8" : "",
        at: offset, length: 1)
      return 1
    }
    // The characters of YAML 1.1 §4.1.1: https://yaml.org/spec/1.1/#id868518
    switch scalar.value {
    case 0x85, 0xA0..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...: break
    default: reportControl(scalar, at: offset, length: length)
    }
    return length
  }

  private mutating func reportControl(_ scalar: Unicode.Scalar, at offset: Int, length: Int) {
    let name = reportsLeft > 0 ? InputScan.name(of: scalar) : ""
    report(
      SyntaxRules.controlCharacter, "control character \(name) is not allowed in YAML", at: offset,
      length: length)
  }

  /// `U+0001`.
  private static func name(of scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }

  private mutating func report(
    _ rule: RuleMetadata, _ message: String, at offset: Int, length: Int
  ) {
    for index in offset..<(offset + length) { bytes[index] = InputScan.standIn }
    guard reportsLeft > 0 else { return }
    reportsLeft -= 1
    findings.append(rule.finding(message, in: source, at: Span(offset, offset + length)))
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

/// Strict decoding of single characters.
enum UTF8Reader {
  /// The character at an offset and its length in bytes; nil if it isn't well-formed UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int)? {
    let lead = bytes[offset]
    let length: Int
    var value: UInt32
    switch lead {
    case 0..<0x80: return (Unicode.Scalar(lead), 1)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    for index in (offset + 1)..<(offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}

/// Turns libyaml's marks, which count code points, into byte offsets.
///
/// Marks come nearly in order, so a cursor moves between them instead of an index of the source.
struct MarkMap {
  private var mark: Int
  private var offset: Int
  let start: Int
  private let firstNonASCII: Int

  init(start: Int, firstNonASCII: Int) {
    self.start = start
    self.firstNonASCII = firstNonASCII
    offset = firstNonASCII
    mark = firstNonASCII - start
  }

  @inline(__always)
  mutating func offset(of wanted: Int, in bytes: borrowing Bytes) -> Int {
    let plain = start &+ wanted
    return plain <= firstNonASCII ? plain : move(to: wanted, in: bytes)
  }

  private mutating func move(to wanted: Int, in bytes: borrowing Bytes) -> Int {
    while mark < wanted, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      mark += 1
    }
    while mark > wanted, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      mark -= 1
    }
    return offset
  }
}
