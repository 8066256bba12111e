internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct SourceOutsideFirstStage: PropertiesRule {
  let metadata = RuleMetadata(
    id: "codepipeline/source-outside-first-stage",
    title: "Source action is in a later stage, or another one in the first",
    severity: .error,
    rationale:
      "A pipeline begins with a stage of source actions only, and has them nowhere else; CodePipeline refuses others.",
    remediation: "Put source actions, and nothing else, into the first stage.",
    references: [
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-requirements.html"
    ],
    aliases: ["E3700"])

  let types = ["AWS::CodePipeline::Pipeline"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let list = findings.known(properties["Stages"]), case .sequence(let stages) = list
    else { return }
    if let unknown = stages.unknownCount { return findings.reportUndecided(unknown) }
    for (index, value) in stages.elements.enumerated() {
      guard let stage = findings.mapping(value) else { continue }
      for action in findings.mappings(stage["Actions"]) {
        guard let type = findings.mapping(action["ActionTypeId"]),
          let category = findings.text(type["Category"]), (category == "Source") != (index == 0)
        else { continue }
        findings.report(
          .init(
            index == 0
              ? "a \(category) action in the first stage, which has source actions only"
              : "a source action after the first stage",
            at: Label(type.label(of: "Category"))))
      }
    }
  }
}
