import PlumbSource

/// Builds a tree from libyaml's events.
struct YAMLReader {
  private let source: Source
  private var builder: TreeBuilder
  private var marks: MarkMap
  private var comments: CommentScan
  private var anchors: [String: Anchor] = [:]
  /// The names of the anchored collections that aren't closed.
  private var openAnchors: [UInt32: String] = [:]
  /// The nodes that aliases stand for, each as often as it is repeated.
  private var repeated = 0
  private var isAliasLimitReported = false
  /// Where the last scalar or bracket ended.
  private var lastEnd = 0
  private var hasFailed = false

  private struct Anchor {
    var record: UInt32
    /// The number of its nodes with aliases expanded; nil while it is open.
    var expanded: Int?
  }

  private init(source: Source, limits: Limits, scan: borrowing InputScan) {
    self.source = source
    builder = TreeBuilder(source: source, limits: limits)
    marks = MarkMap(start: source.contentStart, firstNonASCII: scan.firstNonASCII)
    comments = CommentScan(hashes: scan.hashes)
    for finding in scan.findings { builder.report(finding) }
  }

  /// Reads a source up to the first place that libyaml refuses; `isWhole` if there is none.
  static func read(_ source: Source, limits: Limits) -> (tree: Tree, isWhole: Bool) {
    let scan = InputScan(source)
    if let nul = scan.nul {
      return (
        Tree(
          refusing: source,
          SyntaxRules.binaryFile.finding(
            "NUL byte: this is no text file", in: source, at: Span(nul, nul + 1))), false
      )
    }
    var reader = YAMLReader(source: source, limits: limits, scan: scan)
    let bytes = scan.bytes
    if bytes.count > source.contentStart {
      bytes.withEvents(from: source.contentStart) { reader.run(&$0, bytes.span) }
    }
    let (storage, findings) = reader.builder.finish()
    let tree = Tree(
      source: source, format: .yaml, storage: storage, findings: findings,
      comments: reader.comments.comments)
    return (tree, !reader.hasFailed && scan.findings.isEmpty)
  }

  private mutating func run(_ events: inout EventReader, _ bytes: borrowing Bytes) {
    while let event = events.next() {
      switch event.kind {
      case .scalar: addScalar(event, events, bytes)
      case .alias: addAlias(event, events, bytes)
      case .sequenceStart, .mappingStart:
        guard builder.depth < builder.limits.depth else { return stopAtDepth(event, bytes) }
        open(event, events, bytes)
      case .sequenceEnd, .mappingEnd: close(event, bytes)
      case .documentStart:
        if builder.count > 0 { return stopAtDocument(event, bytes) }
      case .streamEnd: return comments.collect(upTo: bytes.count, in: bytes)
      case .documentEnd, .other: break
      }
      guard builder.count <= builder.limits.nodes else { return stopAtNodes(bytes) }
    }
    stop(events.failure, bytes)
  }

  // MARK: Nodes

  private mutating func addScalar(
    _ event: EventReader.Event, _ events: borrowing EventReader, _ bytes: borrowing Bytes
  ) {
    let outer = offset(event.start, bytes)
    var end = offset(event.end, bytes)
    var start = outer
    let hasProperties = hasProperties(event, at: outer, bytes)
    if hasProperties { start = Layout.contentStart(in: bytes, from: outer, to: end) }
    let isBlock = event.style == .literal || event.style == .folded
    if isBlock {
      comments.collect(upTo: Layout.lineEnd(in: bytes, from: start), in: bytes)
      end = Layout.blockScalarEnd(in: bytes, from: start, to: end)
    } else if event.length == 0, start == end, !hasProperties {
      // Where a value is missing, libyaml sometimes names the place of the next token.
      start = Layout.emptyScalarPlace(in: bytes, from: lastEnd, to: start)
      end = start
    }
    comments.collect(upTo: start, in: bytes)
    comments.skip(to: end)
    lastEnd = max(lastEnd, end)
    let record = NodeRecord(scalar: event.style, start, max(start, end))
    let isQuoted = event.style == .singleQuoted || event.style == .doubleQuoted
    let text = isQuoted && end > start + 1 ? (start + 1)..<(end - 1) : start..<max(start, end)
    let base = marks.start
    let index: UInt32
    // On one line, only double quotes change a text without changing its length.
    if !isBlock, text.count == event.length,
      event.isOneLine && event.style != .doubleQuoted
        || events.scalarEquals((text.lowerBound - base)..<(text.upperBound - base))
    {
      index = builder.addScalar(record, bytes.extracting(text))
    } else {
      index = events.withScalar { builder.addDecodedScalar(record, $0) }
    }
    if hasProperties { addProperties(event, events, bytes, to: index, outer..<start) }
    if event.hasAnchor { anchors[events.anchor] = Anchor(record: index, expanded: 1) }
  }

