internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct OutputOfAbsentResource: Rule {
  let metadata = RuleMetadata(
    id: "references/output-of-absent-resource",
    title: "Output refers to a resource that isn't created",
    severity: .error,
    rationale:
      "CloudFormation refuses to deploy a stack in which something refers to a resource whose condition doesn't hold.",
    remediation:
      "Give the output the resource's condition.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["W1001"])

  func subjects(in template: Template) -> [Output] {
    template.outputs.filter { template.refersToConditionalResource(.output($0.name.text)) }
  }

  func check(_ output: Output, in scenario: Scenario, into findings: inout FindingCollector) {
    if let condition = output.condition {
      switch scenario.condition(condition.text) {
      case .known(true): break
      case .known(false): return findings.reportNotApplicable()
      case .unknown(let unknown): return findings.reportUndecided(unknown)
      }
    }
    let (references, unknown) = scenario.resourceReferences(at: output.body)
    findings.reportAbsent(
      references, unknown: unknown, reader: "output '\(output.name.text)'", in: scenario)
  }
}
