/// The texts that a regular expression lists: `^(dev|prod)$`, `us-(east|west)-1`.
///
/// Knows literals, groups and alternatives, and escaped punctuation; an expression with anything
/// else isn't taken for a list.
struct PatternLiterals {
  private var rest: ArraySlice<Unicode.Scalar>

  /// All texts that match as a whole, in the order written; nil if the pattern isn't a list of texts.
  static func of(_ pattern: String) -> [String]? {
    let scalars = Array(pattern.unicodeScalars)
    guard scalars.count <= maximumLength else { return nil }
    var reader = PatternLiterals(rest: scalars[...])
    guard let texts = reader.alternatives(isOutermost: true), reader.rest.isEmpty else {
      return nil
    }
    return texts
  }

  private init(rest: ArraySlice<Unicode.Scalar>) {
    self.rest = rest
  }

  private mutating func alternatives(isOutermost: Bool) -> [String]? {
    var texts: [String] = []
    repeat {
      guard let branch = sequence(isOutermost: isOutermost) else { return nil }
      texts += branch.filter { !texts.contains($0) }
      guard texts.count <= PatternLiterals.maximumCount else { return nil }
    } while take("|")
    return texts
  }

  private mutating func sequence(isOutermost: Bool) -> [String]? {
    var texts = [""]
    if isOutermost { _ = take("^") }
    while let next = rest.first, next != "|", next != ")" {
      if isOutermost, take("$") { return rest.isEmpty || rest.first == "|" ? texts : nil }
      guard let parts = part() else { return nil }
      texts = texts.flatMap { text in parts.map { text + $0 } }
      guard texts.count <= PatternLiterals.maximumCount else { return nil }
    }
    return texts
  }

  /// A group or a character; nil for what stands for more than itself.
  private mutating func part() -> [String]? {
    guard let scalar = rest.popFirst() else { return nil }
    switch scalar {
    case "(":
      if take("?"), !take(":") { return nil }
      guard let texts = alternatives(isOutermost: false), take(")") else { return nil }
      return texts
    case "\\":
      guard let escaped = rest.popFirst(), escaped.isASCII, escaped.value > 0x20,
        !escaped.properties.isAlphabetic, !("0"..."9").contains(escaped)
      else { return nil }
      return ["\(escaped)"]
    case ".", "[", "]", "{", "}", "*", "+", "?", "^", "$": return nil
    default: return ["\(scalar)"]
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Patterns longer than this are no lists, and deeper ones than this can't be written in it.
  private static let maximumLength = 500
  /// More values than these are too many to be tried one by one.
  private static let maximumCount = 64
}

extension Parameter {
  /// The only values it can have as the declaration lists them; nil if it lists none.
  ///
  /// Those of `AllowedValues`, else those of an `AllowedPattern` that is a list in itself. Of a
  /// list parameter, the values of its elements.
  public var listedValues: [ParameterValue]? { allowedValues ?? patternValues }

  /// The texts that `AllowedPattern` lists and whose length is allowed.
  static func values(listedBy pattern: String?, of type: ParameterType, _ lengths: NumberRange)
    -> [ParameterValue]?
  {
    guard type == .string, let pattern else { return nil }
    let values = PatternLiterals.of(pattern)?.map { ParameterValue($0) }
      .filter { lengths.contains(Measure.length.of($0) ?? 0) }
    return values?.isEmpty == true ? nil : values
  }
}
