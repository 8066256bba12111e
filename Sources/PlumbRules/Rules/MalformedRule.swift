internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedRule: Rule {
  let metadata = RuleMetadata(
    id: "rules/malformed-rule",
    title: "Rule of the template isn't made of assertions",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a rule that has no list of assertions.",
    remediation:
      "Give the rule Assertions, a list of mappings with Assert and AssertDescription.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    ],
    aliases: ["E1700"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (key, body) in template.writtenMembers(of: "Rules") {
      if !key.text.isAlphanumeric {
        findings.report(
          .init(
            "rule name '\(key.text)' has characters other than letters and digits",
            at: .init(key.span)))
      }
      guard body.kind == .mapping else {
        findings.checkShape("rule '\(key.text)'", body, .mapping, under: key.span, in: template)
        continue
      }
      guard let assertions = body.entry("Assertions") else {
        findings.report(.init("rule '\(key.text)' has no Assertions", at: .init(key.span)))
        continue
      }
      findings.checkShape(
        "'Assertions' of rule '\(key.text)'", assertions.value, .list, under: assertions.key.span,
        in: template)
      for assertion in assertions.value.elements {
        check(assertion, in: template, into: &findings)
      }
    }
  }

  private func check(
    _ assertion: Node, in template: Template, into findings: inout FindingCollector
  ) {
    guard assertion.kind == .mapping else {
      return findings.checkShape(
        "an assertion", assertion, .mapping, under: assertion.span, in: template)
    }
    guard let words = assertion.entry("AssertDescription") else { return }
    findings.checkShape(
      "'AssertDescription'", words.value, .text, under: words.key.span, in: template)
  }
}
