internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ScenariosCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Show the distinct ways a template can be deployed.",
    discussion: """
      Deployments are told apart by the conditions of the template and by the resources they create.

      Exit status: 0 shown; 2 usage or configuration error; 3 a template could not be read; \
      70 internal error.
      """)

  @Argument(help: "Templates, or '-' for standard input.", completion: .file())
  var templates: [String]

  @OptionGroup(title: "Scenarios")
  var scenarios: ScenarioOptions

  @Option(name: .shortAndLong, help: "Output format.")
  var format = Format.table

  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let file = try ConfigurationFile(configuration.choice)
    let scenarios = scenarios.choice
    let choice = try DeploymentChoice(scenarios, file)
    let read = try templates.map { try Template(named: $0) }
    let declared = Set(read.flatMap(\.declaredParameters))
    try UsageError.throwIfAny(choice.undeclaredFixed(among: declared))
    try UsageError.throwIfAny(read.flatMap { choice.refusals(in: $0) })
    let limit = scenarios.maxScenarios ?? ScenarioLimits.standard.evaluationsPerSubject
    let lists = read.map { template in
      (file: template.source.name, list: choice.list(of: template, limit: limit))
    }
    let text =
      switch format {
      case .table: DeploymentTableWriter().text(for: lists)
      case .json: DeploymentJSONWriter().text(for: lists)
      }
    try writeOutput(Array(text.utf8))
  }
}

extension DeploymentChoice {
  /// What is wrong with the values of the deployments that are looked at.
  fileprivate func refusals(in template: Template) -> [Finding] {
    findings(for: template).filter { isRestricted || $0.source === template.source }
  }
}
