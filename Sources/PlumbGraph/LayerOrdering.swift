/// Orders the vertices of each layer so that few links cross.
///
/// Every link leads from one layer to the next. Goes through the layers forwards and backwards, puts
/// each vertex at the mean place of its neighbours in the layer before, and keeps the best order.
struct LayerOrdering {
  /// The vertices of each layer, in order.
  private(set) var layers: [[Int]]
  private let before: [[Int]]
  private let after: [[Int]]
  private var places: [Int]

  /// - Parameter layers: The vertices in the order to begin with.
  init(_ layers: [[Int]], before: [[Int]], after: [[Int]]) {
    (self.layers, self.before, self.after) = (layers, before, after)
    places = Array(repeating: 0, count: before.count)
    for layer in layers { place(layer) }
    improve()
  }

  private mutating func improve() {
    var best = (layers: layers, crossings: crossings)
    var idleSweeps = 0
    for sweep in 0..<LayerOrdering.maximumSweeps where best.crossings > 0 && idleSweeps < 4 {
      let forwards = sweep % 2 == 0
      let order = forwards ? Array(layers.indices) : layers.indices.reversed()
      for layer in order.dropFirst() { sort(layer, by: forwards ? before : after) }
      let crossings = crossings
      idleSweeps = crossings < best.crossings ? 0 : idleSweeps + 1
      if crossings < best.crossings { best = (layers, crossings) }
    }
    layers = best.layers
  }

  private mutating func sort(_ layer: Int, by neighbours: [[Int]]) {
    let keyed = layers[layer].enumerated().map { place, vertex in
      let near = neighbours[vertex]
      let sum = near.reduce(0) { $0 + places[$1] }
      return (
        key: near.isEmpty ? Double(place) : Double(sum) / Double(near.count), place: place,
        vertex: vertex
      )
    }
    layers[layer] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.vertex)
    place(layers[layer])
  }

  private mutating func place(_ layer: [Int]) {
    for (place, vertex) in layer.enumerated() { places[vertex] = place }
  }

  /// How many pairs of links cross.
  private var crossings: Int {
    layers.indices.dropLast().reduce(0) { sum, layer in
      let targets = layers[layer].flatMap { vertex in after[vertex].map { places[$0] }.sorted() }
      return sum + LayerOrdering.inversions(targets, below: layers[layer + 1].count)
    }
  }

  /// How many pairs are in the wrong order, counted with a Fenwick tree.
  private static func inversions(_ numbers: [Int], below limit: Int) -> Int {
    var tree = Array(repeating: 0, count: limit + 1)
    var inversions = 0
    for (seen, number) in numbers.enumerated() {
      var smallerOrEqual = 0
      var index = number + 1
      while index > 0 {
        smallerOrEqual += tree[index]
        index &= index - 1
      }
      inversions += seen - smallerOrEqual
      index = number + 1
      while index <= limit {
        tree[index] += 1
        index += index & -index
      }
    }
    return inversions
  }

  private static let maximumSweeps = 24
}
