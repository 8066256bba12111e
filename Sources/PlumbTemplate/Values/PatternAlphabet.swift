internal import PlumbPattern

/// What a regular expression says about the characters of the texts that match it as a whole.
enum PatternAlphabet {
  /// Whether a text that matches could hold a punctuation character; false is certain.
  ///
  /// Looks for what could stand for the character: itself, a dot, a class that has it, is negated or
  /// has a range around it, or an escape other than the common ones for letters, digits and blanks.
  static func canContain(_ character: UInt8, _ pattern: String) -> Bool {
    var scan = Scan(bytes: Array(pattern.utf8)[...], character: character)
    return scan.canMatch()
  }

  private struct Scan {
    var bytes: ArraySlice<UInt8>
    let character: UInt8

    /// Escapes of an expression that never stand for punctuation.
    private static let harmless = Set("dwsAzZbB^$|()[]{}+./:@_-".utf8)

    mutating func canMatch() -> Bool {
      while let byte = bytes.popFirst() {
        switch byte {
        case UInt8(ascii: "."): return true
        case UInt8(ascii: "["): if classCanMatch() { return true }
        case UInt8(ascii: "\\"): if escapeCanMatch() { return true }
        // Extended syntax, look-around and options change what the rest means.
        case UInt8(ascii: "(") where bytes.first == UInt8(ascii: "?"):
          guard bytes.dropFirst().first == UInt8(ascii: ":") else { return true }
        case character where !isQuantifier: return true
        default: continue
        }
      }
      return false
    }

    /// `*`, `+` and `?` outside of classes are quantifiers, not characters.
    private var isQuantifier: Bool {
      [UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?")].contains(character)
    }

    private mutating func escapeCanMatch() -> Bool {
      guard let escaped = bytes.popFirst() else { return true }
      return escaped == character || !Scan.harmless.contains(escaped)
    }

    private mutating func classCanMatch() -> Bool {
      if bytes.first == UInt8(ascii: "^") { return true }
      var previous: UInt8?
      var isFirst = true
      while let byte = bytes.popFirst() {
        if byte == UInt8(ascii: "]"), !isFirst { return false }
        isFirst = false
        if byte == UInt8(ascii: "["), bytes.first == UInt8(ascii: ":") { return true }
        if byte == UInt8(ascii: "\\") {
          if escapeCanMatch() { return true }
          previous = nil
        } else if byte == UInt8(ascii: "-"), let low = previous, let high = bytes.first,
          high != UInt8(ascii: "]")
        {
          if high == UInt8(ascii: "\\") || (low...max(low, high)).contains(character) {
            return true
          }
        } else if byte == character {
          return true
        } else {
          previous = byte
        }
      }
      return true
    }
  }
}

extension Parameter {
  /// Whether some value could hold a character; false is certain.
  ///
  /// Only ASCII punctuation is looked for in patterns, and no underscore, which is a letter there.
  public func canContain(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, character != "_",
      !character.isLetter, !character.isNumber, !character.isWhitespace
    else { return true }
    if let allowedValues { return allowedValues.contains { $0.text.contains(character) } }
    if type == .number { return [".", "+", "-"].contains(character) }
    return allowedPattern.map { PatternAlphabet.canContain(byte, $0.source) } ?? true
  }
}
