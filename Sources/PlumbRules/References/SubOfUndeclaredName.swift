internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SubOfUndeclaredName: Rule {
  let metadata = RuleMetadata(
    id: "references/sub-of-undeclared-name",
    title: "Variable of Fn::Sub names nothing that the template declares",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a reference that it can't resolve.",
    remediation:
      "Correct the name, declare it, give it in the second argument of Fn::Sub, or write ${!Name} for the text itself.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html"
    ],
    aliases: ["E1019"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (name, reference) in template.undeclaredReferences(in: .sub) {
      findings.report(.undeclared(name, by: reference, in: template))
    }
    for violation in template.attributesOfParameters(in: .sub) { findings.report(violation) }
  }
}
