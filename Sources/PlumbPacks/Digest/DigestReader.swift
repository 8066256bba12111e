internal import CEL
internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax

/// Reads a pack's digest, number by number, as `DigestWriter` writes it.
///
/// Expressions are taken where they lie, and what no run needs before somebody asks is left there.
struct DigestReader {
  private let tables: DigestTables
  private var position: Int

  private init(_ tables: DigestTables, at position: Int = 0) {
    self.tables = tables
    self.position = position
  }

  /// The pack in a digest; nil if it is none, or one of another version.
  static func pack(_ bytes: PermanentBytes, of origin: BuiltInPack) -> Pack? {
    guard let tables = DigestTables(bytes) else { return nil }
    var reader = DigestReader(tables)
    let name = reader.text()
    let title = reader.text()
    let settings = reader.list { $0.setting() }
    let names = reader.list { $0.text() }
    let constants = reader.list { $0.constant() }
    let functions = reader.list { reader in
      CodeBuilder.FunctionReference(
        name: reader.text(), argumentCount: reader.count(), pattern: reader.optionalText())
    }
    guard
      let code = Code(
        nodes: tables.nodes, ranges: tables.ranges, lists: tables.lists, names: names,
        constants: constants, functions: functions, library: PackFunctions.library)
    else { return nil }
    let definitions = Definitions(code, reader.list { ($0.text(), $0.next()) })
    let rules = reader.list { $0.rule(Programs(code: code, definitions: definitions)) }
    return Pack(
      name: name, title: title, settings: settings, origin: .builtIn(origin), rules: rules)
  }

  // MARK: Numbers and texts

  private mutating func next() -> Int32 {
    defer { position += 1 }
    return tables.records[position]
  }

  private mutating func count() -> Int { Int(next()) }

  private mutating func list<Element>(_ element: (inout DigestReader) -> Element) -> [Element] {
    let count = count()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(element(&self)) }
    return elements
  }

  private mutating func text() -> String { tables.text(next()) }

  private mutating func optionalText() -> String? {
    let index = next()
    return index == DigestLayout.missing ? nil : tables.text(index)
  }

  private mutating func bits() -> UInt64 {
    let low = UInt64(UInt32(bitPattern: next()))
    return low | UInt64(UInt32(bitPattern: next())) << 32
  }

  private mutating func constant() -> CodeConstant {
    switch next() {
    case 0: .null
    case 1: .bool(next() != 0)
    case 2: .int(Int64(bitPattern: bits()))
    case 3: .uint(bits())
    case 4: .double(bits())
    case 5: .string(Text(text()))
    case 6: .bytes(list { UInt8(truncatingIfNeeded: $0.next()) })
    case 7: .type(TypeName(stringLiteral: text()))
    case 8: .list(list { $0.constant() })
    case let kind: preconditionFailure("there is no constant of kind \(kind)")
    }
  }

  // MARK: Settings

  private mutating func setting() -> Setting {
    let name = text()
    let description = optionalText()
    guard let kind = Setting.Kind(rawValue: text()), let defaultValue = settingValue() else {
      preconditionFailure("the setting '\(name)' has no type or no default")
    }
    return Setting(
      name: name, description: description, defaultValue: defaultValue, kind: kind,
      allowed: list { $0.settingValue() }.compactMap { $0 }, minimum: settingValue()?.number,
      maximum: settingValue()?.number, pattern: optionalText())
  }

  private mutating func settingValue() -> SettingValue? {
    switch next() {
    case 0: .integer(Int64(bitPattern: bits()))
    case 1: .number(Double(bitPattern: bits()))
    case 2: .string(text())
    case 3: .boolean(next() != 0)
    case 4: .array(list { $0.settingValue() }.compactMap { $0 })
    default: nil
    }
  }

  // MARK: Rules

  /// Where the expressions of rules lie.
  private struct Programs {
    let code: Code
    let definitions: Definitions
  }

  private mutating func program(_ programs: Programs, parameterCount: Int = 0) -> Program? {
    let root = next()
    if root == DigestLayout.missing { return nil }
    return Program(
      programs.code, root: root, parameterCount: parameterCount, definitions: programs.definitions)
  }

  private mutating func needed(_ programs: Programs, parameterCount: Int = 0) -> Program {
    guard let program = program(programs, parameterCount: parameterCount) else {
      preconditionFailure("an expression is missing at \(position)")
    }
    return program
  }

  private mutating func rule(_ programs: Programs) -> CompiledRule {
    CompiledRule(
      metadata: metadata(), types: next() == 0 ? nil : list { $0.text() },
      when: program(programs),
      lets: list { ($0.text(), $0.needed(programs)) }, checks: list { $0.check(programs) },
      links: list { CompiledRule.Link(each: $0.needed(programs), message: $0.message(programs)) },
      undecided: UndecidedTreatment(rawValue: text()) ?? .note,
      scope: next() == 0 ? .allScenarios : .defaultScenario, examples: [])
  }

  private mutating func metadata() -> RuleMetadata {
    let id = RuleID(text())
    let title = text()
    let severity = Severity(rawValue: text()) ?? .error
    let aliases = list { $0.text() }
    let start = position
    position += 3
    let referenceCount = count()
    position += referenceCount
    return RuleMetadata(id: id, title: title, severity: severity, aliases: aliases) {
      [tables] in
      var reader = DigestReader(tables, at: start)
      return RuleTexts(
        rationale: reader.text(), remediation: reader.text(), requirement: reader.optionalText(),
        references: reader.list { $0.text() })
    }
  }

  private mutating func check(_ programs: Programs) -> CompiledRule.Check {
    CompiledRule.Check(
      check: needed(programs, parameterCount: 1), each: program(programs),
      message: message(programs), at: optionalText().map { PropertyPath($0) },
      fixes: list { $0.fix(programs) })
  }

  private mutating func message(_ programs: Programs) -> MessageTemplate {
    MessageTemplate(
      pieces: list { reader in
        reader.next() == 0
          ? .literal(reader.text()) : .value(reader.needed(programs, parameterCount: 1))
      })
  }

  // MARK: Fixes

  private mutating func fix(_ programs: Programs) -> FixTemplate {
    FixTemplate(
      title: message(programs), isSafe: next() != 0,
      when: program(programs, parameterCount: 1), on: program(programs, parameterCount: 1),
      changes: list { reader in
        guard let kind = FixTemplate.Change.Kind(rawValue: reader.next()) else {
          preconditionFailure("a change is of no kind at \(reader.position)")
        }
        return FixTemplate.Change(
          kind: kind, path: reader.message(programs),
          value: reader.list { $0.value(programs) }.first)
      },
      declaration: list { $0.member(programs) })
  }

  private mutating func member(_ programs: Programs) -> ValueTemplate.Member {
    ValueTemplate.Member(key: message(programs), value: value(programs))
  }

  private mutating func value(_ programs: Programs) -> ValueTemplate {
    switch next() {
    case 0: .scalar(.boolean(next() != 0))
    case 1: .scalar(.number(text()))
    case 2: .scalar(.text(text()))
    case 3: .expression(needed(programs, parameterCount: 1))
    case 4: .text(message(programs))
    case 5: .list(list { $0.value(programs) })
    case 6: .mapping(list { $0.member(programs) })
    case 7: .call(text(), value(programs))
    case let kind: preconditionFailure("there is no value of kind \(kind)")
    }
  }
}
