/// What the known parts of a text tell about it; nil where they don't tell.
extension TextValue {
  /// Whether the text starts with a literal.
  public func starts(with literal: String) -> Bool? {
    TextValue.starts(pieces[...], with: literal[...])
  }

  /// Whether the text ends with a literal.
  public func ends(with literal: String) -> Bool? {
    TextValue.ends(pieces[...], with: literal[...])
  }

  /// Whether a literal is a part of the text.
  public func contains(_ literal: String) -> Bool? {
    if literals.contains(where: { $0.contains(literal) }) { return true }
    // A literal that spans several pieces has its characters from some of them.
    let isPossible = literal.allSatisfy { character in
      pieces.contains { $0.canContain(character) }
    }
    return isPossible ? nil : false
  }

  private static func starts(_ pieces: ArraySlice<Piece>, with literal: Substring) -> Bool? {
    guard let next = literal.first else { return true }
    guard let first = pieces.first else { return false }
    if case .literal(let text) = first {
      if text.hasPrefix(literal) { return true }
      guard literal.hasPrefix(text) else { return false }
      return starts(pieces.dropFirst(), with: literal.dropFirst(text.count))
    }
    if case .resource(_, let attribute?) = first, attribute.hasSuffix("Arn") {
      return literal.count <= 4
        ? "arn:".hasPrefix(literal) : literal.hasPrefix("arn:") ? nil : false
    }
    // A hole that can't hold the character is either empty or decides.
    if first.canContain(next) { return nil }
    return starts(pieces.dropFirst(), with: literal) == false ? false : nil
  }

  private static func ends(_ pieces: ArraySlice<Piece>, with literal: Substring) -> Bool? {
    guard let next = literal.last else { return true }
    guard let last = pieces.last else { return false }
    if case .literal(let text) = last {
      if text.hasSuffix(literal) { return true }
      guard literal.hasSuffix(text) else { return false }
      return ends(pieces.dropLast(), with: literal.dropLast(text.count))
    }
    if last.canContain(next) { return nil }
    return ends(pieces.dropLast(), with: literal) == false ? false : nil
  }
}

extension TextValue.Piece {
  /// Whether the piece could hold an ASCII character; false is certain.
  ///
  /// No name, attribute or ARN of a resource holds an asterisk.
  fileprivate func canContain(_ character: Character) -> Bool {
    switch self {
    case .literal(let text): text.contains(character)
    case .resource: character != "*"
    case .parameter(let reading): reading.parameter.canContain(character)
    case .unknown: true
    }
  }
}