  private mutating func addAlias(
    _ event: EventReader.Event, _ events: borrowing EventReader, _ bytes: borrowing Bytes
  ) {
    let start = offset(event.start, bytes)
    let end = offset(event.end, bytes)
    comments.collect(upTo: start, in: bytes)
    lastEnd = max(lastEnd, end)
    let name = events.anchor
    let anchor = anchors[name]
    if let anchor, let size = anchor.expanded,
      repeated + size <= builder.limits.expandedNodes
    {
      repeated += size
      let record = NodeRecord(role: .alias, start: UInt32(start), end: UInt32(end))
      return builder.addAlias(record, target: anchor.record, expanded: size)
    }
    builder.addNull(NodeRecord(scalar: .plain, start, end))
    reportAlias(name, anchor, Span(start, end))
  }

  private mutating func reportAlias(_ name: String, _ anchor: Anchor?, _ span: Span) {
    guard let anchor else {
      return builder.report(
        SyntaxRules.undefinedAlias.finding(
          "alias '*\(name)' has no anchor '&\(name)' before it", in: source, at: span))
    }
    let start = builder.start(of: anchor.record)
    let label = Label(Span(start, start + 1), "the anchor's content starts here")
    guard anchor.expanded != nil else {
      return builder.report(
        SyntaxRules.recursiveAlias.finding(
          "alias '*\(name)' stands inside of its own anchor", in: source, at: span,
          related: [label]))
    }
    guard !isAliasLimitReported else { return }
    isAliasLimitReported = true
    builder.report(
      SyntaxRules.aliasExpansion.finding(
        "aliases repeat more than \(builder.limits.expandedNodes) nodes", in: source, at: span,
        related: [label], notes: ["this and later aliases of such size are read as null"]))
  }

  private mutating func open(
    _ event: EventReader.Event, _ events: borrowing EventReader, _ bytes: borrowing Bytes
  ) {
    let outer = offset(event.start, bytes)
    let hasProperties = hasProperties(event, at: outer, bytes)
    let start =
      hasProperties ? Layout.contentStart(in: bytes, from: outer, to: bytes.count) : outer
    let role: NodeRecord.Role = event.kind == .mappingStart ? .mapping : .sequence
    let record = NodeRecord(collection: role, isFlow: event.isFlow, start)
    let index = builder.openCollection(record)
    if event.isFlow { lastEnd = max(lastEnd, start + 1) }
    if hasProperties { addProperties(event, events, bytes, to: index, outer..<start) }
    if event.hasAnchor {
      anchors[events.anchor] = Anchor(record: index, expanded: nil)
      openAnchors[index] = events.anchor
    }
  }

  private mutating func close(_ event: EventReader.Event, _ bytes: borrowing Bytes) {
    // Only a closing bracket has a width; blocks and `[key: value]` end with their last child.
    var end: UInt32?
    if event.end > event.start {
      let offset = offset(event.end, bytes)
      if bytes[offset - 1] == UInt8(ascii: "]") || bytes[offset - 1] == UInt8(ascii: "}") {
        end = UInt32(offset)
        lastEnd = max(lastEnd, offset)
      }
    }
    let (record, size) = builder.closeCollection(end: end)
    guard !openAnchors.isEmpty, let name = openAnchors.removeValue(forKey: record) else { return }
    if anchors[name]?.record == record { anchors[name]?.expanded = size }
  }

  /// libyaml doesn't tell of the tag `!`, which makes a string of a plain scalar.
  private func hasProperties(
    _ event: EventReader.Event, at start: Int, _ bytes: borrowing Bytes
  ) -> Bool {
    event.hasTag || event.hasAnchor || start < bytes.count && bytes[start] == UInt8(ascii: "!")
  }

