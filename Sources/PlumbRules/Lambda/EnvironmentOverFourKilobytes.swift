internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct EnvironmentOverFourKilobytes: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/environment-over-four-kilobytes",
    title: "Environment variables take more than 4 KB",
    severity: .error,
    rationale:
      "Lambda refuses a function whose environment variables take more than 4 KB together.",
    remediation: "Keep large values elsewhere, in Parameter Store for example.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"],
    aliases: ["E3697"])

  let types = ["AWS::Lambda::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let environment = findings.mapping(properties["Environment"]),
      let variables = findings.mapping(environment["Variables"])
    else { return }
    let names = variables.members.reduce(0) { $0 + $1.key.text.utf8.count }
    let values = variables.members.map(\.value)
    let size = values.reduce(names) { $0 + byteCount(of: $1, min) }
    if values.reduce(names, { $0 + byteCount(of: $1, max) }) > EnvironmentOverFourKilobytes.limit {
      for value in values { _ = findings.decided(value) }
    }
    if size > EnvironmentOverFourKilobytes.limit {
      findings.report(
        .init(
          "the variables take at least \(size) bytes, \(EnvironmentOverFourKilobytes.limit) are allowed",
          at: Label(environment.label(of: "Variables"))))
    }
  }

  /// How many bytes a value takes at least, with the lesser or the greater side of each choice.
  private func byteCount(of value: Value, _ side: (Int, Int) -> Int) -> Int {
    switch value {
    case .scalar(let scalar): scalar.text.utf8.count
    case .text(let text): text.literals.reduce(0) { $0 + $1.utf8.count }
    case .choice(let choice):
      side(byteCount(of: choice.then, side), byteCount(of: choice.otherwise, side))
    case .absent, .parameter, .mapping, .sequence, .unknown: 0
    }
  }

  private static let limit = 4096
}
