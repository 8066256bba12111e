/// The name that a mistyped one most likely means; nil if none is near.
///
/// Near are names that one mistake in three letters, and at least one, leads to. The first of equally
/// near ones is taken.
func nearest(to mistyped: String, among names: [String]) -> String? {
  let limit = max(1, mistyped.utf8.count / 3)
  let distances = names.map { (name: $0, distance: editDistance(mistyped, $0)) }
  return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
}

/// How many bytes must be inserted, removed, replaced or swapped with their neighbour.
///
/// The restricted Damerau-Levenshtein distance.
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 1..<(left.count + 1) {
    var current = [row]
    for column in 1..<(right.count + 1) {
      let isEqual = left[row - 1] == right[column - 1]
      var distance = min(
        last[column] + 1, current[column - 1] + 1, last[column - 1] + (isEqual ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        distance = min(distance, beforeLast[column - 2] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