  /// - Parameter range: From the first of tag and anchor to the content.
  private mutating func addProperties(
    _ event: EventReader.Event, _ events: borrowing EventReader, _ bytes: borrowing Bytes,
    to index: UInt32, _ range: Range<Int>
  ) {
    let tag = Layout.tag(in: bytes, range)
    var name: UInt32 = 0
    if event.hasTag {
      name = events.withTag { tag in
        let isLocal = !tag.isEmpty && tag[0] == UInt8(ascii: "!")
        return builder.intern(tag.extracting((isLocal ? 1 : 0)..<tag.count))
      }
      // The tag `!` makes a text of what follows.
      let isNonSpecific = tag.count == 1
      if !KeyTable.isKnownTag(name), !isNonSpecific {
        reportTag(name, Span(tag.lowerBound, tag.upperBound))
      } else {
        builder.checkTagOfKey(name, at: Span(tag.lowerBound, tag.upperBound), of: index)
      }
    }
    builder.setProperties(
      NodeProperties(
        outerStart: UInt32(range.lowerBound), tagStart: UInt32(tag.lowerBound),
        tagEnd: UInt32(tag.upperBound), tagName: name), of: index)
  }

  private mutating func reportTag(_ name: UInt32, _ span: Span) {
    if builder.word(name).hasPrefix("Rain::") {
      return builder.report(
        SyntaxRules.rainDirective.finding(
          "'rain pkg' replaces '\(source.text(span))'; what it gives isn't checked", in: source,
          at: span))
    }
    let suggestion = Spelling.closest(to: builder.word(name), in: CloudFormationWords.functionTags)
    var finding = SyntaxRules.unknownTag.finding(
      "CloudFormation does not know the tag '\(source.text(span))'", in: source, at: span,
      notes: suggestion.map { ["did you mean '!\($0)'?"] } ?? [])
    if let suggestion {
      finding.fixes = [
        Fix(title: "write !\(suggestion)", edits: [Edit(span, "!\(suggestion)")], isSafe: false)
      ]
    }
    builder.report(finding)
  }

  private mutating func offset(_ mark: Int, _ bytes: borrowing Bytes) -> Int {
    marks.offset(of: mark, in: bytes)
  }

  // MARK: Stops

  private mutating func stopAtDepth(_ event: EventReader.Event, _ bytes: borrowing Bytes) {
    let place = offset(event.start, bytes)
    finish(
      at: place, bytes,
      SyntaxRules.nestingTooDeep.finding(
        "collections are nested more than \(builder.limits.depth) deep", in: source,
        at: Span(place, min(place + 1, bytes.count))))
  }

  private mutating func stopAtNodes(_ bytes: borrowing Bytes) {
    finish(
      at: lastEnd, bytes,
      SyntaxRules.tooManyNodes.finding(
        "more than \(builder.limits.nodes) keys and values", in: source,
        at: Span(lastEnd, lastEnd)))
  }

  private mutating func stopAtDocument(_ event: EventReader.Event, _ bytes: borrowing Bytes) {
    let start = offset(event.start, bytes)
    let end = offset(event.end, bytes)
    finish(
      at: start, bytes,
      SyntaxRules.multipleDocuments.finding(
        "a second YAML document starts here, which is not read", in: source,
        at: Span(start, max(start, end)), related: [Label(builder.span(of: 0).head, "the first")]))
  }

  private mutating func stop(_ failure: EventReader.Failure, _ bytes: borrowing Bytes) {
    let place = min(offset(failure.problemIndex, bytes), bytes.count)
    let context = min(offset(failure.contextIndex, bytes), bytes.count)
    let problem = YAMLProblem(
      failure, place: place, context: failure.context == nil ? nil : context,
      bracket: builder.openBracket, source: source)
    finish(at: place, bytes, problem.finding)
  }

  private mutating func finish(at place: Int, _ bytes: borrowing Bytes, _ finding: Finding) {
    hasFailed = true
    comments.collect(upTo: place, in: bytes)
    builder.report(finding)
  }
}

extension Span {
  /// Its start, one byte wide.
  var head: Span { Span(start, min(start + 1, end)) }
}
