internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct TemplateOfOtherArtifact: PropertiesRule {
  let metadata = RuleMetadata(
    id: "codepipeline/template-of-other-artifact",
    title: "Action deploys a template of an artifact that it doesn't take",
    severity: .error,
    rationale: "An action finds files only in the artifacts that it takes.",
    remediation: "Add the artifact to InputArtifacts, or correct the name in front of '::'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-action-reference.html"
    ],
    aliases: ["E3703"])

  let types = ["AWS::CodePipeline::Pipeline"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for stage in findings.mappings(properties["Stages"]) {
      for action in findings.mappings(stage["Actions"]) {
        guard let configuration = findings.mapping(action["Configuration"]),
          let path = findings.text(configuration["TemplatePath"]),
          let artifact = path.artifact, let names = inputs(of: action, into: &findings),
          !names.contains(artifact)
        else { continue }
        findings.report(
          .init(
            "the action takes no artifact '\(artifact)'"
              + scenario.template.suggestion(for: artifact, among: names),
            at: Label(configuration.label(of: "TemplatePath"))))
      }
    }
  }

  /// The artifacts that an action takes; nil if they aren't known.
  private func inputs(
    of action: MappingValue, into findings: inout FindingCollector
  ) -> [String]? {
    guard findings.known(action["InputArtifacts"]) != nil else { return nil }
    var names: [String] = []
    for artifact in findings.mappings(action["InputArtifacts"]) {
      guard let name = findings.text(artifact["Name"]) else { return nil }
      names.append(name)
    }
    return names
  }
}

extension String {
  /// What stands in front of the first `::`; nil without one.
  fileprivate var artifact: String? {
    firstRange(of: "::").map { String(self[..<$0.lowerBound]) }
  }
}
