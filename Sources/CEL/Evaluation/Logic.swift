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
  func logic(_ operands: [Expression], deciding: Bool) -> Value {
    Logic.combine(
      operands.lazy.map { operand in
        let value = self.evaluate(operand)
        switch value {
        case .bool, .unknown, .error: return value
        default:
          let name = deciding ? "_||_" : "_&&_"
          return self.located(
            .error(
              .noSuchOverload, "no such overload: \(name) needs booleans, got \(value.typeName)"),
            at: operand)
        }
      },
      deciding: deciding, deciding ? "_||_" : "_&&_")
  }

  func not(_ operand: Value) -> Value {
    if case .bool(let bool) = operand { return .bool(!bool) }
    return apply(Operator.not, [operand])
  }

  /// `condition ? first : second`; while the condition is unknown, both branches are tried.
  func conditional(_ condition: Value, _ first: Expression, _ second: Expression) -> Value {
    switch condition {
    case .bool(let bool): return evaluate(bool ? first : second)
    case .error: return condition
    case .unknown(let unknown) where unknown.isChoice:
      return unknown.mapAlternatives { conditional($0, first, second) }
    case .unknown(let unknown):
      let values = [evaluate(first), evaluate(second)]
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
