internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// Text of which parts aren't known.
final class TextHost: TemplateHostValue {
  let text: TextValue
  private let host: PackHost

  init(_ text: TextValue, _ host: PackHost) {
    self.text = text
    self.host = host
  }

  /// The text of values in a row.
  convenience init(joining values: [CEL.Value], _ host: PackHost) {
    self.init(TextValue(values.flatMap { TextHost.pieces(of: $0) }, place: nil), host)
  }

  var place: Place? { text.place }
  var typeName: TypeName { "string" }
  var unknown: CEL.Unknown { host.unknown(text.unknown) }
  func select(_ field: String) -> CEL.Value { .absent }
  func index(_ key: CEL.Value) -> CEL.Value { .absent }

  /// None, as a scalar has none; an attribute of a custom resource can be a collection of any kind.
  func elements() -> HostElements? {
    if case .resource(_, _?) = text.pieces.first, text.pieces.count == 1 {
      return .undecided(.unknown(unknown))
    }
    return .list([])
  }

  func equals(_ other: CEL.Value) -> CEL.Value {
    switch other {
    case .string(let literal): return decide(text.canEqual(literal) ? nil : false)
    case .host(let other as ScalarHost):
      return decide(text.canEqual(other.scalar.text) ? nil : false)
    case .host(let other as TextHost):
      if text.isSame(as: other.text) { return .bool(true) }
      return text.canEqual(other.text) ? .unknown(unknown.merging(other.unknown)) : .bool(false)
    case .host(let other as ParameterHost):
      return .unknown(
        unknown.merging(
          host.unknown(other.reading.unknown(split: other.reading.pin))))
    // A text that is a number is equal to it.
    case .int, .uint, .double: return decide(text.literals.allSatisfy(\.isNumeric) ? nil : false)
    case .bool(let value):
      let spellings = value ? ["true", "True"] : ["false", "False"]
      return decide(spellings.contains(where: text.canEqual) ? nil : false)
    default: return .bool(false)
    }
  }

  func call(
    _ function: FunctionID, _ arguments: Arguments, at index: Int,
    apply: (Arguments) -> CEL.Value
  ) -> CEL.Value? {
    switch function {
    case .host, .equals, .notEquals: return nil
    case .isIn where index == 0: return Elements.contain(arguments[0], arguments[1])
    case .add where arguments.count == 2:
      return .host(TextHost(joining: Array(arguments), host))
    case .startsWith, .endsWith, .contains:
      guard index == 0, let literal = TextHost.literal(arguments[1]) else { break }
      return decide(holds(function, literal))
    default: break
    }
    return .unknown(unknown)
  }

  private func decide(_ answer: Bool?) -> CEL.Value {
    answer.map { .bool($0) } ?? .unknown(unknown)
  }

  private func holds(_ function: FunctionID, _ literal: String) -> Bool? {
    switch function {
    case .startsWith: text.starts(with: literal)
    case .endsWith: text.ends(with: literal)
    default: text.contains(literal)
    }
  }

  private static func literal(_ value: CEL.Value) -> String? {
    switch value {
    case .string(let text): text
    case .host(let host as ScalarHost): host.scalar.text
    default: nil
    }
  }

  private static func pieces(of value: CEL.Value) -> [TextValue.Piece] {
    switch value {
    case .string(let text): [.literal(text)]
    case .host(let host as ScalarHost): [.literal(host.scalar.text)]
    case .host(let host as ParameterHost): [.parameter(host.reading)]
    case .host(let host as TextHost): host.text.pieces
    default: [.unknown(PlumbTemplate.Unknown("text made of something else"))]
    }
  }
}

extension String {
  /// Whether it can be a part of a number's text.
  fileprivate var isNumeric: Bool { allSatisfy("+-.0123456789eE".contains) }
}
