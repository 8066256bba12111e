internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnresolvedNameInOutput: Rule {
  let metadata = RuleMetadata(
    id: "references/unresolved-name-in-output",
    title: "Value of an output refers to something that the template doesn't have",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a reference that it can't resolve.",
    remediation:
      "Correct the name, or declare the parameter or resource.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6101"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (name, reference) in template.undeclaredReferences(in: .outputValue) {
      findings.report(.undeclared(name, by: reference, in: template))
    }
    for violation in template.attributesOfParameters(in: .outputValue) {
      findings.report(violation)
    }
    for violation in template.unknownAttributes(in: .outputValue) { findings.report(violation) }
  }
}
