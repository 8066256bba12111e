/// Finds what a misspelt name was meant to be.
package enum Spelling {
  /// The candidate nearest to a name; nil if none is near enough to be meant.
  ///
  /// Of equally near ones the first in alphabetical order.
  package static func closest(to name: String, in candidates: some Sequence<String>) -> String? {
    let bound = max(1, name.utf8.count / 3)
    return candidates.map { (distance: distance(name, $0), name: $0) }
      .filter { $0.distance <= bound && $0.distance < $0.name.utf8.count }
      .min { $0 < $1 }?.name
  }

  /// Insertions, deletions, changes and swaps of neighbours that lead from one text to another.
  ///
  /// A change of case alone costs nothing but the position: it counts as one change for the whole
  /// text.
  package static func distance(_ left: String, _ right: String) -> Int {
    let first = Array(left.lowercased().utf8)
    let second = Array(right.lowercased().utf8)
    if first == second { return left == right ? 0 : 1 }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, byte) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == second[column - 1], other == first[row - 1] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
