/// A line between two of the vertices of a layout.
struct Link: Hashable {
  var from: Int
  var to: Int
}

/// Divides a graph into layers so that every link leads from a layer to a later one.
///
/// The first step of the method of Sugiyama, Tagawa and Toda (https://doi.org/10.1109/TSMC.1981.4308636).
struct LayerAssignment {
  /// The links, turned round where they would close a circle; none from a vertex to itself.
  let links: [Link?]
  /// Whether a link was turned round.
  let isTurned: [Bool]
  /// The layer of each vertex, from 0.
  private(set) var layers: [Int]

  private let successors: [[Int]]
  private let predecessors: [[Int]]

  init(vertexCount: Int, links: [Link]) {
    let backward = LayerAssignment.closingLinks(vertexCount, links)
    isTurned = links.indices.map { backward.contains($0) }
    self.links = zip(links, isTurned).map { link, isTurned in
      if link.from == link.to { return nil }
      return isTurned ? Link(from: link.to, to: link.from) : link
    }
    var successors = Array(repeating: [Int](), count: vertexCount)
    var predecessors = successors
    for link in self.links.compactMap(\.self) {
      successors[link.from].append(link.to)
      predecessors[link.to].append(link.from)
    }
    (self.successors, self.predecessors) = (successors, predecessors)
    layers = Array(repeating: 0, count: vertexCount)
    assign()
  }

  /// Each as early as what comes before it allows; then later, where that makes more links shorter.
  private mutating func assign() {
    var waiting = predecessors.map(\.count)
    var order = layers.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let vertex = order[next]
      next += 1
      for successor in successors[vertex] {
        layers[successor] = max(layers[successor], layers[vertex] + 1)
        waiting[successor] -= 1
        if waiting[successor] == 0 { order.append(successor) }
      }
    }
    for vertex in order.reversed() where successors[vertex].count > predecessors[vertex].count {
      layers[vertex] = (successors[vertex].map { layers[$0] }.min() ?? 1) - 1
    }
  }

  /// The links that close a circle in a walk along the links, by number.
  private static func closingLinks(_ vertexCount: Int, _ links: [Link]) -> Set<Int> {
    enum Visit { case none, open, done }
    var outgoing = Array(repeating: [Int](), count: vertexCount)
    for (number, link) in links.enumerated() { outgoing[link.from].append(number) }
    var visits = Array(repeating: Visit.none, count: vertexCount)
    var closing: Set<Int> = []
    for start in 0..<vertexCount where visits[start] == .none {
      var path = [(vertex: start, next: 0)]
      visits[start] = .open
      while let (vertex, next) = path.last {
        guard next < outgoing[vertex].count else {
          visits[vertex] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let number = outgoing[vertex][next]
        let target = links[number].to
        if visits[target] == .open { closing.insert(number) }
        guard visits[target] == .none else { continue }
        visits[target] = .open
        path.append((target, 0))
      }
    }
    return closing
  }
}
