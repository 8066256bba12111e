extension Evaluation {
  /// The value of a node; errors are given their place.
  func evaluate(_ index: Int32, in body: Body) -> Value {
    let node = body.code.nodes[Int(index)]
    guard step() else { return located(stepError, at: index, in: body) }
    switch node.operation {
    case .constant: return body.code.constant(node.a)
    case .local: return located(locals[base + Int(node.a)], at: index, in: body)
    case .variable:
      return located(variable(body.code.names[Int(node.a)]), at: index, in: body)
    default: break
    }
    depth += 1
    defer { depth -= 1 }
    if isTooDeep { return located(depthError, at: index, in: body) }
    return located(value(of: node, in: body), at: index, in: body)
  }

  private func value(of node: CodeNode, in body: Body) -> Value {
    switch node.operation {
    case .constant, .local, .variable: preconditionFailure("a leaf has no operands")
    case .select:
      select(
        body.code.names[Int(node.b)], of: evaluate(node.a, in: body), isOptional: node.flag != 0)
    case .index: self.index(node, isOptional: node.flag != 0, in: body)
    case .has: has(body.code.names[Int(node.b)], in: evaluate(node.a, in: body))
    case .hasIndex: presence(of: self.index(node, isOptional: true, in: body))
    case .not: not(evaluate(node.a, in: body), node.c, in: body)
    case .and: logic(node.a, deciding: false, in: body)
    case .or: logic(node.a, deciding: true, in: body)
    case .conditional: conditional(evaluate(node.a, in: body), node, in: body)
    case .call1: apply(body.code.functions[Int(node.c)], Arguments(evaluate(node.a, in: body)))
    case .call2: call2(node, in: body)
    case .call:
      apply(
        body.code.functions[Int(node.c)],
        arguments(body.code.elements(ofList: node.a), in: body))
    case .definition: call(definition: node.c, node.a, in: body)
    case .unresolved: unresolved(node, in: body)
    case .list: list(node.a, in: body)
    case .map: map(node.a, in: body)
    case .fold: fold(node, in: body)
    case .bind: bind(node, in: body)
    case .optionalMap: optionalMap(evaluate(node.a, in: body), node, in: body)
    }
  }

  private func bind(_ node: CodeNode, in body: Body) -> Value {
    let value = evaluate(node.a, in: body)
    return with(Int(node.c), value) { evaluate(node.b, in: body) }
  }

  /// Evaluates with a local variable.
  func with(_ slot: Int, _ value: Value, _ evaluate: () -> Value) -> Value {
    // Slots are assigned in order of nesting, but operands of one expression come and go.
    precondition(locals.count == base + slot, "slot \(slot) with \(locals.count - base) locals")
    locals.append(value)
    defer { locals.removeLast() }
    return evaluate()
  }

  // MARK: Members

  func select(_ field: String, of target: Value, isOptional: Bool) -> Value {
    if !isOptional, case .host(let value) = target { return value.select(field) }
    return mapping(target) { target in
      if case .optional(let wrapped) = target {
        guard let wrapped else { return target }
        return Evaluation.wrapped(self.select(field, of: wrapped, isOptional: false))
      }
      let member = self.member(field, of: target)
      return isOptional ? Evaluation.wrapped(member) : member
    }
  }

  private func member(_ field: String, of target: Value) -> Value {
    switch target {
    case .map(let map): map[field] ?? .error(.noSuchKey("'\(field)'"))
    case .host(let value): value.select(field)
    default:
      (target.isScalar ? host.member(field, ofScalar: target) : nil)
        ?? .error(
          .noSuchOverload, "type '\(target.typeName)' does not support field selection: '\(field)'")
    }
  }

  /// What an optional selection gives: nothing for what is missing.
  private static func wrapped(_ member: Value) -> Value {
    switch member {
    case .error(let error) where error.code == .noSuchKey || error.code == .indexOutOfBounds:
      .optional(nil)
    case .error: member
    case .unknown(let unknown):
      unknown.isChoice ? unknown.mapAlternatives(wrapped) : member
    default: .optional(member.isAbsent ? nil : member)
    }
  }

  private func index(_ node: CodeNode, isOptional: Bool, in body: Body) -> Value {
    let target = evaluate(node.a, in: body)
    let key = evaluate(node.b, in: body)
    let member = apply(body.code.functions[Int(node.c)], Arguments(target, key))
    guard isOptional else { return member }
    if case .optional = target { return member }
    return Evaluation.wrapped(member)
  }

  private func has(_ field: String, in target: Value) -> Value {
    if case .host(let value) = target { return value.has(field) }
    return mapping(target) { target in
      switch target {
      case .map(let map): .bool(map[field] != nil)
      case .host(let value): value.has(field)
      case .optional(.none): .bool(false)
      case .optional(.some(let wrapped)): self.has(field, in: wrapped)
      default: self.presence(of: self.member(field, of: target))
      }
    }
  }

  private func presence(of member: Value) -> Value {
    mapping(member) { member in
      if case .optional(let wrapped) = member { return .bool(wrapped != nil) }
      return .bool(!member.isAbsent)
    }
  }

  // MARK: Literals

  private func list(_ list: Int32, in body: Body) -> Value {
    let elements = body.code.elements(ofList: list)
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for position in elements {
      let element = body.code.lists[position]
      let isOptional = element < 0
      let value = evaluate(isOptional ? ~element : element, in: body)
      if case .error = value { return value }
      guard isOptional else {
        values.append(value)
        continue
      }
      // Whether there is an element is part of the list's value.
      guard case .optional(let wrapped) = value else { return notOptional(value) }
      if let wrapped { values.append(wrapped) }
    }
    return settled(values) { limited(.list($0)) }
  }

  /// What is made of values none of which may be an error; a choice that has one among its
  /// alternatives is tried with both, so that the error isn't lost when nobody looks at the value.
  func settled(_ values: [Value], _ make: ([Value]) -> Value) -> Value {
    for (index, value) in values.enumerated() {
      if case .error = value { return value }
      guard let choice = value.choice, choice.mayFail else { continue }
      return choice.choosing(
        settled(decided(values, by: choice, at: index, side: 0), make),
        settled(decided(values, by: choice, at: index, side: 1), make))
    }
    return make(values)
  }

  private func map(_ list: Int32, in body: Body) -> Value {
    var map = ValueMap()
    let elements = body.code.elements(ofList: list)
    for position in stride(from: elements.lowerBound, to: elements.upperBound, by: 2) {
      let (keyNode, valueNode) = (body.code.lists[position], body.code.lists[position + 1])
      let isOptional = valueNode < 0
      let key = evaluate(keyNode, in: body)
      var value = evaluate(isOptional ? ~valueNode : valueNode, in: body)
      guard key.isKnown else { return key }
      if case .error = value { return value }
      if isOptional {
        guard case .optional(let wrapped) = value else { return notOptional(value) }
        guard let wrapped else { continue }
        value = wrapped
      }
      guard map[key] == nil else {
        let message = "Failed with repeated key: \(key.displayText)"
        return located(.error(.invalidArgument, message), at: keyNode, in: body)
      }
      guard map.set(key, to: value) else {
        let message = "unsupported key type: \(key.typeName)"
        return located(.error(.invalidArgument, message), at: keyNode, in: body)
      }
    }
    return .map(map)
  }

  private func notOptional(_ value: Value) -> Value {
    if case .unknown(let unknown) = value { return .unknown(unknown.plain) }
    return .error(.noSuchOverload, "'?' needs an optional value, got \(value.typeName)")
  }

  private func optionalMap(_ target: Value, _ node: CodeNode, in body: Body) -> Value {
    let isFlat = node.flag != 0
    return mapping(target) { target in
      guard case .optional(let wrapped) = target else {
        return .noSuchOverload(isFlat ? "optFlatMap" : "optMap", target)
      }
      guard let wrapped else { return target }
      let value = self.with(Int(node.c), wrapped) { self.evaluate(node.b, in: body) }
      return isFlat || !value.isKnown ? value : .optional(value)
    }
  }
}
