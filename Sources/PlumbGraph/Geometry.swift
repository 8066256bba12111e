/// A place in a drawing, in pixels; y grows downwards.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

public struct Size: Hashable, Sendable {
  public var width: Double
  public var height: Double

  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle by its upper left corner.
public struct Frame: Hashable, Sendable {
  public var origin: Point
  public var size: Size

  public init(_ origin: Point, _ size: Size) {
    self.origin = origin
    self.size = size
  }

  public var right: Double { origin.x + size.width }
  public var bottom: Double { origin.y + size.height }

  /// Whether the insides have a point in common.
  public func overlaps(_ other: Frame) -> Bool {
    origin.x < other.right && other.origin.x < right && origin.y < other.bottom
      && other.origin.y < bottom
  }

  public func contains(_ other: Frame) -> Bool {
    origin.x <= other.origin.x && other.right <= right && origin.y <= other.origin.y
      && other.bottom <= bottom
  }

  func moved(by offset: Point) -> Frame {
    Frame(Point(origin.x + offset.x, origin.y + offset.y), size)
  }
}
