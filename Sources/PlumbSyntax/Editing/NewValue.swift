/// A value that is to be written into a template, in the notation and style of what stands around it.
public indirect enum NewValue: Hashable, Sendable {
  case text(String)
  /// A number, as it is written: `30`.
  case number(String)
  case boolean(Bool)
  case list([NewValue])
  case mapping([Member])
  /// A call of a function, by the name of its long form: `Ref`, `Fn::GetAtt`.
  case call(String, NewValue)

  /// An entry of a mapping.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: NewValue

    public init(_ key: String, _ value: NewValue) {
      self.key = key
      self.value = value
    }
  }

  /// Whether it fits on a line in any style.
  var isScalar: Bool {
    switch self {
    case .text, .number, .boolean: true
    case .list(let elements): elements.isEmpty
    case .mapping(let members): members.isEmpty
    case .call: false
    }
  }
}

extension NewValue: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension NewValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .number("\(value)") }
}

extension NewValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension NewValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: NewValue...) { self = .list(elements) }
}

extension NewValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, NewValue)...) {
    self = .mapping(elements.map { Member($0, $1) })
  }
}
