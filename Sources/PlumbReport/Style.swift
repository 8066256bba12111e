internal import PlumbSource

/// What a piece of text output is, which decides its colour on a terminal.
enum Style {
  case severity(Severity)
  case heading
  case gutter
  case related

  /// The parameters of the SGR escape sequence (ECMA-48, 8.3.117).
  var parameters: String {
    switch self {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .heading: "1"
    case .gutter, .related: "1;34"
    }
  }
}

/// Text output as it grows, with or without colour.
struct StyledText {
  private(set) var bytes: [UInt8] = []
  private let isColored: Bool

  init(isColored: Bool) {
    self.isColored = isColored
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ text: String, _ style: Style) {
    guard isColored, !text.isEmpty else { return append(text) }
    append("\u{1B}[\(style.parameters)m")
    append(text)
    append("\u{1B}[0m")
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }
}
