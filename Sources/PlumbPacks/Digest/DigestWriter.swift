internal import CEL
internal import PlumbEngine
package import PlumbSource
internal import PlumbSyntax

/// Writes what a run needs of a pack: all but the examples and what checks the pack itself.
package struct DigestWriter {
  private var code: CodeBuilder
  private var records: [Int32] = []
  private var texts: [String] = []
  private var textPositions: [String: Int32] = [:]

  /// The digest of a pack file that has no mistakes; nil for any other.
  package static func bytes(of source: Source) -> [UInt8]? {
    var reader = PackReader(Tree.parse(source))
    guard let pack = reader.read(), reader.findings.isEmpty else { return nil }
    var writer = DigestWriter(code: CodeBuilder(library: reader.library))
    guard writer.write(pack, reader.library) else { return nil }
    return writer.file
  }

  private init(code: CodeBuilder) {
    self.code = code
  }

  /// - Returns: Whether all expressions could be written.
  private mutating func write(_ pack: Pack, _ library: Library) -> Bool {
    write(pack.name)
    write(pack.title)
    write(list: pack.settings) { $0.write($1) }
    var areAllReadable = true
    // Laid out first, so that the code's own tables are complete when they are written.
    var body: [Int32] = []
    swap(&records, &body)
    write(list: library.definedFunctions) { writer, definition in
      guard let body = definition.body else { return areAllReadable = false }
      writer.write(definition.name)
      writer.records.append(writer.code.add(body))
    }
    write(list: pack.rules) { $0.write($1) }
    swap(&records, &body)
    write(list: code.names) { $0.write($1) }
    write(list: code.constants) { $0.write($1) }
    write(list: code.functions) { writer, function in
      writer.write(function.name)
      writer.records.append(Int32(function.argumentCount))
      writer.write(function.pattern)
    }
    records += body
    return areAllReadable
  }

  private var file: [UInt8] {
    var ends: [Int32] = []
    var bytes: [UInt8] = []
    for text in texts {
      bytes += text.utf8
      ends.append(Int32(bytes.count))
    }
    let counts = [
      code.nodes.count, code.ranges.count, code.lists.count, records.count, ends.count, bytes.count,
    ]
    let header = [DigestLayout.version] + counts.map { Int32($0) }
    let sections = [
      header.flatMap(Self.bytes), code.nodes.flatMap(Self.bytes), code.ranges.flatMap(Self.bytes),
      code.lists.flatMap(Self.bytes), records.flatMap(Self.bytes), ends.flatMap(Self.bytes), bytes,
    ]
    return sections.flatMap { section in
      section + [UInt8](repeating: 0, count: DigestLayout.aligned(section.count) - section.count)
    }
  }

  private static func bytes(_ number: Int32) -> [UInt8] {
    let bits = UInt32(bitPattern: number)
    return (0..<4).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
  }

  private static func bytes(_ node: CodeNode) -> [UInt8] {
    [node.operation.rawValue, node.flag, 0, 0] + bytes(node.a) + bytes(node.b) + bytes(node.c)
  }

  private static func bytes(_ range: CodeRange) -> [UInt8] {
    bytes(Int32(bitPattern: range.start)) + bytes(Int32(bitPattern: range.end))
  }
}

// MARK: Records

extension DigestWriter {
  private mutating func write<Element>(
    list: [Element], _ write: (inout DigestWriter, Element) -> Void
  ) {
    records.append(Int32(list.count))
    for element in list { write(&self, element) }
  }

  private mutating func write(_ text: String?) {
    guard let text else { return records.append(DigestLayout.missing) }
    if let known = textPositions[text] { return records.append(known) }
    let position = Int32(texts.count)
    textPositions[text] = position
    texts.append(text)
    records.append(position)
  }

  private mutating func write(_ bits: UInt64) {
    records.append(Int32(truncatingIfNeeded: bits))
    records.append(Int32(truncatingIfNeeded: bits >> 32))
  }

  private mutating func write(_ program: Program?) {
    records.append((program?.parsed).map { code.add($0.tree) } ?? DigestLayout.missing)
  }

