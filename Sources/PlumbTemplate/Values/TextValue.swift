internal import PlumbPattern
internal import PlumbSource
internal import PlumbSyntax

/// Text of which parts aren't known: the result of `Fn::Sub`, `Fn::Join`, or a resource's `Ref`.
public struct TextValue {
  /// The parts in order; neighbouring literals are joined, and there is at least one hole.
  public let pieces: [Piece]
  public let place: Place?

  public enum Piece {
    case literal(String)
    /// What `Ref` (attribute nil) or `Fn::GetAtt` of a resource gives when it is deployed.
    case resource(id: String, attribute: String?)
    case parameter(ParameterReading)
    case unknown(Unknown)
  }

  /// Makes a text of pieces; neighbouring literals become one.
  package init(_ pieces: [Piece], place: Place?) {
    var joined: [Piece] = []
    for piece in pieces { joined.append(piece: piece) }
    self.pieces = joined
    self.place = place
  }

  /// Why the text isn't known, with the first decision that would tell more.
  public var unknown: Unknown {
    var result: Unknown?
    for piece in pieces {
      guard let unknown = piece.unknown(at: place?.span) else { continue }
      result = result?.merged(with: unknown) ?? unknown
    }
    return result ?? Unknown("text", at: place?.span)
  }

  /// The text before the first hole.
  public var knownPrefix: String {
    if case .literal(let text) = pieces.first { text } else { "" }
  }

  /// Whether both are made of the same parts, so that they are equal in every deployment.
  public func isSame(as other: TextValue) -> Bool {
    guard let key, let otherKey = other.key else { return false }
    return key == otherKey
  }

  /// The parts as text, `${Name}` for each hole: equal for texts that are equal in every deployment; nil
  /// where something unknown is a part.
  public var key: String? {
    var key = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): key += text
      case .resource(let id, let attribute):
        key += "${"
        key += id
        if let attribute {
          key += "."
          key += attribute
        }
        key += "}"
      case .parameter(let reading):
        key += "${"
        key += reading.parameter.name
        key += "}"
      case .unknown: return nil
      }
    }
    return key
  }

  /// The text after the last hole.
  public var knownSuffix: String {
    if case .literal(let text) = pieces.last { text } else { "" }
  }

  /// The literal parts, as authored.
  public var literals: [String] {
    pieces.compactMap { if case .literal(let text) = $0 { text } else { nil } }
  }

  /// The resources whose `Ref` or attribute is a part, each with the attribute.
  public var resources: [(id: String, attribute: String?)] {
    pieces.compactMap {
      if case .resource(let id, let attribute) = $0 { (id, attribute) } else { nil }
    }
  }

  /// The parameter that is the only hole, and the value with which the text is equal to a literal.
  ///
  /// Nil if there are other holes, or no value makes it equal.
  func onlyParameter(in literal: String) -> (ParameterReading, String)? {
    var reading: ParameterReading?
    for piece in pieces {
      switch piece {
      case .literal: continue
      case .parameter(let hole) where reading == nil: reading = hole
      case .parameter, .resource, .unknown: return nil
      }
    }
    let (prefix, suffix, text) = (knownPrefix.utf8, knownSuffix.utf8, literal.utf8)
    guard let reading, text.count >= prefix.count + suffix.count, text.starts(with: prefix),
      text.suffix(suffix.count).elementsEqual(suffix)
    else { return nil }
    return (
      reading, String(decoding: text.dropFirst(prefix.count).dropLast(suffix.count), as: UTF8.self)
    )
  }

  /// The parameter that is the first hole; nil if that is something else.
  var firstParameter: ParameterReading? {
    for piece in pieces.prefix(2) {
      if case .parameter(let reading) = piece { return reading }
      guard case .literal = piece else { break }
    }
    return nil
  }

  /// The text where a parameter has a value.
  func replacing(_ parameter: Int, with value: ParameterValue) -> TextValue {
    TextValue(
      pieces.map { piece in
        if case .parameter(let reading) = piece, reading.index == parameter {
          return .literal(value.text)
        }
        return piece
      }, place: place)
  }

  /// Whether the text can be equal to a literal; false is certain, true isn't.
  public func canEqual(_ literal: String) -> Bool {
    if differsAtAnEnd(from: literal) { return false }
    let expression = pieces.map(\.expression).joined()
    guard let pattern = try? Pattern("(?s)" + expression) else { return true }
    return pattern.matchesAll(of: literal) ?? true
  }

  /// Whether the text can be equal to another one; false is certain, true isn't.
  public func canEqual(_ other: TextValue) -> Bool {
    func agree(_ one: String.UTF8View, _ other: String.UTF8View, fromEnd: Bool) -> Bool {
      fromEnd
        ? zip(one.reversed(), other.reversed()).allSatisfy { $0 == $1 }
        : zip(one, other).allSatisfy { $0 == $1 }
    }
    return agree(knownStart.utf8, other.knownStart.utf8, fromEnd: false)
      && agree(knownSuffix.utf8, other.knownSuffix.utf8, fromEnd: true)
  }

  /// What it surely begins with.
  private var knownStart: String {
    if case .resource(_, let attribute?) = pieces.first, attribute.hasSuffix("Arn") {
      return "arn:"
    }
    return knownPrefix
  }

  /// Whether a literal surely begins or ends otherwise, as most do: no pattern has to be made for them.
  private func differsAtAnEnd(from literal: String) -> Bool {
    let text = literal.utf8
    let (prefix, suffix) = (knownPrefix.utf8, knownSuffix.utf8)
    guard text.starts(with: prefix), text.suffix(suffix.count).elementsEqual(suffix) else {
      return true
    }
    // The same as in `Piece.expression`.
    guard case .resource(_, let attribute) = pieces.first else { return false }
    let isARN = attribute?.hasSuffix("Arn") == true
    return isARN
      ? !text.starts(with: "arn:".utf8) : text.isEmpty || text.first == UInt8(ascii: "*")
  }
}

