import PlumbGraph
import Testing

/// What must hold of every drawing, tried on random graphs.
struct LayoutPropertyTests {
  private static let graphs: [RandomGraph] = {
    var graphs: [RandomGraph] = []
    for count in [1, 2, 5, 12, 40, 120, 300] {
      for density in [0.3, 1, 2.5] {
        for _ in 0..<(count < 100 ? 3 : 1) {
          let seed = UInt64(graphs.count + 1)
          graphs.append(RandomGraph(seed: seed, boxes: count, density: density))
        }
      }
    }
    return graphs
  }()

  @Test(arguments: graphs)
  func noTwoBoxesOverlapAndAllAreInTheDrawing(graph: RandomGraph) {
    let layout = layout(graph.diagram)
    let whole = Frame(Point(0, 0), layout.size)
    for (index, frame) in layout.frames.enumerated() {
      #expect(whole.contains(frame))
      #expect(!layout.frames[..<index].contains { $0.overlaps(frame) }, "box \(index)")
    }
  }

  @Test(arguments: graphs)
  func noLabelLeavesItsBox(graph: RandomGraph) {
    for box in graph.diagram.boxes {
      let label = BoxLabel(box)
      let inside = Frame(Point(0, 0), label.size)
      #expect(label.lines.allSatisfy { inside.contains($0.frame) }, "\(box.title)")
      #expect(
        label.lines.allSatisfy {
          TextMeasure.width($0.text, size: $0.size) <= $0.frame.size.width
        })
    }
  }

  @Test(arguments: graphs.filter { $0.diagram.boxes.count <= 120 })
  func noArrowGoesThroughABox(graph: RandomGraph) {
    let layout = layout(graph.diagram)
    for (arrow, route) in zip(graph.diagram.arrows, layout.routes) where arrow.from != arrow.to {
      for (one, other) in zip(route, route.dropFirst()) where one.x != other.x {
        let box = Frame(
          Point(min(one.x, other.x) + 0.01, min(one.y, other.y)),
          Size(max(0, abs(one.x - other.x) - 0.02), abs(one.y - other.y)))
        #expect(!layout.frames.contains { $0.overlaps(box) }, "\(arrow)")
      }
    }
  }

  @Test func theSameGraphGivesTheSameLayout() {
    let graph = RandomGraph(seed: 1, boxes: 80, density: 2).diagram
    #expect(SVGWriter().text(for: graph) == SVGWriter().text(for: graph))
  }

  private func layout(_ diagram: Diagram) -> LayeredLayout {
    LayeredLayout(
      boxes: diagram.boxes.map { BoxLabel($0).size },
      links: diagram.arrows.map { ($0.from, $0.to) })
  }
}