  private mutating func write(_ constant: CodeConstant) {
    switch constant {
    case .null: records.append(0)
    case .bool(let bool): records += [1, bool ? 1 : 0]
    case .int(let int):
      records.append(2)
      write(UInt64(bitPattern: int))
    case .uint(let uint):
      records.append(3)
      write(uint)
    case .double(let bits):
      records.append(4)
      write(bits)
    case .string(let text):
      records.append(5)
      write(text.string)
    case .bytes(let bytes):
      records.append(6)
      write(list: bytes) { $0.records.append(Int32($1)) }
    case .type(let name):
      records.append(7)
      write(name.name)
    case .list(let elements):
      records.append(8)
      write(list: elements) { $0.write($1) }
    }
  }

  private mutating func write(_ setting: Setting) {
    write(setting.name)
    write(setting.description)
    write(setting.kind.rawValue)
    write(setting.defaultValue)
    write(list: setting.allowed) { $0.write($1) }
    write(setting.minimum.map { .number($0) })
    write(setting.maximum.map { .number($0) })
    write(setting.pattern)
  }

  private mutating func write(_ value: SettingValue?) {
    switch value {
    case nil: records.append(DigestLayout.missing)
    case .integer(let value):
      records.append(0)
      write(UInt64(bitPattern: value))
    case .number(let value):
      records.append(1)
      write(value.bitPattern)
    case .string(let value):
      records.append(2)
      write(value)
    case .boolean(let value): records += [3, value ? 1 : 0]
    case .array(let values):
      records.append(4)
      write(list: values) { $0.write($1) }
    }
  }

  private mutating func write(_ rule: CompiledRule) {
    let metadata = rule.metadata
    write(metadata.id.rawValue)
    write(metadata.title)
    write(metadata.severity.rawValue)
    write(list: metadata.aliases) { $0.write($1) }
    // What is read only when somebody asks: in this order, from where the reader says.
    write(metadata.rationale)
    write(metadata.remediation)
    write(metadata.requirement)
    write(list: metadata.references) { $0.write($1) }
    records.append(rule.types == nil ? 0 : 1)
    if let types = rule.types { write(list: types) { $0.write($1) } }
    write(rule.when)
    write(list: rule.lets) { writer, value in
      writer.write(value.name)
      writer.write(value.program)
    }
    write(list: rule.checks) { $0.write($1) }
    write(list: rule.links) { writer, link in
      writer.write(link.each)
      writer.write(link.message)
    }
    write(rule.undecided.rawValue)
    records.append(rule.scope == .allScenarios ? 0 : 1)
  }

  private mutating func write(_ check: CompiledRule.Check) {
    write(check.check)
    write(check.each)
    write(check.message)
    write(check.at?.text)
    write(list: check.fixes) { $0.write($1) }
  }

  private mutating func write(_ message: MessageTemplate) {
    write(list: message.pieces) { writer, piece in
      switch piece {
      case .literal(let text):
        writer.records.append(0)
        writer.write(text)
      case .value(let program):
        writer.records.append(1)
        writer.write(program)
      }
    }
  }

  // MARK: Fixes

  private mutating func write(_ fix: FixTemplate) {
    write(fix.title)
    records.append(fix.isSafe ? 1 : 0)
    write(fix.when)
    write(fix.on)
    write(list: fix.changes) { writer, change in
      writer.records.append(change.kind.rawValue)
      writer.write(change.path)
      writer.write(list: [change.value].compactMap(\.self)) { $0.write($1) }
    }
    write(list: fix.declaration) { $0.write($1) }
  }

  private mutating func write(_ member: ValueTemplate.Member) {
    write(member.key)
    write(member.value)
  }

  private mutating func write(_ value: ValueTemplate) {
    switch value {
    case .scalar(.boolean(let boolean)): records += [0, boolean ? 1 : 0]
    case .scalar(.number(let number)):
      records.append(1)
      write(number)
    case .scalar(let scalar):
      records.append(2)
      write(scalar.scalarText ?? "")
    case .expression(let program):
      records.append(3)
      write(program)
    case .text(let text):
      records.append(4)
      write(text)
    case .list(let elements):
      records.append(5)
      write(list: elements) { $0.write($1) }
    case .mapping(let members):
      records.append(6)
      write(list: members) { $0.write($1) }
    case .call(let name, let argument):
      records.append(7)
      write(name)
      write(argument)
    }
  }
}
