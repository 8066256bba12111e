internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// A parameter that can have several values.
///
/// A function of it is known if it gives the same for every value.
final class ParameterHost: TemplateHostValue {
  let reading: ParameterReading
  let host: PackHost

  init(_ reading: ParameterReading, _ host: PackHost) {
    self.reading = reading
    self.host = host
  }

  var place: Place? { reading.place }
  var typeName: TypeName { reading.parameter.type == .number ? "double" : "string" }
  func select(_ field: String) -> CEL.Value { .absent }
  func index(_ key: CEL.Value) -> CEL.Value { .absent }
  // As of a scalar; a list that isn't known is an unknown.
  func elements() -> HostElements? { .list([]) }

  func equals(_ other: CEL.Value) -> CEL.Value {
    // '01' and 1 are equal, although their texts aren't.
    if reading.domain.values != nil, other.isNumberOrBoolean {
      return mapping { CEL.Value.equal($0, other) }
    }
    return switch other {
    case .string(let text): host.value(host.scenario.equality(reading, text))
    case .int(let number): host.value(host.scenario.equality(reading, "\(number)"))
    case .double(let number): host.value(host.scenario.equality(reading, NumberText.of(number)))
    case .bool(let value): host.value(host.scenario.equality(reading, "\(value)"))
    case .host(let other as ScalarHost):
      host.value(host.scenario.equality(reading, other.scalar.text))
    case .host(let other as ParameterHost):
      host.value(host.scenario.equality(reading, other.reading))
    case .host(let other as TextHost):
      .unknown(
        host.unknown(reading.unknown(split: reading.pin))
          .merging(other.unknown))
    default: .bool(false)
    }
  }

  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int,
    apply: (Arguments) -> CEL.Value
  ) -> CEL.Value? {
    switch function {
    case .host, .equals, .notEquals: return nil
    case .isIn where index == 0: return isIn(arguments[1])
    case .add where arguments.count == 2:
      return .host(TextHost(joining: Array(arguments), host))
    default: break
    }
    if let values = reading.domain.values {
      return overall(
        values.map { value in
          let scalar = CEL.Value.host(ScalarHost(reading.scalar(value)))
          return (value, apply(arguments.replacing(index, with: scalar)))
        })
    }
    if function.isAboutParts, index == 0,
      case .string(let literal) = PackFunctions.text(arguments[1]), literal.contains("*"),
      !reading.parameter.canContain("*")
    {
      return .bool(false)
    }
    return measured(function, arguments, at: index)
  }

  /// The result of a function for every value; unknown where they differ, or can't be listed.
  func mapping(_ transform: (CEL.Value) -> CEL.Value) -> CEL.Value {
    guard let values = reading.domain.values else {
      return .unknown(host.unknown(reading.unknown(split: nil)))
    }
    return overall(values.map { ($0, transform(.host(ScalarHost(reading.scalar($0))))) })
  }

  private func isIn(_ container: CEL.Value) -> CEL.Value {
    guard let values = reading.domain.values else {
      return Elements.contain(.host(self), container)
    }
    return overall(
      values.map { value in
        (value, Elements.contain(.host(ScalarHost(reading.scalar(value))), container))
      })
  }

  /// One result if every value gives the same; else the question which value it is.
  private func overall(_ results: [(value: ParameterValue, result: CEL.Value)]) -> CEL.Value {
    let first = results[0].result
    if results.allSatisfy({ $0.result.isKnown && Scalars.areSame($0.result, first) }) {
      return first
    }
    let accepted = results.compactMap { entry -> ParameterValue? in
      if case .bool(true) = entry.result { entry.value } else { nil }
    }
    let areBooleans = results.allSatisfy { if case .bool = $0.result { true } else { false } }
    let split =
      areBooleans
      ? PlumbTemplate.Decision.isOneOf(parameter: reading.index, accepted) : reading.pin
    return .unknown(host.unknown(reading.unknown(split: split)))
  }
}

extension ParameterReading {
  func scalar(_ value: ParameterValue) -> ScalarValue {
    value.scalarValue(of: parameter.type)
  }
}

extension Scalars {
  static func double(_ value: CEL.Value) -> Double? {
    switch value {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .double(let value): value
    case .host(let host as ScalarHost): host.readings.lazy.compactMap(double).first
    default: nil
    }
  }

  /// Whether two results can't be told apart.
  static func areSame(_ left: CEL.Value, _ right: CEL.Value) -> Bool {
    if left.isAbsent || right.isAbsent { return left.isAbsent && right.isAbsent }
    return areEqual(left, right)
  }
}

extension CEL.Unknown {
  /// Both as one.
  func merging(_ other: CEL.Unknown) -> CEL.Unknown {
    CEL.Unknown(reasons + other.reasons, split: split ?? other.split)
  }
}

extension CEL.Value {
  fileprivate var isNumberOrBoolean: Bool {
    switch self {
    case .int, .uint, .double, .bool: true
    default: false
    }
  }
}
