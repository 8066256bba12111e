internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// Reads the fixes of rules.
extension PackReader {
  /// The fixes of a check; none where the file offers none.
  mutating func fixes(_ node: Node?, _ variables: Set<String>) -> [FixTemplate] {
    guard let node else { return [] }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    return nodes.filter { $0.kind == .mapping }.map { fix($0, variables) }
  }

  private mutating func fix(_ node: Node, _ variables: Set<String>) -> FixTemplate {
    var changes: [FixTemplate.Change] = []
    for (path, value) in PackReader.entries(node["set"]) {
      let value = self.value(value, variables)
      changes.append(.init(kind: .set, path: message(path, variables), value: value))
    }
    for (path, value) in PackReader.entries(node["add"]) {
      let value = self.value(value, variables)
      changes.append(.init(kind: .add, path: message(path, variables), value: value))
    }
    for path in node["remove"].map({ Array($0.elements) }) ?? [] {
      changes.append(.init(kind: .remove, path: message(path, variables), value: nil))
    }
    return FixTemplate(
      title: node["title"].map { message($0, variables) } ?? MessageTemplate(pieces: []),
      isSafe: node["safe"]?.hasText("true") == true,
      when: node["when"].flatMap {
        program($0, variables, parameters: ["item"], isCondition: true)
      },
      on: node["on"].flatMap { program($0, variables, parameters: ["item"]) }, changes: changes,
      declaration: PackReader.entries(node["parameter"]).map { member($0.key, $0.value, variables) }
    )
  }

  private mutating func value(_ node: Node, _ variables: Set<String>) -> ValueTemplate {
    if let tag = node.tag, let function = FunctionName(tag: tag.name) {
      return .call(function.rawValue, content(node, variables))
    }
    if node.kind == .mapping, node.count == 1, let (key, argument) = node.entries.first,
      let function = FunctionName(rawValue: key.text), function != .condition
    {
      return .call(function.rawValue, value(argument, variables))
    }
    return content(node, variables)
  }

  private mutating func content(_ node: Node, _ variables: Set<String>) -> ValueTemplate {
    switch node.kind {
    case .mapping:
      return .mapping(node.entries.map { member($0.key, $0.value, variables) })
    case .sequence: return .list(node.elements.map { value($0, variables) })
    case .scalar: return scalar(node, variables)
    }
  }

  private mutating func member(
    _ key: Node, _ value: Node, _ variables: Set<String>
  ) -> ValueTemplate.Member {
    let key = message(key, variables)
    return ValueTemplate.Member(key: key, value: self.value(value, variables))
  }

  private mutating func scalar(_ node: Node, _ variables: Set<String>) -> ValueTemplate {
    switch node.scalar {
    case .bool(let boolean): return .scalar(.boolean(boolean))
    case .int, .float: return .scalar(.number(node.text))
    case .string, .null, nil: break
    }
    let text = message(node, variables)
    if text.pieces.count == 1, case .value(let program) = text.pieces[0] {
      return .expression(program)
    }
    let literals = text.pieces.map { piece in
      if case .literal(let literal) = piece { literal } else { nil as String? }
    }
    return literals.contains(nil)
      ? .text(text) : .scalar(.text(literals.compactMap(\.self).joined()))
  }
}

extension FixTemplate {
  /// Every expression in it.
  var programs: [Program] {
    title.programs + [when, on].compactMap(\.self)
      + changes.flatMap { $0.path.programs + ($0.value?.programs ?? []) }
      + declaration.flatMap(\.programs)
  }
}

extension MessageTemplate {
  var programs: [Program] {
    pieces.compactMap { piece in
      if case .value(let program) = piece { program } else { nil }
    }
  }
}

extension ValueTemplate {
  fileprivate var programs: [Program] {
    switch self {
    case .scalar: []
    case .expression(let program): [program]
    case .text(let text): text.programs
    case .list(let elements): elements.flatMap(\.programs)
    case .mapping(let members): members.flatMap(\.programs)
    case .call(_, let argument): argument.programs
    }
  }
}

extension ValueTemplate.Member {
  fileprivate var programs: [Program] { key.programs + value.programs }
}
