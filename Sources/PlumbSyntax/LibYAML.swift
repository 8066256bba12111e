internal import CYAML

/// libyaml's events over a buffer; the only place that touches C.
///
/// Marks count code points from the buffer's start. The buffer has to outlive the reader.
@safe struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let input: UnsafeBufferPointer<UInt8>
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
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    if hasEvent { unsafe yaml_event_delete(event) }
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// The next event; nil if libyaml cannot go on.
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

  /// The tag of the last event with its prefix resolved.
  var tag: String {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe EventReader.string(event.pointee.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      unsafe EventReader.string(event.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: unsafe EventReader.string(event.pointee.data.mapping_start.tag)
    default: ""
    }
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
  /// Calls `body` with libyaml's events over the bytes from an offset on.
  func withEvents<Result>(
    from start: Int, _ body: (inout EventReader) -> Result
  ) -> Result {
    unsafe withUnsafeBufferPointer { bytes in
      var reader = unsafe EventReader(UnsafeBufferPointer(rebasing: bytes[start...]))
      return body(&reader)
    }
  }
}
