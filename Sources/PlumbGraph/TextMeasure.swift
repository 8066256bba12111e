/// How wide a text is at most, in whatever sans-serif font a reader has.
///
/// Widths are those of bold DejaVu Sans, which is about as wide as such fonts get: what fits by this
/// measure fits in Verdana, Arial, Helvetica, Roboto and Segoe UI, too.
public enum TextMeasure {
  /// The width of a text in pixels at a font size in pixels.
  public static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
  }

  /// The text, or its start and end with an ellipsis between them, so that it isn't wider than a limit.
  public static func fitted(_ text: String, size: Double, limit: Double) -> String {
    if width(text, size: size) <= limit { return text }
    let characters = Array(text)
    var kept = characters.count
    while kept > 0 {
      kept -= 1
      let start = kept - kept / 3
      let cut =
        String(characters[..<start]) + "…" + String(characters[(characters.count - kept / 3)...])
      if width(cut, size: size) <= limit { return cut }
    }
    return "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "W", "M", "m", "w", "@", "%", "—", "…": 1.11
    case "i", "j", "l", "I", ".", ",", ":", ";", "|", "'", " ", "!": 0.46
    case "f", "t", "r", "(", ")", "[", "]", "/", "-", "{", "}": 0.5
    case "A"..."Z", "&", "#", "<", ">", "=", "+", "~": 0.88
    case "\u{21}"..."\u{7E}": 0.74
    case "\u{A0}"..."\u{2FF}", "\u{370}"..."\u{52F}": 1.11
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    default: 1.3
    }
  }
}
