/// Places the ordered vertices of each layer so that links are short and long ones straight.
struct LayerPlacement {
  /// The middle of each vertex along its layer.
  private(set) var centers: [Double]
  private let layers: [[Int]]
  private let extents: [Double]
  private let neighbours: (before: [[Int]], after: [[Int]])
  /// Whether a vertex is only a link's way through a layer.
  private let isWaypoint: [Bool]
  private let gap: Double

  /// - Parameter extents: How much of its layer each vertex takes.
  init(
    _ layers: [[Int]], extents: [Double], isWaypoint: [Bool], before: [[Int]], after: [[Int]],
    gap: Double
  ) {
    self.layers = layers
    self.extents = extents
    self.isWaypoint = isWaypoint
    self.gap = gap
    neighbours = (before, after)
    centers = Array(repeating: 0, count: extents.count)
    for layer in layers {
      var position = 0.0
      for (index, vertex) in layer.enumerated() {
        if index > 0 { position += distance(layer[index - 1], vertex) }
        centers[vertex] = position
      }
    }
    for sweep in 0..<LayerPlacement.sweeps {
      let forwards = sweep % 2 == 0
      for layer in forwards ? layers : layers.reversed() { settle(layer) }
    }
  }

  /// Moves a layer's vertices as near to their neighbours as their order and sizes allow.
  ///
  /// Of all places that keep the distances, those with the least sum of squares: an isotonic
  /// regression, which pools neighbours in the wrong order (https://doi.org/10.18637/jss.v032.i05).
  private mutating func settle(_ layer: [Int]) {
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    var offsets: [Double] = []
    for (index, vertex) in layer.enumerated() {
      offsets.append(
        index == 0 ? 0 : offsets[index - 1] + distance(layer[index - 1], vertex))
      let wish = wish(of: vertex)
      pools.append(((wish.place - offsets[index]) * wish.weight, wish.weight, 1))
      while pools.count > 1 {
        let (last, previous) = (pools[pools.count - 1], pools[pools.count - 2])
        guard previous.sum / previous.weight >= last.sum / last.weight else { break }
        pools.removeLast(2)
        pools.append(
          (previous.sum + last.sum, previous.weight + last.weight, previous.count + last.count))
      }
    }
    var index = 0
    for pool in pools {
      for _ in 0..<pool.count {
        centers[layer[index]] = pool.sum / pool.weight + offsets[index]
        index += 1
      }
    }
  }

  /// Where the neighbours want a vertex; waypoints count more, so that long links are straight.
  private func wish(of vertex: Int) -> (place: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    for neighbour in neighbours.before[vertex] + neighbours.after[vertex] {
      let force = isWaypoint[vertex] && isWaypoint[neighbour] ? 8.0 : 1
      sum += centers[neighbour] * force
      weight += force
    }
    return weight == 0 ? (centers[vertex], 0.1) : (sum / weight, weight)
  }

  private func distance(_ one: Int, _ other: Int) -> Double {
    let isNarrow = isWaypoint[one] && isWaypoint[other]
    return (extents[one] + extents[other]) / 2 + (isNarrow ? gap / 2 : gap)
  }

  private static let sweeps = 10
}
