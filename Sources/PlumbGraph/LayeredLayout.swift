/// Where the boxes of a graph are drawn, and how the arrows go, from left to right.
///
/// No two boxes overlap, and no arrow goes through a box. The same graph gives the same layout.
public struct LayeredLayout: Sendable {
  public private(set) var frames: [Frame]
  /// The points of each link: it is level between the first two, then between every second and
  /// third. Empty for a link from a box to itself.
  public private(set) var routes: [[Point]]
  public private(set) var size: Size

  /// Lays out boxes of some sizes.
  ///
  /// - Parameters:
  ///   - links: Pairs of numbers of boxes.
  ///   - preferredWidth: How wide parts that hang together with nothing else may stand side by side.
  public init(boxes: [Size], links: [(from: Int, to: Int)], preferredWidth: Double = 1_000) {
    let links = links.map { Link(from: $0.from, to: $0.to) }
    frames = boxes.map { Frame(Point(0, 0), $0) }
    routes = Array(repeating: [], count: links.count)
    size = Size(0, 0)
    var shelves = Shelves(preferredWidth: preferredWidth, gap: LayeredLayout.partGap)
    for part in GraphPart.parts(ofVertices: boxes.count, links) {
      let layout = PartLayout(
        sizes: part.vertices.map { boxes[$0] }, links: part.links(among: links))
      let origin = shelves.place(layout.size)
      for (vertex, frame) in zip(part.vertices, layout.frames) {
        frames[vertex] = frame.moved(by: origin)
      }
      for (number, route) in zip(part.links, layout.routes) {
        routes[number] = route.map { Point($0.x + origin.x, $0.y + origin.y) }
      }
    }
    size = shelves.size
  }

  private static let partGap = 24.0
}

/// Vertices that links connect with each other and with no others.
private struct GraphPart {
  /// Their numbers in the whole graph, ascending.
  var vertices: [Int] = []
  var links: [Int] = []

  func links(among all: [Link]) -> [Link] {
    let places = Dictionary(
      uniqueKeysWithValues: vertices.enumerated().map { ($0.element, $0.offset) })
    return links.map {
      Link(from: places[all[$0].from, default: 0], to: places[all[$0].to, default: 0])
    }
  }

  /// The parts of a graph, the largest first.
  static func parts(ofVertices count: Int, _ links: [Link]) -> [GraphPart] {
    var leaders = Array(0..<count)
    func leader(of vertex: Int) -> Int {
      var vertex = vertex
      while leaders[vertex] != vertex {
        leaders[vertex] = leaders[leaders[vertex]]
        vertex = leaders[vertex]
      }
      return vertex
    }
    for link in links {
      let (one, other) = (leader(of: link.from), leader(of: link.to))
      leaders[max(one, other)] = min(one, other)
    }
    var parts: [Int: GraphPart] = [:]
    for vertex in 0..<count {
      parts[leader(of: vertex), default: GraphPart()].vertices.append(vertex)
    }
    for (number, link) in links.enumerated() {
      parts[leader(of: link.from), default: GraphPart()].links.append(number)
    }
    return parts.sorted { one, other in
      (-one.value.vertices.count, one.key) < (-other.value.vertices.count, other.key)
    }.map(\.value)
  }
}

/// Places rectangles in rows, each row as wide as allowed.
private struct Shelves {
  let preferredWidth: Double
  let gap: Double
  private(set) var size = Size(0, 0)
  private var next = Point(0, 0)

  init(preferredWidth: Double, gap: Double) {
    self.preferredWidth = preferredWidth
    self.gap = gap
  }

  /// The upper left corner of the next one.
  mutating func place(_ item: Size) -> Point {
    let limit = max(preferredWidth, size.width)
    if next.x > 0, next.x + item.width > limit { next = Point(0, size.height + gap) }
    let origin = next
    next.x += item.width + gap
    size.width = max(size.width, origin.x + item.width)
    size.height = max(size.height, origin.y + item.height)
    return origin
  }
}
