/// What a drawing shows: boxes and the arrows between them.
public struct Diagram: Sendable {
  /// One box.
  public struct Box: Sendable {
    /// The heading, which is cut where it is too long for a box.
    public var title: String
    /// A smaller line under it.
    public var subtitle: String
    /// What the box is for; boxes of one group look alike, and stand together where that is possible.
    public var group: String
    public var marks: [Mark] = []
    public var presence = Presence.certain
    /// Where a click leads; nil for nowhere.
    public var link: String?

    public init(title: String, subtitle: String, group: String) {
      self.title = title
      self.subtitle = subtitle
      self.group = group
    }
  }

  /// Something to be seen on a box.
  public struct Mark: Hashable, Sendable {
    public enum Level: String, Sendable {
      case error
      case warning
      case note
    }

    public let level: Level
    /// `2 errors`.
    public let text: String

    public init(_ level: Level, _ text: String) {
      self.level = level
      self.text = text
    }
  }

  /// Whether what a box stands for is there.
  public enum Presence: Hashable, Sendable {
    case certain
    /// Not always; with a word on when.
    case possible(String)
    case absent
  }

  /// An arrow, by the numbers of its boxes.
  public struct Arrow: Hashable, Sendable {
    public let from: Int
    public let to: Int
    /// Whether the line is broken.
    public let isDashed: Bool

    public init(from: Int, to: Int, isDashed: Bool = false) {
      self.from = from
      self.to = to
      self.isDashed = isDashed
    }
  }

  /// What the drawing is of, in one line.
  public let title: String
  public let boxes: [Box]
  public let arrows: [Arrow]

  public init(title: String, boxes: [Box], arrows: [Arrow]) {
    for arrow in arrows {
      precondition(
        boxes.indices.contains(arrow.from) && boxes.indices.contains(arrow.to),
        "arrow from \(arrow.from) to \(arrow.to) among \(boxes.count) boxes")
    }
    self.title = title
    self.boxes = boxes
    self.arrows = arrows
  }

  /// The groups in the order of their first boxes.
  public var groups: [String] {
    boxes.reduce(into: []) { groups, box in
      if !groups.contains(box.group) { groups.append(box.group) }
    }
  }
}
