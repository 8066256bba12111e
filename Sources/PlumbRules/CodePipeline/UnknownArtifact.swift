internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownArtifact: PropertiesRule {
  let metadata = RuleMetadata(
    id: "codepipeline/unknown-artifact",
    title: "Action takes an artifact that no action before gave, or gives one twice",
    severity: .error,
    rationale:
      "CodePipeline refuses a pipeline in which an input has no source, or two outputs have one name.",
    remediation:
      "Name an output of an earlier action as input, and give each output a name of its own.",
    references: [
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/welcome-introducing-artifacts.html"
    ],
    aliases: ["E3701"])

  let types = ["AWS::CodePipeline::Pipeline"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    var outputs: [String: Span] = [:]
    for stage in findings.mappings(properties["Stages"]) {
      let actions = findings.mappings(stage["Actions"])
      for action in actions {
        for artifact in findings.mappings(action["OutputArtifacts"]) {
          guard let name = findings.text(artifact["Name"]) else { return }
          let label = artifact.label(of: "Name")
          if let first = outputs[name] {
            findings.report(
              .init(
                "artifact '\(name)' is given twice", at: Label(label),
                related: [Label(first, "given here first")]))
          }
          outputs[name] = outputs[name] ?? label
        }
      }
      // Actions of a stage can run one after the other, by 'RunOrder'.
      for action in actions {
        for artifact in findings.mappings(action["InputArtifacts"]) {
          guard let name = findings.text(artifact["Name"]), outputs[name] == nil else { continue }
          let suggestion = scenario.template.suggestion(for: name, among: Array(outputs.keys))
          findings.report(
            .init(
              "no action before gives an artifact '\(name)'",
              at: Label(artifact.label(of: "Name"))
            ).suggesting(suggestion, in: scenario.template))
        }
      }
    }
  }
}
