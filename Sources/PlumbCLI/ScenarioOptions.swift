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
        + "one scenario.", valueName: "file"))
  var files: [String] = []

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
  var maxScenarios: Int?

  /// The fixed parameters; of one that is given twice, the last value.
  var fixed: [String: String] {
    Dictionary(parameter.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The names of scenarios, in the order given.
  var scenarios: [String] { scenario.flatMap(\.names) }

  /// The regions in the order given; empty if none were.
  var regions: [String] { region.flatMap(\.names) }

  func validate() throws {
    if let maxScenarios, maxScenarios < 1 {
      throw ValidationError("--max-scenarios takes a number from 1 on")
    }
    if let pseudo = parameter.first(where: { $0.name.hasPrefix("AWS::") }) {
      let hint = pseudo.name == "AWS::Region" ? "; use --region" : ""
      throw ValidationError("'\(pseudo.name)' is not a parameter of a template\(hint)")
    }
  }
}
