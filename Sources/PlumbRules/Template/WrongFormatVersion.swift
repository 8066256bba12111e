internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct WrongFormatVersion: Rule {
  let metadata = RuleMetadata(
    id: "template/wrong-format-version",
    title: "AWSTemplateFormatVersion is none that there is",
    severity: .error,
    rationale:
      "CloudFormation knows one version of the template format, and refuses any other.",
    remediation:
      "Write '2010-09-09', or remove the line.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/format-version-structure.html"
    ],
    aliases: ["E1001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let version = template.namedSection("AWSTemplateFormatVersion"),
      !version.body.hasText("2010-09-09") || template.expression(of: version.body) != nil
    else { return }
    let span = template.shapeSpan(of: version.body, under: version.name.span)
    let isText = version.body.kind == .scalar && template.expression(of: version.body) == nil
    findings.report(
      .init(
        "the only format version is '2010-09-09'", at: .init(span),
        fixes: Fix.all(
          "write '2010-09-09'", isText ? version.body.replacing(with: "2010-09-09") : nil,
          isSafe: true)))
  }
}
