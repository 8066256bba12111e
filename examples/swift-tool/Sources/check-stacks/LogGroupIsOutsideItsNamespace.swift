import Plumbline

/// A rule of one's own: every log group has a name that starts with the company's prefix.
struct LogGroupIsOutsideItsNamespace: Rule {
  let prefix: String

  let metadata = RuleMetadata(
    id: "acme/log-group-is-outside-its-namespace",
    title: "A log group's name starts with something else than the company's prefix",
    severity: .warning,
    rationale: "Permissions and dashboards are given by prefix.",
    remediation: "Begin LogGroupName with the prefix.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html"
    ])

  func subjects(in template: Template) -> [Resource] {
    template.resources(ofTypes: ["AWS::Logs::LogGroup"])
  }

  /// Called for a set of deployments at a time: what this rule can't tell for all of them is reported as
  /// undecided, and the engine asks again for a part of them.
  func check(_ group: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard case .mapping(let properties) = scenario.properties(of: group) else {
      return findings.reportNotApplicable()
    }
    let name = properties["LogGroupName"]
    switch name {
    case .absent: report(group.id.span, "has no name", into: &findings)
    case .scalar(let scalar) where scalar.text.hasPrefix(prefix): return
    case .scalar(let scalar):
      report(scalar.place?.span ?? group.span, "is outside '\(prefix)'", into: &findings)
    case .text(let text):
      switch text.starts(with: prefix) {
      case true?: return
      case false?: report(text.place?.span ?? group.span, "is outside '\(prefix)'", into: &findings)
      case nil: findings.reportUndecided(text.unknown)
      }
    default:
      if let unknown = name.unknown { findings.reportUndecided(unknown) }
    }
  }

  private func report(_ span: Span, _ what: String, into findings: inout FindingCollector) {
    findings.report(.init("Log group \(what)", at: Label(span)))
  }
}
