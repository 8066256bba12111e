/// One part of a run that several machines share.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// The number of the part, from 1.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// Nil if there is no such part.
  public init?(index: Int, count: Int) {
    guard index >= 1, index <= count else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads `2/3`; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(index: index, count: count)
  }

  /// `2/3`.
  public var description: String { "\(index)/\(count)" }

  /// Whether the template at a place in the list of all, from 0, belongs to the part.
  ///
  /// Neighbours are dealt out in turn, since large templates often lie together.
  public func contains(_ place: Int) -> Bool { place % count == index - 1 }
}
