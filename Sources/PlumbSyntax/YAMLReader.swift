import PlumbSource

/// Builds a tree from libyaml's events.
struct YAMLReader {
  private var builder: TreeBuilder
  private let source: Source
  private var marks: MarkMap
  private var anchors: [String: Anchor] = [:]
  private var openAnchors: [UInt32: String] = [:]
  private var comments: [Comment] = []
  private var expanded = 0

  private struct Anchor {
    var record: UInt32
    /// The number of its nodes with aliases expanded; nil while it is open.
    var expanded: Int?
  }

  init(source: Source, limits: Limits) {
    self.source = source
    builder = TreeBuilder(source: source, limits: limits)
    marks = MarkMap(start: source.contentStart)
  }

  static func read(_ source: Source, limits: Limits) -> Tree {
    var reader = YAMLReader(source: source, limits: limits)
    source.bytes.withEvents(from: source.contentStart) { reader.run(&$0) }
    let (storage, findings) = reader.builder.finish()
    return Tree(
      source: source, format: .yaml, storage: storage, findings: findings,
      comments: reader.comments)
  }

  private mutating func run(_ events: inout EventReader) {
    while let event = events.next() {
      switch event.kind {
      case .scalar: addScalar(event, events)
      case .alias: addAlias(event, events)
      case .sequenceStart, .mappingStart:
        guard builder.depth < builder.limits.depth else { return }
        open(event, events)
      case .sequenceEnd, .mappingEnd: close(event)
      case .documentEnd, .streamEnd:
        if builder.count > 0 { return }
        if event.kind == .streamEnd { return }
      case .documentStart, .other: break
      }
    }
    report(events.failure)
  }

  private mutating func addScalar(_ event: EventReader.Event, _ events: borrowing EventReader) {
    let outer = offset(event.start)
    let end = offset(event.end)
    let hasProperties = event.hasTag || event.hasAnchor
    let start = hasProperties ? contentStart(from: outer, to: end) : outer
    let record = NodeRecord(
      role: .scalar, style: event.style, start: UInt32(start), end: UInt32(max(start, end)))
    let source = source
    let index: UInt32 = events.withScalar { text in
      let range = record.textRange
      let isBlock = event.style == .literal || event.style == .folded
      if !isBlock, range.count == text.count,
        YAMLReader.equal(source.bytes, range.lowerBound, text)
      {
        return self.builder.addScalar(record)
      }
      return self.builder.addDecodedScalar(record, text)
    }
    if hasProperties { addProperties(event, events, to: index, outer: outer, content: start) }
    if event.hasAnchor { anchors[events.anchor] = Anchor(record: index, expanded: 1) }
  }

  private static func equal(_ bytes: [UInt8], _ start: Int, _ text: borrowing Bytes) -> Bool {
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func addAlias(_ event: EventReader.Event, _ events: borrowing EventReader) {
    let start = offset(event.start)
    let end = offset(event.end)
    let name = events.anchor
    if let anchor = anchors[name], let size = anchor.expanded,
      expanded + size <= builder.limits.expandedNodes
    {
      expanded += size
      let record = NodeRecord(role: .alias, start: UInt32(start), end: UInt32(end))
      _ = builder.addAlias(record, target: anchor.record, expanded: size)
      return
    }
    builder.findings.append(
      SyntaxRules.malformed.finding(
        "alias '*\(name)' has no anchor before it", in: source, at: Span(start, end)))
    let record = NodeRecord(role: .scalar, start: UInt32(start), end: UInt32(end))
    _ = builder.addDecodedScalar(record, [UInt8]().span)
  }

  private mutating func open(_ event: EventReader.Event, _ events: borrowing EventReader) {
    let outer = offset(event.start)
    let hasProperties = event.hasTag || event.hasAnchor
    let start =
      hasProperties ? contentStart(from: outer, to: source.bytes.count) : outer
    let index = builder.openCollection(
      NodeRecord(
        role: event.kind == .mappingStart ? .mapping : .sequence,
        style: event.isFlow ? .doubleQuoted : .plain, start: UInt32(start), end: UInt32(start)))
    if hasProperties { addProperties(event, events, to: index, outer: outer, content: start) }
    if event.hasAnchor {
      anchors[events.anchor] = Anchor(record: index, expanded: nil)
      openAnchors[index] = events.anchor
    }
  }

  private mutating func close(_ event: EventReader.Event) {
    // A flow collection's end event has the width of its bracket, a block's has none.
    let end = event.end > event.start ? UInt32(offset(event.end)) : nil
    let (record, size) = builder.closeCollection(end: end)
    if let name = openAnchors.removeValue(forKey: record), anchors[name]?.record == record {
      anchors[name]?.expanded = size
    }
  }

  private mutating func addProperties(
    _ event: EventReader.Event, _ events: borrowing EventReader, to index: UInt32, outer: Int,
    content: Int
  ) {
    var tag = 0..<0
    var name: UInt32 = 0
    if event.hasTag {
      var start = outer
      while start < content, source.bytes[start] != UInt8(ascii: "!") { start += 1 }
      var end = start
      while end < content, !YAMLReader.endsProperty(source.bytes[end]) { end += 1 }
      tag = start..<end
      var text = events.tag
      if text.first == "!" { text.removeFirst() }
      name = builder.intern(Array(text.utf8).span)
    }
    builder.setProperties(
      NodeProperties(
        outerStart: UInt32(outer), tagStart: UInt32(tag.lowerBound),
        tagEnd: UInt32(tag.upperBound), tagName: name), of: index)
  }

  /// Where the content begins after a tag and an anchor.
  private func contentStart(from start: Int, to end: Int) -> Int {
    let bytes = source.bytes
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        while offset < end, !YAMLReader.endsProperty(bytes[offset]) { offset += 1 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      case UInt8(ascii: "#"):
        while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      default: return offset
      }
    }
    return end
  }

  private static func endsProperty(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private mutating func offset(_ mark: Int) -> Int {
    marks.offset(of: mark, in: source.bytes)
  }

  private mutating func report(_ failure: EventReader.Failure) {
    let place = min(offset(failure.problemIndex), source.bytes.count)
    builder.findings.append(
      SyntaxRules.malformed.finding(failure.problem, in: source, at: Span(place, place)))
  }
}

/// Turns libyaml's marks, which count code points, into byte offsets.
struct MarkMap {
  private var mark = 0
  private var offset: Int

  init(start: Int) {
    offset = start
  }

  mutating func offset(of wanted: Int, in bytes: [UInt8]) -> Int {
    while mark < wanted, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      mark += 1
    }
    while mark > wanted, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      mark -= 1
    }
    return offset
  }
}
