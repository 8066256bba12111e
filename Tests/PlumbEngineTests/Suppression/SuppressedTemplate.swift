import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// A template whose values that begin with `bad` are findings of `s3/public-acl`.
struct SuppressedTemplate {
  let template: Template
  let findings: [Finding]

  init(_ text: String, rule: RuleID = "s3/public-acl") {
    let template = Template(Source(name: "t.yaml", text: text))
    findings = SuppressedTemplate.places(of: "bad", in: template.source).map { span in
      Finding(
        rule: rule, severity: .error, message: template.source.text(span), source: template.source,
        primary: Label(span), resource: template.resources.last { $0.span < span }?.id.text)
    }
    self.template = template
  }

  /// What is left, as `bad1 bad2`, and what is said about the suppressions.
  func apply(
    today: String = "2026-11-23", ran: Set<RuleID> = ["s3/public-acl"],
    mandatory: Set<RuleID> = [], configured: [ConfiguredSuppression] = []
  ) throws -> (kept: String, additional: [String], result: Suppressions.Result) {
    let suppressions = Suppressions(
      template, known: .sample, mandatory: mandatory, configured: configured)
    let result = suppressions.apply(
      to: findings, ran: ran, today: try #require(CalendarDate(today)))
    #expect(result.kept.count + result.suppressed.count == findings.count)
    return (
      result.kept.map(\.message).joined(separator: " "),
      result.additional.map { finding in
        let place = finding.source.position(at: Int(finding.primary.span.start))
        return "\(place.line):\(place.column) \(finding.rule): \(finding.text)"
      },
      result
    )
  }

  private static func places(of word: String, in source: Source) -> [Span] {
    let word = Array(word.utf8)
    return source.bytes.indices.filter { source.bytes[$0...].starts(with: word) }.map {
      Span($0, $0 + word.count + 1)
    }
  }
}

extension Finding {
  /// The message with the word at its place.
  var text: String { ([message] + [primary.message].compactMap(\.self)).joined(separator: "; ") }
}
