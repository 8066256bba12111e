internal import CEL
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension PackFunctions {
  static let stateMachines: [Function] = [
    function("states", 1...1) { host, arguments in
      guard case .host(let machine as ResourceHost) = arguments[0] else { return .list([]) }
      return StateMachines(host).states(of: machine)
    }
  ]
}

/// The states of state machines as rules read them.
///
/// https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
struct StateMachines {
  private let host: PackHost

  init(_ host: PackHost) {
    self.host = host
  }

  /// All states of a machine, also those inside of others, each with its name as `Name`.
  ///
  /// Texts have what functions and `DefinitionSubstitutions` put into them, so that they can be asked for
  /// resources. An unknown where the definition isn't in the template; none where it is no definition.
  func states(of machine: ResourceHost) -> CEL.Value {
    guard case .host(let properties as MappingHost) = machine.select("Properties") else {
      return machine.select("Properties")
    }
    let substitutions = properties.select("DefinitionSubstitutions")
    let reader = DefinitionReader(substitutions, host)
    let definition = [properties.select("Definition"), properties.select("DefinitionString")]
      .first { !$0.isAbsent }
    switch definition {
    case .unknown(let unknown): return .unknown(unknown.plain)
    case .host(let text as TextHost) where text.text.key == nil: return .unknown(text.unknown)
    case .host(let parameter as ParameterHost):
      return .unknown(host.unknown(parameter.reading.unknown(split: parameter.reading.pin)))
    case .some(let definition): return .list(states(in: reader.read(definition)))
    case nil: return PackFunctions.undecided(.string("the definition is not in the template"))
    }
  }

  private func states(in machine: CEL.Value) -> [CEL.Value] {
    members(of: member("States", of: machine)).flatMap { name, state in
      var named = members(of: state).reduce(into: [:]) { $0[$1.key] = $1.value }
      if named["Name"] == nil { named["Name"] = .string(name) }
      let inner =
        [member("ItemProcessor", of: state), member("Iterator", of: state)]
        + elements(of: member("Branches", of: state))
      let own = CEL.Value.host(MadeMapHost(named, place: Places.of(state)))
      return [own] + inner.flatMap { states(in: $0) }
    }
  }

  private func member(_ name: String, of value: CEL.Value) -> CEL.Value {
    if case .host(let host) = value { host.select(name) } else { .absent }
  }

  private func members(of value: CEL.Value) -> [(key: String, value: CEL.Value)] {
    guard case .host(let host) = value, case .map(let members) = host.elements() else { return [] }
    return members.compactMap { key, value in
      if case .string(let key) = key { (key, value) } else { nil }
    }
  }

  private func elements(of value: CEL.Value) -> [CEL.Value] {
    if case .list(let elements) = value { elements } else { [] }
  }
}

/// A definition as values, whether it is a mapping or a text of JSON.
private struct DefinitionReader {
  /// What stands for `${Name}`, by name.
  private let substitutions: CEL.Value
  private let host: PackHost

  init(_ substitutions: CEL.Value, _ host: PackHost) {
    self.substitutions = substitutions
    self.host = host
  }

  func read(_ definition: CEL.Value) -> CEL.Value {
    switch definition {
    case .host(let text as TextHost): read(text.text.key ?? "", holes: holes(of: text))
    case .host(let text as ScalarHost): read(text.scalar.text, holes: [:])
    case .host(let mapping as MappingHost): replacing(mapping)
    default: .absent
    }
  }

  private func holes(of text: TextHost) -> [String: TextValue.Piece] {
    text.text.pieces.reduce(into: [:]) { holes, piece in
      if case .literal = piece { return }
      if let key = TextValue([piece], place: nil).key { holes[key] = piece }
    }
  }

  // MARK: Text

  private func read(_ text: String, holes: [String: TextValue.Piece]) -> CEL.Value {
    let tree = Tree.parse(Source(name: "", text: text), as: .json)
    guard tree.findings.isEmpty, let root = tree.root else { return .absent }
    return value(of: root, holes)
  }

  private func value(of node: Node, _ holes: [String: TextValue.Piece]) -> CEL.Value {
    switch node.kind {
    case .mapping:
      .host(
        MadeMapHost(
          node.entries.reduce(into: [:]) { $0[$1.key.text] = value(of: $1.value, holes) },
          place: nil))
    case .sequence: .list(node.elements.map { value(of: $0, holes) })
    default: scalar(node, holes)
    }
  }

  private func scalar(_ node: Node, _ holes: [String: TextValue.Piece]) -> CEL.Value {
    switch node.scalar {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .double(value)
    case .null, nil: .absent
    default: filled(node.text, holes)
    }
  }

  // MARK: Mappings of the template

  private func replacing(_ value: CEL.Value) -> CEL.Value {
    switch value {
    case .host(let mapping as MappingHost): replacing(mapping)
    case .host(let sequence as SequenceHost):
      if case .list(let elements) = sequence.elements() {
        .list(elements.map(replacing))
      } else {
        value
      }
    case .host(let text as ScalarHost) where text.scalar.text.contains("${"):
      filled(text.scalar.text, [:])
    default: value
    }
  }

  private func replacing(_ mapping: MappingHost) -> CEL.Value {
    guard case .map(let members) = mapping.elements() else { return .host(mapping) }
    var replaced: [String: CEL.Value] = [:]
    for case (.string(let name), let value) in members { replaced[name] = replacing(value) }
    return .host(MadeMapHost(replaced, place: mapping.place))
  }

  // MARK: Holes

  /// A text with what its `${Name}` stand for.
  private func filled(_ text: String, _ holes: [String: TextValue.Piece]) -> CEL.Value {
    guard text.contains("${") else { return .string(text) }
    var parts: [CEL.Value] = []
    var literal = ""
    var rest = text[...]
    while let first = rest.first {
      guard rest.starts(with: "${"), let end = rest.firstIndex(of: "}") else {
        literal.append(first)
        rest = rest.dropFirst()
        continue
      }
      if !literal.isEmpty { parts.append(.string(literal)) }
      literal = ""
      parts.append(hole(String(rest[...end]), holes))
      rest = rest[rest.index(after: end)...]
    }
    if !literal.isEmpty { parts.append(.string(literal)) }
    return parts.count == 1 ? parts[0] : .host(TextHost(joining: parts, host))
  }

  private func hole(_ written: String, _ holes: [String: TextValue.Piece]) -> CEL.Value {
    if let piece = holes[written] { return .host(TextHost(TextValue([piece], place: nil), host)) }
    let name = String(written.dropFirst(2).dropLast())
    guard case .host(let members) = substitutions, !members.select(name).isAbsent else {
      return .string(written)
    }
    return members.select(name)
  }
}
