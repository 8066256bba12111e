/// Finds the word that somebody meant.
enum Spelling {
  /// The word that differs least, by at most two edits or by case alone; nil for none.
  static func closest(to name: String, in words: [String]) -> String? {
    guard name.utf8.count < 40 else { return nil }
    let wanted = name.lowercased()
    var best: (word: String, distance: Int)?
    for word in words {
      let distance = distance(Array(wanted.utf8), Array(word.lowercased().utf8))
      if distance <= min(2, word.utf8.count / 3), distance < best?.distance ?? .max {
        best = (word, distance)
      }
    }
    return best?.word
  }

  /// The number of single-byte insertions, deletions and changes between two words.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (leftIndex, leftByte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = leftIndex + 1
      for (rightIndex, rightByte) in right.enumerated() {
        let change = diagonal + (leftByte == rightByte ? 0 : 1)
        diagonal = row[rightIndex + 1]
        row[rightIndex + 1] = min(change, diagonal + 1, row[rightIndex] + 1)
      }
    }
    return row[right.count]
  }
}
