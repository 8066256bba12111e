/// Finds bytes among others.
///
/// Goes by the last byte of what is sought, so that most bytes of a long text are never looked at
/// (Horspool, https://en.wikipedia.org/wiki/Boyer–Moore–Horspool_algorithm). Texts are not ours and
/// could be made to need as many steps as the product of the lengths: after a number of them that
/// grows with the sum, the search goes on as `StringFunctions.find` does.
struct ByteSearch {
  private let part: [UInt8]
  /// How far the next place can be, by the text's byte under the last one; empty for short parts.
  private let shifts: [UInt8]

  init(for part: [UInt8]) {
    self.part = part
    guard part.count > 1 else {
      shifts = []
      return
    }
    var shifts = [UInt8](repeating: UInt8(clamping: part.count), count: 256)
    for (index, byte) in part.dropLast().enumerated() {
      shifts[Int(byte)] = UInt8(clamping: part.count - 1 - index)
    }
    self.shifts = shifts
  }

  /// The first place at or after a position; nil if there is none.
  func firstPlace(in text: [UInt8], from start: Int = 0) -> Int? {
    guard part.count > 1 else {
      return part.isEmpty ? start : text[start...].firstIndex(of: part[0])
    }
    let last = part.count - 1
    var position = start
    var budget = 4 * (text.count - start)
    while position + last < text.count {
      var index = last
      while text[position + index] == part[index] {
        if index == 0 { return position }
        index -= 1
      }
      budget -= last - index
      if budget < 0 { return StringFunctions.find(part, in: text, from: position) }
      position += Int(shifts[Int(text[position + last])])
    }
    return nil
  }
}
