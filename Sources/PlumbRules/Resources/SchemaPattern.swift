internal import PlumbPattern

/// A schema's regular expression, compiled when it is first needed.
struct SchemaPattern {
  /// Nil if the expression can't be read: it objects to nothing.
  private let pattern: Pattern?

  init(_ source: String) {
    pattern = try? Pattern(source)
  }

  /// Nil if the text needs more steps than a match may take.
  func isFound(in text: String) -> Bool? {
    pattern?.isFound(in: text)
  }
}
