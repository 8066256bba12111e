internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedPattern: Rule {
  let metadata = RuleMetadata(
    id: "parameters/malformed-pattern",
    title: "AllowedPattern of a parameter can't be read",
    severity: .note,
    rationale:
      "CloudFormation reads patterns as Java's regular expressions; one that can't be read keeps every value out, or lets every value in.",
    remediation:
      "Correct the pattern.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    aliases: ["I2003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for parameter in template.parameters where parameter.allowedPattern == nil {
      guard let pattern = parameter.declaration?.body["AllowedPattern"], pattern.kind == .scalar,
        template.expression(of: pattern) == nil
      else { continue }
      findings.report(
        .init(
          "AllowedPattern '\(pattern.text)' is no regular expression", at: .init(pattern.span)))
    }
  }
}