extension TextValue.Piece {
  fileprivate func unknown(at span: Span?) -> Unknown? {
    switch self {
    case .literal: nil
    case .resource(let id, let attribute?): Unknown("the attribute \(attribute) of \(id)", at: span)
    case .resource(let id, nil): Unknown("the name of \(id)", at: span)
    case .parameter(let reading): reading.unknown(split: reading.pin)
    case .unknown(let unknown): unknown
    }
  }

  /// A regular expression for every text that the piece can be.
  ///
  /// Names and attributes of resources hold no `*`: it is no character of any identifier or ARN.
  fileprivate var expression: String {
    switch self {
    case .literal(let text): "\\Q" + text.replacing("\\E", with: "\\E\\\\E\\Q") + "\\E"
    case .resource(_, let attribute?) where attribute.hasSuffix("Arn"): "arn:[^*]+"
    case .resource: "[^*]+"
    case .parameter(let reading): TextValue.Piece.expression(of: reading)
    case .unknown: ".*"
    }
  }

  private static func expression(of reading: ParameterReading) -> String {
    if let values = reading.domain.values {
      let quoted = values.map { "\\Q" + $0.text.replacing("\\E", with: "\\E\\\\E\\Q") + "\\E" }
      return "(?:" + quoted.joined(separator: "|") + ")"
    }
    // Look-arounds and anchors of a template's own pattern would see the neighbouring pieces.
    guard reading.parameter.isPseudo, let pattern = reading.parameter.allowedPattern else {
      return ".*"
    }
    return "(?:" + pattern.source + ")"
  }
}

extension Value {
  /// The text of parts in a row: known, with holes, or (nil) not text at all.
  static func joining(_ values: [Value], place: Place?) -> Value {
    var pieces: [TextValue.Piece] = []
    for value in values {
      switch value {
      case .scalar(let scalar): pieces.append(literal: scalar.text)
      case .parameter(let reading): pieces.append(.parameter(reading))
      case .text(let text): for piece in text.pieces { pieces.append(piece: piece) }
      case .choice(let choice): pieces.append(.unknown(choice.unknown))
      case .unknown(let unknown): pieces.append(.unknown(unknown))
      case .absent, .mapping, .sequence:
        pieces.append(.unknown(Unknown("text made of something else", at: place?.span)))
      }
    }
    if pieces.isEmpty { return .scalar(ScalarValue("", place: place)) }
    if pieces.count == 1, case .literal(let text) = pieces[0] {
      return .scalar(ScalarValue(text, place: place))
    }
    return .text(TextValue(pieces, place: place))
  }
}

extension [TextValue.Piece] {
  fileprivate mutating func append(literal text: String) {
    guard !text.isEmpty else { return }
    if case .literal(let before) = last {
      self[count - 1] = .literal(before + text)
    } else {
      append(.literal(text))
    }
  }

  fileprivate mutating func append(piece: TextValue.Piece) {
    if case .literal(let text) = piece { append(literal: text) } else { append(piece) }
  }
}
