/// Logic with three values: what is decided on one side stands, whatever is unknown or wrong on the
/// other.
package enum Logic {
  package static func all(_ values: some Sequence<Value>) -> Value {
    combine(values, deciding: false, "_&&_")
  }

  package static func any(_ values: some Sequence<Value>) -> Value {
    combine(values, deciding: true, "_||_")
  }

  /// - Parameters:
  ///   - deciding: the value that decides: false for and, true for or.
  ///   - function: what an operand that is no boolean is reported against.
  static func combine(
    _ values: some Sequence<Value>, deciding: Bool, _ function: String
  ) -> Value {
    var unknowns: [Unknown] = []
    var failure: Value?
    for value in values {
      switch value {
      case .bool(deciding): return value
      case .bool: continue
      case .unknown(let unknown): unknowns.append(unknown)
      case .error: failure = failure ?? value
      default:
        failure =
          failure
          ?? .error(
            .noSuchOverload, "no such overload: \(function) needs booleans, got \(value.typeName)")
      }
    }
    guard let first = unknowns.first else { return failure ?? .bool(!deciding) }
    if failure == nil, unknowns.allSatisfy({ $0.isChoice }),
      unknowns.dropFirst().allSatisfy({ $0.hasSameSplit(as: first) })
    {
      return first.choosing(
        combine(unknowns.map { $0.alternatives[0] }, deciding: deciding, function),
        combine(unknowns.map { $0.alternatives[1] }, deciding: deciding, function))
    }
    let merged = unknowns.dropFirst().reduce(first) { $0.merged(with: $1) }
    return .unknown(merged.plain)
  }
}

extension Evaluation {
  /// `&&` or `||`; operands after the one that decides are not evaluated.
  func logic(_ list: Int32, deciding: Bool, in body: Body) -> Value {
    let elements = body.code.elements(ofList: list)
    for position in elements {
      let value = evaluate(body.code.lists[position], in: body)
      guard case .bool(let bool) = value else {
        return logic(value, position..<elements.upperBound, deciding: deciding, in: body)
      }
      if bool == deciding { return value }
    }
    return .bool(!deciding)
  }

  /// The same from an operand on that is no boolean, of which the value is known.
  private func logic(
    _ first: Value, _ elements: Range<Int>, deciding: Bool, in body: Body
  ) -> Value {
    let name = deciding ? "_||_" : "_&&_"
    return Logic.combine(
      elements.lazy.map { position in
        let operand = body.code.lists[position]
        let value = position == elements.lowerBound ? first : self.evaluate(operand, in: body)
        switch value {
        case .bool, .unknown, .error: return value
        default:
          return self.located(
            .error(
              .noSuchOverload, "no such overload: \(name) needs booleans, got \(value.typeName)"),
            at: operand, in: body)
        }
      },
      deciding: deciding, name)
  }

  func not(_ operand: Value, _ function: Int32, in body: Body) -> Value {
    if case .bool(let bool) = operand { return .bool(!bool) }
    return apply(body.code.functions[Int(function)], Arguments(operand))
  }

  /// `condition ? first : second`; while the condition is unknown, both branches are tried.
  func conditional(_ condition: Value, _ node: CodeNode, in body: Body) -> Value {
    switch condition {
    case .bool(let bool): return evaluate(bool ? node.b : node.c, in: body)
    case .error: return condition
    case .unknown(let unknown) where unknown.isChoice:
      return unknown.mapAlternatives { conditional($0, node, in: body) }
    case .unknown(let unknown):
      let values = [evaluate(node.b, in: body), evaluate(node.c, in: body)]
      if values[0].isSameKnown(as: values[1]) { return values[0] }
      // Where nothing helps to decide the condition, the branches may still become the same.
      return .unknown(
        values.reduce(unknown.plain) { sum, value in
          if case .unknown(let other) = value { sum.merged(with: other) } else { sum }
        })
    default:
      return .error(
        .noSuchOverload, "no such overload: _?_:_ needs a boolean, got \(condition.typeName)")
    }
  }
}
