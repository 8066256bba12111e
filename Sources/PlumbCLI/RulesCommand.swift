internal import ArgumentParser
internal import PlumbEngine
internal import PlumbSource

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List rules, and test rule packs.",
    subcommands: [RulesListCommand.self, RulesTestCommand.self],
    defaultSubcommand: RulesListCommand.self)
}

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules that apply.")

  @OptionGroup var policy: PolicyOptions
  @OptionGroup var selection: SelectionOptions

  func run() throws {
    let rules = try Checker(policy.choice, selection.choice).rules
    let width = rules.map(\.id.rawValue.count).max() ?? 0
    let lines = rules.map { rule in
      let padding = String(repeating: " ", count: width - rule.id.rawValue.count)
      return "\(rule.id)\(padding)  \(rule.severity)  \(rule.title)\n"
    }
    try writeOutput(Array(lines.joined().utf8))
  }
}

struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of a rule pack.",
    discussion: "Exit status: 0 every example holds; 1 one doesn't; 2 there is no such pack.")

  @Argument(help: "The pack: a file or a built-in name.", completion: .file())
  var pack: String

  @OptionGroup(title: "Output")
  var output: OutputOptions

  func run() throws {
    let report = try PackTest.report(on: pack)
    try output.choice.write(report, failOn: .note)
    let status = FailureThreshold.note.status(of: report)
    if status != .clean { throw status }
  }
}
