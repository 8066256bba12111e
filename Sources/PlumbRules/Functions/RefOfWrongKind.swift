internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RefOfWrongKind: Rule {
  let metadata = RuleMetadata(
    id: "functions/ref-of-wrong-kind",
    title: "Ref gives a list where a text is wanted, or a text where a list is wanted",
    severity: .error,
    rationale:
      "CloudFormation refuses a function whose arguments turn out to be of another kind than it takes.",
    remediation:
      "Take one element with Fn::Select, join the list with Fn::Join, or give the parameter another type.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
    ],
    aliases: ["E1020"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportKindsOfRefs(in: scenario)
    if template.hasCustomMacro { return }
    for resource in template.resources {
      for name in ["CreationPolicy", "UpdatePolicy"] {
        guard let (key, value) = resource.body.node.entry(name),
          case .ref(let target) = template.expression(of: value)?.arguments,
          template.kinds(givenByRefTo: target.text) != nil
        else { continue }
        findings.report(
          .init("\(name) is a mapping, not what '\(target.text)' gives", at: Label(key.span)))
      }
    }
  }
}
