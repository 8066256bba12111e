internal import CYAML

// Everything unsafe of this module is in this file: the calls of libyaml, and below them loops over
// raw bytes that are several times as fast as checked ones.

/// libyaml's events over a buffer.
///
/// Marks count code points from the buffer's start. The buffer has to outlive the reader, hold
/// nothing that libyaml refuses, and end with the padding, which isn't read.
@safe struct EventReader: ~Copyable {
  /// NUL ends libyaml's input; its scanner looks at most four characters ahead.
  static let padding = 8

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: UnsafeBufferPointer<UInt8>
  /// The start of libyaml's own working buffer, which it frees, while the input stands in for it.
  private let ownBuffer: UnsafeMutablePointer<yaml_char_t>?
  private var hasEvent = false

  enum Kind {
    case scalar
    case alias
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
    case documentStart
    case documentEnd
    case streamEnd
    case other
  }

  struct Event {
    var kind: Kind
    /// Code points from the start of the buffer.
    var start: Int
    var end: Int
    var style: ScalarStyle = .plain
    var isFlow = false
    var hasTag = false
    var hasAnchor = false
    /// The size of a scalar's decoded text in bytes.
    var length = 0
    /// Whether it starts and ends on one line.
    var isOneLine = false
  }

  /// Why libyaml stopped.
  struct Failure {
    /// What libyaml says.
    var problem: String
    var problemIndex: Int
    /// What it was reading and since where; nil if it doesn't say.
    var context: String?
    var contextIndex: Int
  }

  init(_ input: UnsafeBufferPointer<UInt8>) {
    unsafe self.input = input
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe parser.initialize(to: yaml_parser_t())
    _ = unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, 0)
    unsafe ownBuffer = parser.pointee.buffer.start
    readWholeInput()
  }

  /// Makes the input libyaml's working buffer, filled to the end of the file.
  ///
  /// libyaml checks and copies its input character by character, a quarter of its instructions, and
  /// the input scan has already checked it. `yaml.h` (0.2.5) declares these members, but calls them
  /// internal: if a later libyaml moves them, this doesn't compile, and can go without loss.
  private func readWholeInput() {
    let start = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe parser.pointee.buffer.start = start
    unsafe parser.pointee.buffer.pointer = start
    unsafe parser.pointee.buffer.last = start.map { unsafe $0 + input.count }
    unsafe parser.pointee.buffer.end = parser.pointee.buffer.last
    unsafe parser.pointee.unread = input.count
    unsafe parser.pointee.eof = 1
  }

  deinit {
    if hasEvent { unsafe yaml_event_delete(event) }
    unsafe parser.pointee.buffer.start = ownBuffer
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// The next event; nil if libyaml cannot go on.
  @inline(__always)
  mutating func next() -> Event? {
    if hasEvent { unsafe yaml_event_delete(event) }
    hasEvent = unsafe yaml_parser_parse(parser, event) != 0
    guard hasEvent else { return nil }
    var result = unsafe Event(
      kind: .other, start: event.pointee.start_mark.index, end: event.pointee.end_mark.index)
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      result.kind = .scalar
      let scalar = unsafe event.pointee.data.scalar
      result.style = EventReader.style(unsafe scalar.style)
      result.length = unsafe scalar.length
      result.isOneLine = unsafe event.pointee.start_mark.line == event.pointee.end_mark.line
      result.hasTag = unsafe scalar.tag != nil
      result.hasAnchor = unsafe scalar.anchor != nil
    case YAML_ALIAS_EVENT: result.kind = .alias
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      let sequence = unsafe event.pointee.data.sequence_start
      result.isFlow = unsafe sequence.style == YAML_FLOW_SEQUENCE_STYLE
      result.hasTag = unsafe sequence.tag != nil
      result.hasAnchor = unsafe sequence.anchor != nil
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      let mapping = unsafe event.pointee.data.mapping_start
      result.isFlow = unsafe mapping.style == YAML_FLOW_MAPPING_STYLE
      result.hasTag = unsafe mapping.tag != nil
      result.hasAnchor = unsafe mapping.anchor != nil
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_DOCUMENT_START_EVENT:
      result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_STREAM_END_EVENT: result.kind = .streamEnd
    default: break
    }
    return result
  }

  /// Reads the decoded text of the last event, a scalar.
  func withScalar<Result>(_ body: (borrowing Bytes) -> Result) -> Result {
    let scalar = unsafe event.pointee.data.scalar
    let buffer = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return unsafe body(buffer.span)
  }

  /// Whether the decoded text of the last event, a scalar, is these bytes of the input.
  func scalarEquals(_ range: Range<Int>) -> Bool {
    let scalar = unsafe event.pointee.data.scalar
    guard unsafe range.count == scalar.length, unsafe range.upperBound <= input.count,
      let base = unsafe input.baseAddress
    else { return false }
    return unsafe memcmp(base + range.lowerBound, scalar.value, range.count) == 0
  }

  /// Reads the tag of the last event, its prefix resolved; nothing if it has none.
  func withTag<Result>(_ body: (borrowing Bytes) -> Result) -> Result {
    let tag =
      switch unsafe event.pointee.type {
      case YAML_SCALAR_EVENT: unsafe event.pointee.data.scalar.tag
      case YAML_SEQUENCE_START_EVENT: unsafe event.pointee.data.sequence_start.tag
      case YAML_MAPPING_START_EVENT: unsafe event.pointee.data.mapping_start.tag
      default: unsafe UnsafeMutablePointer<yaml_char_t>?.none
      }
    guard let tag = unsafe tag else { return body([UInt8]().span) }
    var count = 0
    while unsafe tag[count] != 0 { count += 1 }
    return unsafe body(UnsafeBufferPointer(start: tag, count: count).span)
  }

  /// The anchor of the last event, or the name of an alias.
  var anchor: String {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe EventReader.string(event.pointee.data.scalar.anchor)
    case YAML_ALIAS_EVENT: unsafe EventReader.string(event.pointee.data.alias.anchor)
    case YAML_SEQUENCE_START_EVENT:
      unsafe EventReader.string(event.pointee.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT:
      unsafe EventReader.string(event.pointee.data.mapping_start.anchor)
    default: ""
    }
  }

  /// Why the last call of `next` returned nil.
  var failure: Failure {
    let parser = unsafe parser.pointee
    return unsafe Failure(
      problem: parser.problem.map { unsafe String(cString: $0) } ?? "",
      problemIndex: parser.problem_mark.index,
      context: parser.context.map { unsafe String(cString: $0) },
      contextIndex: parser.context_mark.index)
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }

  private static func style(_ style: yaml_scalar_style_t) -> ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}

