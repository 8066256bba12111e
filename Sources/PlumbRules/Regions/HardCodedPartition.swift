internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct HardCodedPartition: Rule {
  let metadata = RuleMetadata(
    id: "regions/hard-coded-partition",
    title: "ARN names a partition in a text that could ask for it",
    severity: .note,
    rationale:
      "The template can't be deployed in China or in GovCloud, whose partitions have other names.",
    remediation: "Write ${AWS::Partition} instead of the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html"
    ],
    aliases: ["I3042"])

  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Template] {
    // SAM writes ARNs of its own, and has texts that no Fn::Sub shows.
    template.isRewritten ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let resources = template.section("Resources")?.span else { return }
    for expression in template.allExpressions {
      guard case .sub(let text) = expression.arguments, resources.contains(expression.node.span)
      else { continue }
      for span in partitions(in: text.node, of: template.source) {
        let name = template.source.text(span)
        // Braces mean something else in a plain text within brackets.
        let canAsk = text.node.style != .plain || text.node.parent?.isFlow != true
        findings.report(
          .init(
            "partition '\(name)' is written out", at: Label(span),
            fixes: Fix.all(
              "write ${AWS::Partition}", canAsk ? [Edit(span, "${AWS::Partition}")] : nil,
              isSafe: name == "aws")))
      }
    }
  }

  /// The partitions that a text names in ARNs, as `aws` in `arn:aws:s3:::bucket`.
  private func partitions(in node: Node, of source: Source) -> [Span] {
    let bytes = source.bytes[Int(node.span.start)..<Int(node.span.end)]
    var found: [Span] = []
    var at = bytes.startIndex
    while let colon = bytes[at...].firstIndex(of: UInt8(ascii: ":")) {
      let isARN = bytes[at..<colon].suffix(3).elementsEqual(HardCodedPartition.prefix)
      at = colon + 1
      guard isARN else { continue }
      let parts = bytes[at...].prefix { !HardCodedPartition.ends.contains($0) }
        .split(separator: UInt8(ascii: ":"), maxSplits: 4, omittingEmptySubsequences: false)
      if parts.count == 5, let partition = parts.first, !parts[1].isEmpty,
        partition.first.map({ $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "*") }) == true
      {
        found.append(Span(partition.startIndex, partition.endIndex))
      }
    }
    return found
  }

  private static let prefix = Array("arn".utf8)
  /// What no ARN holds: blanks and quotes.
  private static let ends = Set(" \t\r\n\"'".utf8)
}
