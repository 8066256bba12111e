/// The layout of a graph that hangs together.
struct PartLayout {
  private(set) var frames: [Frame] = []
  private(set) var routes: [[Point]] = []
  private(set) var size = Size(0, 0)

  private let sizes: [Size]
  private let assignment: LayerAssignment
  /// The vertices of each link, from its first box to its last through the layers between them.
  private var chains: [[Int]] = []
  /// The layer of each vertex, the boxes' first and then the waypoints'.
  private var layerOf: [Int]
  private var before: [[Int]] = []
  private var after: [[Int]] = []

  init(sizes: [Size], links: [Link]) {
    self.sizes = sizes
    assignment = LayerAssignment(vertexCount: sizes.count, links: links)
    layerOf = assignment.layers
    makeChains()
    connect()
    var layers = Array(repeating: [Int](), count: (layerOf.max() ?? 0) + 1)
    for (vertex, layer) in layerOf.enumerated() { layers[layer].append(vertex) }
    layers = LayerOrdering(layers, before: before, after: after).layers
    place(layers)
  }

  /// Gives links through several layers a waypoint in each.
  ///
  /// There are no more of them than a bound: past that, in graphs that nobody can read, the rest of
  /// the links go straight.
  private mutating func makeChains() {
    for link in assignment.links {
      guard let link else {
        chains.append([])
        continue
      }
      let layers = (layerOf[link.from] + 1)..<layerOf[link.to]
      var chain = [link.from]
      if layerOf.count + layers.count <= sizes.count + PartLayout.maximumWaypoints {
        for layer in layers {
          chain.append(layerOf.count)
          layerOf.append(layer)
        }
      }
      chains.append(chain + [link.to])
    }
  }

  private mutating func connect() {
    before = Array(repeating: [], count: layerOf.count)
    after = before
    for chain in chains {
      for (one, other) in zip(chain, chain.dropFirst())
      where layerOf[other] == layerOf[one] + 1 {
        after[one].append(other)
        before[other].append(one)
      }
    }
  }

  private mutating func place(_ layers: [[Int]]) {
    let extents = layerOf.indices.map { $0 < sizes.count ? sizes[$0].height : 0 }
    let centers = LayerPlacement(
      layers, extents: extents, isWaypoint: layerOf.indices.map { $0 >= sizes.count },
      before: before, after: after, gap: PartLayout.boxGap
    ).centers
    let top = layerOf.indices.map { centers[$0] - extents[$0] / 2 }.min() ?? 0
    let columns = columns(layers)
    frames = sizes.indices.map { vertex in
      Frame(
        Point(columns[layerOf[vertex]].lowerBound, centers[vertex] - extents[vertex] / 2 - top),
        sizes[vertex])
    }
    route(columns, centers.map { $0 - top })
    let bottom = layerOf.indices.map { centers[$0] + extents[$0] / 2 - top }.max() ?? 0
    size = Size(columns.last?.upperBound ?? 0, bottom)
  }

  /// The left and right edge of each layer; more links need more room to bend.
  private func columns(_ layers: [[Int]]) -> [ClosedRange<Double>] {
    var left = 0.0
    return layers.map { layer in
      let width = layer.map { $0 < sizes.count ? sizes[$0].width : 0 }.max() ?? 0
      let right = left + width
      let bends = layer.reduce(0) { $0 + after[$1].count }
      defer { left = right + PartLayout.layerGap + min(60, Double(bends) * 3) }
      return left...right
    }
  }

  private mutating func route(_ columns: [ClosedRange<Double>], _ centers: [Double]) {
    let departures = ports(centers, at: { $0.first }, towards: { $0.dropFirst().first })
    let arrivals = ports(centers, at: { $0.last }, towards: { $0.dropLast().last })
    for (number, chain) in chains.enumerated() {
      guard let first = chain.first, let last = chain.last else {
        routes.append([])
        continue
      }
      var points = [
        Point(frames[first].right, departures[number]),
        Point(columns[layerOf[first]].upperBound, departures[number]),
      ]
      for vertex in chain.dropFirst().dropLast() {
        let column = columns[layerOf[vertex]]
        points.append(Point(column.lowerBound, centers[vertex]))
        points.append(Point(column.upperBound, centers[vertex]))
      }
      points.append(Point(frames[last].origin.x, arrivals[number]))
      points.append(Point(frames[last].origin.x, arrivals[number]))
      routes.append(assignment.isTurned[number] ? points.reversed() : points)
    }
  }

  /// The height at which each link meets the box at one of its ends, in the order of the other ends.
  private func ports(
    _ centers: [Double], at end: ([Int]) -> Int?, towards next: ([Int]) -> Int?
  ) -> [Double] {
    var byBox: [Int: [(number: Int, center: Double)]] = [:]
    for (number, chain) in chains.enumerated() {
      guard let box = end(chain), let other = next(chain) else { continue }
      byBox[box, default: []].append((number, centers[other]))
    }
    var ports = Array(repeating: 0.0, count: chains.count)
    for (box, ends) in byBox {
      let sorted = ends.sorted { ($0.center, $0.number) < ($1.center, $1.number) }
      for (index, end) in sorted.enumerated() {
        let share = Double(index + 1) / Double(sorted.count + 1)
        ports[end.number] = frames[box].origin.y + sizes[box].height * share
      }
    }
    return ports
  }

  private static let boxGap = 16.0
  private static let layerGap = 44.0
  private static let maximumWaypoints = 20_000
}
