/// The lines that are written in a box, and how large the box must be for them.
public struct BoxLabel: Sendable {
  public struct Line: Sendable {
    public let text: String
    /// The size of the font in pixels.
    public let size: Double
    /// The class by which the line is coloured.
    let style: String
    /// The line in the box's coordinates, as wide as it can be.
    public fileprivate(set) var frame: Frame
  }

  public let lines: [Line]
  public let size: Size

  public init(_ box: Diagram.Box) {
    var lines = [
      BoxLabel.line(box.title, 13, "title"), BoxLabel.line(box.subtitle, 11, "subtitle"),
    ]
    switch box.presence {
    case .certain: break
    case .possible(let when): lines.append(BoxLabel.line(when, 11, "subtitle"))
    case .absent: lines.append(BoxLabel.line("not created", 11, "subtitle"))
    }
    lines += box.marks.map { BoxLabel.line($0.text, 11, $0.level.rawValue) }
    var top = BoxLabel.padding
    for index in lines.indices {
      lines[index].frame.origin = Point(BoxLabel.stripe + BoxLabel.padding, top)
      top = lines[index].frame.bottom
    }
    self.lines = lines
    let width = lines.map(\.frame.size.width).max() ?? 0
    size = Size(
      (width + BoxLabel.stripe + 2 * BoxLabel.padding).rounded(.up), top + BoxLabel.padding)
  }

  private static func line(_ text: String, _ size: Double, _ style: String) -> Line {
    let text = TextMeasure.fitted(text, size: size, limit: maximumWidth)
    let extent = Size(TextMeasure.width(text, size: size), (size * 1.4).rounded(.up))
    return Line(text: text, size: size, style: style, frame: Frame(Point(0, 0), extent))
  }

  /// The width of the coloured stripe that tells the group.
  static let stripe = 6.0
  private static let padding = 8.0
  private static let maximumWidth = 300.0
}
