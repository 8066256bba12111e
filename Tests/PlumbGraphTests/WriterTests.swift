import PlumbGraph
import Testing

struct WriterTests {
  private let diagram: Diagram = {
    var bucket = Diagram.Box(title: "<script>", subtitle: "AWS::S3::Bucket", group: "Storage")
    bucket.marks = [.init(.error, "2 errors")]
    var role = Diagram.Box(title: "Role\"]", subtitle: "AWS::IAM::Role", group: "Access")
    role.presence = .possible("if IsProd")
    var key = Diagram.Box(title: "Key\\G", subtitle: "AWS::KMS::Key", group: "Access")
    key.presence = .absent
    return Diagram(
      title: "a \"b\" <c>", boxes: [bucket, role, key],
      arrows: [.init(from: 1, to: 0), .init(from: 1, to: 2, isDashed: true)])
  }()

  @Test func namesAreTextInEveryFormat() {
    let svg = SVGWriter().text(for: diagram)
    #expect(!svg.contains("<script"))
    #expect(svg.contains(">&lt;script&gt;</text>"))
    #expect(!MermaidWriter().text(for: diagram).contains("<script"))
  }

  @Test func dotHasAClusterForEachGroup() {
    #expect(
      DOTWriter().text(for: diagram) == #"""
        digraph {
          label="a \"b\" <c>";
          rankdir=LR;
          node [shape=box, fontname="sans-serif"];
          subgraph cluster_0 {
            label="Storage";
            n0 [label="<script>\nAWS::S3::Bucket\n2 errors", color=red, penwidth=2];
          }
          subgraph cluster_1 {
            label="Access";
            n1 [label="Role\"]\nAWS::IAM::Role\nif IsProd", style=dashed];
            n2 [label="Key\\G\nAWS::KMS::Key\nnot created", style=dotted, color=gray, fontcolor=gray];
          }
          n1 -> n0;
          n1 -> n2 [style=dashed];
        }

        """#)
  }

  @Test func mermaidHasASubgraphForEachGroup() {
    #expect(
      MermaidWriter().text(for: diagram) == """
        flowchart LR
          subgraph g0["Storage"]
            n0["#60;script#62;<br/>AWS::S3::Bucket<br/>2 errors"]:::error
          end
          subgraph g1["Access"]
            n1["Role#34;#93;<br/>AWS::IAM::Role<br/>if IsProd"]:::possible
            n2["Key#92;G<br/>AWS::KMS::Key<br/>not created"]:::absent
          end
          n1 --> n0
          n1 -.-> n2
          classDef error stroke:#b3131e,stroke-width:3px
          classDef possible stroke-dasharray:6 3
          classDef absent stroke-dasharray:2 3,opacity:0.5

        """)
  }

  @Test func whatIsNotThereIsGrey() {
    let svg = SVGWriter().text(for: diagram)
    #expect(svg.contains("class=\"box group1 absent\""))
    #expect(svg.contains("class=\"arrow dashed absent\""))
  }

  @Test func aLongNameIsCutInTheMiddle() {
    let name = String(repeating: "Long", count: 30) + "End"
    let fitted = TextMeasure.fitted(name, size: 13, limit: 230)
    #expect(fitted.hasPrefix("LongLong"))
    #expect(fitted.hasSuffix("End"))
    #expect(fitted.contains("…"))
  }

  @Test func aCircleIsDrawn() {
    let boxes = ["A", "B"].map { Diagram.Box(title: $0, subtitle: "", group: "") }
    let circle = Diagram(
      title: "circle", boxes: boxes, arrows: [.init(from: 0, to: 1), .init(from: 1, to: 0)])
    let routes = LayeredLayout(
      boxes: boxes.map { BoxLabel($0).size }, links: circle.arrows.map { ($0.from, $0.to) }
    ).routes
    #expect(routes[0].first?.x == routes[1].last?.x)
  }

  @Test func nothingIsDrawnAsNothing() {
    let empty = Diagram(title: "empty", boxes: [], arrows: [])
    #expect(SVGWriter().text(for: empty).hasPrefix("<svg "))
    #expect(MermaidWriter().text(for: empty) == "flowchart LR\n")
  }
}
