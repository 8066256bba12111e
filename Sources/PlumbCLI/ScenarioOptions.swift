internal import ArgumentParser

/// A parameter with its value: `Environment=prod`.
struct ParameterArgument: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let setting = SettingArgument(argument: argument) else { return nil }
    name = setting.name
    value = setting.value
  }
}

/// Which deployments of a template are looked at.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("parameter")],
    help: ArgumentHelp(
      "Fix a parameter; without it every value it can have is considered.",
      valueName: "name=value"))
  private var parameter: [ParameterArgument] = []

  @Option(
    name: .customLong("parameters"),
    help: ArgumentHelp(
      "Parameters file as 'aws cloudformation deploy' and CodePipeline take it; each file is "
        + "one scenario.", valueName: "file"), completion: .file())
  private var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only these scenarios of the configuration.", valueName: "name,..."))
  private var scenario: [NameList] = []

  @Option(help: ArgumentHelp("Regions that templates are deployed to.", valueName: "region,..."))
  private var region: [NameList] = []

  @Option(
    help: ArgumentHelp(
      "Stop telling scenarios apart after this many evaluations of a rule on a "
        + "resource; the report says so. (default: 256)", valueName: "count"))
  private var maxScenarios: Int?

  /// What the options say; of a parameter that is given twice, the last value.
  var choice: ScenarioChoice {
    ScenarioChoice(
      fixed: Dictionary(parameter.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
      files: files, scenarios: scenario.flatMap(\.names), regions: region.flatMap(\.names),
      maxScenarios: maxScenarios)
  }

  func validate() throws {
    if let maxScenarios, maxScenarios < 1 {
      throw ValidationError("--max-scenarios takes a number from 1 on")
    }
    if let pseudo = parameter.first(where: { $0.name.hasPrefix("AWS::") }) {
      let isPlace = ["AWS::Partition", "AWS::Region", "AWS::URLSuffix"].contains(pseudo.name)
      let hint = isPlace ? "; use --region" : ""
      throw ValidationError("'\(pseudo.name)' is not a parameter of a template\(hint)")
    }
  }
}