extension Array where Element == UInt8 {
  /// The offset of the first byte from a place on that needs a look before libyaml reads it: `#`,
  /// DEL, control characters other than tab and line breaks, and what isn't ASCII.
  ///
  /// Sixteen bytes at a time: one by one this took as long as a tenth of libyaml's own work.
  func nextToCheck(from start: Int) -> Int {
    var offset = start
    unsafe withUnsafeBytes { bytes in
      while offset + 16 <= bytes.count {
        let first = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let second = unsafe bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        guard first.toCheck | second.toCheck != 0 else {
          offset += 16
          continue
        }
        let end = offset + 16
        while offset < end {
          if unsafe bytes[offset].needsCheck { return }
          offset += 1
        }
      }
      while offset < bytes.count, unsafe !bytes[offset].needsCheck { offset += 1 }
    }
    return offset
  }

  /// Calls `body` with libyaml's events over the bytes from an offset on.
  func withEvents<Result>(
    from start: Int, _ body: (inout EventReader) -> Result
  ) -> Result {
    let padded = self[start...] + repeatElement(0, count: EventReader.padding)
    return unsafe padded.withUnsafeBufferPointer { bytes in
      var reader = unsafe EventReader(bytes)
      return body(&reader)
    }
  }
}

extension UInt8 {
  fileprivate var needsCheck: Bool {
    (self < 0x20 && self != 0x0A && self != 0x0D && self != 0x09) || self == 0x23 || self >= 0x7F
  }
}

extension UInt64 {
  /// Not 0 if one of its eight bytes may need a look; line feeds never do.
  fileprivate var toCheck: UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let low = ~high
    let printable = (self & low) &+ 0x6060_6060_6060_6060
    let notLineFeed = ((self ^ 0x0A0A_0A0A_0A0A_0A0A) & low) &+ low
    let hash = (self ^ 0x2323_2323_2323_2323) &- 0x0101_0101_0101_0101
    let delete = self &+ 0x0101_0101_0101_0101
    return ((~printable & notLineFeed) | hash | delete | self) & high
  }
}

extension Swift.Span<UInt8> {
  /// Where text in a JSON string stops to be plain from a place on: at `"`, `\`, a control character
  /// or what isn't ASCII.
  func plainTextEnd(from start: Int) -> Int {
    unsafe withUnsafeBytes { bytes in
      let high: UInt64 = 0x8080_8080_8080_8080
      let ones: UInt64 = 0x0101_0101_0101_0101
      var offset = start
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let printable = (word & ~high) &+ 0x6060_6060_6060_6060
        let quote = (word ^ 0x2222_2222_2222_2222) &- ones
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- ones
        let stops = (~printable | quote | backslash | word) & high
        if stops != 0 {
          // The lowest stop is a true one, or a borrow from one below it, which there is none of.
          return offset + UInt64(littleEndian: stops).trailingZeroBitCount / 8
        }
        offset += 8
      }
      while offset < bytes.count {
        let byte = unsafe bytes[offset]
        if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return offset }
        offset += 1
      }
      return offset
    }
  }

  /// Where the spaces from a place on end, eight at a time; up to seven may be left.
  @inline(__always)
  func spacesEnd(from start: Int) -> Int {
    unsafe withUnsafeBytes { bytes in
      var offset = start
      while offset + 8 <= bytes.count,
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == 0x2020_2020_2020_2020
      {
        offset += 8
      }
      return offset
    }
  }

  /// A hash of the bytes, the same in every process.
  @inline(__always) var wordHash: UInt32 {
    unsafe withUnsafeBytes { bytes in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        offset += 8
      }
      var rest: UInt64 = 0
      if offset < bytes.count, bytes.count >= 8 {
        rest = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      } else {
        while offset < bytes.count {
          rest = unsafe rest << 8 | UInt64(bytes[offset])
          offset += 1
        }
      }
      hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
      return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
  }

  @inline(__always) func equals(_ other: borrowing Bytes) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else {
          return true
        }
        return unsafe memcmp(left, right, count) == 0
      }
    }
  }
}

extension String {
  /// Hands over the UTF-8 bytes, without a copy on the heap where that is possible.
  @inline(__always)
  func withBytes<Result>(_ body: (borrowing Bytes) -> Result) -> Result {
    let result = unsafe utf8.withContiguousStorageIfAvailable { buffer in
      body(unsafe Bytes(_unsafeElements: buffer))
    }
    return result ?? body(Array(utf8).span)
  }
}
