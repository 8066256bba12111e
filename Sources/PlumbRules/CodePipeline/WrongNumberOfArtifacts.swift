internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct WrongNumberOfArtifacts: PropertiesRule {
  let metadata = RuleMetadata(
    id: "codepipeline/wrong-number-of-artifacts",
    title: "Action has more or fewer artifacts than its provider takes",
    severity: .error,
    rationale: "CodePipeline refuses a pipeline with such an action.",
    remediation: "Add or remove artifacts, as many as the provider of the action takes and gives.",
    references: [
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html"
    ],
    aliases: ["E3702"])

  let types = ["AWS::CodePipeline::Pipeline"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for stage in findings.mappings(properties["Stages"]) {
      for action in findings.mappings(stage["Actions"]) {
        guard let type = findings.mapping(action["ActionTypeId"]),
          let owner = findings.text(type["Owner"]),
          let category = findings.text(type["Category"]),
          let provider = findings.text(type["Provider"]),
          let counts = WrongNumberOfArtifacts.counts["\(owner) \(category) \(provider)"]
        else { continue }
        check("InputArtifacts", counts.inputs, of: action, provider, into: &findings)
        check("OutputArtifacts", counts.outputs, of: action, provider, into: &findings)
      }
    }
  }

  private func check(
    _ key: String, _ range: ClosedRange<Int>, of action: MappingValue, _ provider: String,
    into findings: inout FindingCollector
  ) {
    guard let list = findings.known(action[key]) else { return }
    let count: Int
    switch list {
    case .absent: count = 0
    case .sequence(let sequence):
      if let unknown = sequence.unknownCount { return findings.reportUndecided(unknown) }
      count = sequence.elements.count
    default: return
    }
    if range.contains(count) { return }
    let wanted =
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    findings.report(
      .init(
        "an action of \(provider) has \(wanted) '\(key)', not \(count)",
        at: Label(action.key(key)?.span ?? action.label)))
  }

  /// How many artifacts an action takes and gives, by owner, category and provider.
  private static let counts: [String: (inputs: ClosedRange<Int>, outputs: ClosedRange<Int>)] = [
    "AWS Approval Manual": (0...0, 0...0),
    "AWS Build CodeBuild": (1...5, 0...5),
    "AWS Deploy CloudFormation": (0...10, 0...1),
    "AWS Deploy CodeDeploy": (1...1, 0...0),
    "AWS Deploy ECS": (1...1, 0...0),
    "AWS Deploy ElasticBeanstalk": (1...1, 0...0),
    "AWS Deploy OpsWorks": (1...1, 0...0),
    "AWS Deploy S3": (1...1, 0...0),
    "AWS Deploy ServiceCatalog": (1...1, 0...0),
    "AWS Invoke Lambda": (0...5, 0...5),
    "AWS Source CodeCommit": (0...0, 1...1),
    "AWS Source ECR": (0...0, 1...1),
    "AWS Source S3": (0...0, 1...1),
    "AWS Test CodeBuild": (1...5, 0...5),
    "AWS Test DeviceFarm": (1...1, 0...0),
    "Custom Build Jenkins": (0...5, 0...5),
    "Custom Test Jenkins": (0...5, 0...5),
    "ThirdParty Deploy AlexaSkillsKit": (0...2, 0...0),
    "ThirdParty Source GitHub": (0...0, 1...1),
  ]
}
