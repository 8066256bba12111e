internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles
internal import PlumbGraph
internal import PlumbReport
internal import PlumbSource
internal import PlumbTemplate

struct GraphCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg
    case dot
    case mermaid
  }

  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw a template's resources and what refers to what.",
    discussion: """
      Findings are marked on the boxes. What the deployments that -p, --parameters, --scenario and \
      --region choose don't create is grey. More than \(ResourceMap.maximumBoxes) resources are drawn \
      by type, unless --all is given.

      Exit status: 0 drawn; 2 usage or configuration error; 3 the template could not be read; \
      70 internal error.
      """)

  @Argument(help: "A template, or '-' for standard input.", completion: .file())
  var template: String

  @Option(name: .shortAndLong, help: "Output format.")
  var format = Format.svg

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, not to the standard output.", valueName: "file"))
  var output: String?

  @Option(help: "Only the resources that this rule reports, and those around them.")
  var rule: String?

  @Flag(help: "A box for every resource, however many there are.")
  var all = false

  @OptionGroup var judgement: JudgementOptions

  func run() throws {
    let template = try Template(named: template)
    let checker = try Checker(judgement.policy, judgement.selection, judgement.scenarios)
    let rule = try rule.map { try checker.explanation(of: $0).0.id }
    let checked = checker.check(template.source, template)
    let map = ResourceMap(
      template, in: checker.deployments(of: template), findings: checked.report.findings, of: rule)
    let diagram = map.diagram(isWhole: all)
    let text =
      switch format {
      case .svg: SVGWriter().text(for: diagram)
      case .dot: DOTWriter().text(for: diagram)
      case .mermaid: MermaidWriter().text(for: diagram)
      }
    try writeOutput(Array(text.utf8), to: output)
  }
}
