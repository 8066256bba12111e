internal import PlumbSource

/// The part of one source line that is shown, with the cell in which each byte starts.
struct ExcerptWindow {
  /// What is printed: tabs expanded, control characters made visible, `…` where the line is cut.
  let text: String
  private let columns: [Int]
  private let start: Int

  /// Lays out a line, or the part of a long line from somewhat before the first of the marks.
  ///
  /// `marked` is what should be seen; it may lie past the end of the line, and be longer than fits.
  init(line: Range<Int>, marked: Range<Int>, of source: Source) {
    start = ExcerptWindow.start(line: line, marked: marked, bytes: source.bytes)
    var text = String.UnicodeScalarView()
    var columns: [Int] = []
    var column = 0
    if start > line.lowerBound {
      text.append("…")
      column = 1
    }
    let limit = min(line.upperBound, start + ExcerptWindow.maximumWidth * 4)
    var scalars = ScalarReader(source.bytes[start..<limit])
    while column < ExcerptWindow.maximumWidth, let (scalar, count) = scalars.next() {
      for _ in 0..<count { columns.append(column) }
      if scalar == "\t" {
        let width = ExcerptWindow.tabWidth - column % ExcerptWindow.tabWidth
        for _ in 0..<width { text.append(" ") }
        column += width
      } else {
        text.append(scalar.printable)
        column += scalar.printable.displayWidth
      }
    }
    if start + columns.count < line.upperBound { text.append("…") }
    columns.append(column)
    self.text = String(text)
    self.columns = columns
  }

  /// The cell in which a byte starts, from 0; the end of the window for bytes after it.
  func column(of offset: Int) -> Int {
    columns[min(max(0, offset - start), columns.count - 1)]
  }

  /// How many cells of a line are shown before it is cut.
  static let maximumWidth = 120
  private static let tabWidth = 4
  /// How many bytes are kept before the first mark on a line that is cut.
  private static let context = 32

  private static func start(line: Range<Int>, marked: Range<Int>, bytes: [UInt8]) -> Int {
    if marked.upperBound - line.lowerBound <= maximumWidth { return line.lowerBound }
    if marked.lowerBound - line.lowerBound <= context { return line.lowerBound }
    var start = marked.lowerBound - context
    while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

/// Reads UTF-8 scalar by scalar with the number of bytes each took; U+FFFD for what is no UTF-8.
struct ScalarReader {
  private var iterator: ArraySlice<UInt8>.Iterator
  private var parser = Unicode.UTF8.ForwardParser()

  init(_ bytes: ArraySlice<UInt8>) {
    iterator = bytes.makeIterator()
  }

  mutating func next() -> (scalar: Unicode.Scalar, count: Int)? {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded): (Unicode.UTF8.decode(encoded), encoded.count)
    case .error(let length): (Unicode.Scalar.replacement, length)
    case .emptyInput: nil
    }
  }
}
