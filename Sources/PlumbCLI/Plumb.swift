internal import ArgumentParser
internal import PlumbEngine

/// The command and its subcommands.
struct Plumb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb",
    abstract: "Check CloudFormation templates in every way they can be deployed.",
    version: ToolVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Check",
        subcommands: [
          CheckCommand.self, ScenariosCommand.self, BaselineCommand.self, MergeCommand.self,
        ]),
      CommandGroup(name: "Show", subcommands: [ReportCommand.self, GraphCommand.self]),
      CommandGroup(name: "Understand", subcommands: [ExplainCommand.self, RulesCommand.self]),
      CommandGroup(name: "Set up", subcommands: [InitCommand.self]),
    ],
    defaultSubcommand: CheckCommand.self)

  /// What can stand after `plumb`.
  static var subcommandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
