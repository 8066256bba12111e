extension Evaluation {
  /// The value of an expression; errors are given their place.
  func evaluate(_ expression: Expression) -> Value {
    guard step() else { return located(stepError, at: expression) }
    depth += 1
    defer { depth -= 1 }
    if isTooDeep { return located(depthError, at: expression) }
    return located(value(of: expression), at: expression)
  }

  private func value(of expression: Expression) -> Value {
    switch expression.kind {
    case .literal(let literal): literal.value
    case .local(let slot, _): locals[base + slot]
    case .variable(let name): variable(name)
    case .select(let target, let field, let isOptional):
      select(field, of: evaluate(target), isOptional: isOptional)
    case .index(let target, let key, let isOptional):
      index(evaluate(target), evaluate(key), isOptional: isOptional)
    case .has(let target, let field): has(field, in: evaluate(target))
    case .hasIndex(let target, let key): hasIndex(evaluate(target), evaluate(key))
    case .not(let operand): not(evaluate(operand))
    case .negate(let operand): apply(Operator.negate, [evaluate(operand)])
    case .binary(let function, let left, let right):
      binary(function, evaluate(left), evaluate(right))
    case .and(let operands): logic(operands, deciding: false)
    case .or(let operands): logic(operands, deciding: true)
    case .conditional(let condition, let first, let second):
      conditional(evaluate(condition), first, second)
    case .call(let call): self.call(call)
    case .list(let elements): list(elements)
    case .map(let entries): map(entries)
    case .fold(let fold): self.fold(fold)
    case .bind(let slot, _, let value, let body):
      with(slot, [evaluate(value)]) { evaluate(body) }
    case .optionalMap(let target, let slot, _, let body, let isFlat):
      optionalMap(evaluate(target), slot: slot, body, isFlat: isFlat)
    }
  }

  /// Evaluates with local variables from a slot on.
  func with(_ slot: Int, _ values: [Value], _ body: () -> Value) -> Value {
    // Slots are assigned in order of nesting, but operands of one expression come and go.
    precondition(locals.count == base + slot, "slot \(slot) with \(locals.count - base) locals")
    locals += values
    defer { locals.removeLast(values.count) }
    return body()
  }

  // MARK: Members

  func select(_ field: String, of target: Value, isOptional: Bool) -> Value {
    mapping(target) { target in
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

  private func index(_ target: Value, _ key: Value, isOptional: Bool) -> Value {
    let member = apply(Operator.index, [target, key])
    guard isOptional else { return member }
    if case .optional = target { return member }
    return Evaluation.wrapped(member)
  }

  private func has(_ field: String, in target: Value) -> Value {
    mapping(target) { target in
      switch target {
      case .map(let map): .bool(map[field] != nil)
      case .host(let value): value.has(field)
      case .optional(.none): .bool(false)
      case .optional(.some(let wrapped)): self.has(field, in: wrapped)
      default: self.presence(of: self.member(field, of: target))
      }
    }
  }

  private func hasIndex(_ target: Value, _ key: Value) -> Value {
    presence(of: index(target, key, isOptional: true))
  }

  private func presence(of member: Value) -> Value {
    mapping(member) { member in
      if case .optional(let wrapped) = member { return .bool(wrapped != nil) }
      return .bool(!member.isAbsent)
    }
  }

  // MARK: Literals

  private func list(_ elements: [Expression.ListElement]) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      let value = evaluate(element.value)
      if case .error = value { return value }
      guard element.isOptional else {
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

  private func map(_ entries: [Expression.MapEntry]) -> Value {
    var map = ValueMap()
    for entry in entries {
      let key = evaluate(entry.key)
      var value = evaluate(entry.value)
      guard key.isKnown else { return key }
      if case .error = value { return value }
      if entry.isOptional {
        guard case .optional(let wrapped) = value else { return notOptional(value) }
        guard let wrapped else { continue }
        value = wrapped
      }
      guard map[key] == nil else {
        return located(
          .error(.invalidArgument, "Failed with repeated key: \(key.displayText)"), at: entry.key)
      }
      guard map.set(key, to: value) else {
        return located(
          .error(.invalidArgument, "unsupported key type: \(key.typeName)"), at: entry.key)
      }
    }
    return .map(map)
  }

  private func notOptional(_ value: Value) -> Value {
    if case .unknown(let unknown) = value { return .unknown(unknown.plain) }
    return .error(.noSuchOverload, "'?' needs an optional value, got \(value.typeName)")
  }

  private func optionalMap(
    _ target: Value, slot: Int, _ body: Expression, isFlat: Bool
  ) -> Value {
    mapping(target) { target in
      guard case .optional(let wrapped) = target else {
        return .noSuchOverload(isFlat ? "optFlatMap" : "optMap", target)
      }
      guard let wrapped else { return target }
      let value = self.with(slot, [wrapped]) { self.evaluate(body) }
      return isFlat || !value.isKnown ? value : .optional(value)
    }
  }
}
