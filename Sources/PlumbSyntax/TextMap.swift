/// Which bytes of the source each part of a scalar's decoded text was written as.
///
/// Built by reading the scalar again when somebody asks, so that parsing doesn't pay for it.
struct TextMap {
  private(set) var pieces: [Piece] = []
  private(set) var length = 0

  struct Piece {
    /// Where it begins in the decoded text.
    let text: Int
    let textLength: Int
    let source: Int
    let sourceLength: Int

    /// Whether each byte of the text is a byte of the source; otherwise it is one escape or fold.
    var isVerbatim: Bool { textLength == sourceLength }
  }

  /// Adds text that is written as it is.
  mutating func addVerbatim(_ source: Range<Int>) {
    add(textLength: source.count, source)
  }

  mutating func add(textLength: Int, _ source: Range<Int>) {
    guard textLength > 0 || !source.isEmpty else { return }
    pieces.append(
      Piece(
        text: length, textLength: textLength, source: source.lowerBound,
        sourceLength: source.count))
    length += textLength
  }

  /// The bytes of the source from the first byte of the range to its last; nil if outside.
  func source(of range: Range<Int>) -> Range<Int>? {
    guard range.upperBound <= length else { return nil }
    guard let start = start(of: range.lowerBound) else { return nil }
    guard !range.isEmpty else { return start..<start }
    guard let last = piece(at: range.upperBound - 1) else { return nil }
    let end =
      last.isVerbatim
      ? last.source + range.upperBound - last.text : last.source + last.sourceLength
    return start..<max(start, end)
  }

  private func start(of offset: Int) -> Int? {
    if let piece = piece(at: offset) {
      return piece.isVerbatim ? piece.source + offset - piece.text : piece.source
    }
    return pieces.last.map { $0.source + $0.sourceLength }
  }

  /// The piece that holds a byte of the text.
  private func piece(at offset: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].text + pieces[middle].textLength <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < pieces.count ? pieces[low] : nil
  }
}
