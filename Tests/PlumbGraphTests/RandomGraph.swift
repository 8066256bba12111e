import PlumbGraph
import TestSupport

/// A graph of the sort that nobody draws by hand.
struct RandomGraph: CustomStringConvertible {
  let seed: UInt64
  let diagram: Diagram

  /// - Parameter density: How many arrows there are for a box.
  init(seed: UInt64, boxes count: Int, density: Double) {
    self.seed = seed
    var random = SplitMix64(state: seed)
    let names = ["A", "Backup<Bucket>", "W".repeated(80), "ключ", "備份", "a & b", "ReadRole", ""]
    let boxes = (0..<count).map { number in
      var box = Diagram.Box(
        title: names[random.below(names.count)] + String(number),
        subtitle: "AWS::S3::Bucket", group: "group \(random.below(6))")
      if random.below(5) == 0 { box.marks = [.init(.error, "2 errors")] }
      if random.below(5) == 0 { box.presence = .possible("if IsProd") }
      return box
    }
    let arrows = (0..<Int(Double(count) * density)).map { _ in
      Diagram.Arrow(
        from: random.below(count), to: random.below(count))
    }
    diagram = Diagram(title: "random", boxes: boxes, arrows: arrows)
  }

  var description: String {
    "seed \(seed), \(diagram.boxes.count) boxes, \(diagram.arrows.count) arrows"
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
