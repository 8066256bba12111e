internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource

struct ReportCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report for owners and auditors.",
    discussion: """
      One HTML file that loads nothing: the verdict in plain words, requirements by deployment, a map \
      of the resources, findings with what to do, accepted risks, and what was checked. As Markdown, \
      a shorter one for a pull request.

      Exit status: 0 written, whatever it says; 2 usage or configuration error; 3 a template could \
      not be read; 70 internal error.
      """)

  @Argument(help: "Templates, or '-' for standard input.", completion: .file())
  var templates: [String]

  @Option(name: .shortAndLong, help: "Output format.")
  var format = Format.html

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file, not to the standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Say what has changed since this output of 'plumb check --format json'.", valueName: "file"))
  var compare: String?

  @OptionGroup var judgement: JudgementOptions

  func run() throws {
    let checker = try Checker(judgement.policy, judgement.selection, judgement.scenarios)
    let sources = try templates.map { try Source(named: $0) }
    var assessment = try Assessor(checker).assessment(of: sources)
    if let compare {
      let earlier = try Source(named: compare)
      do throws(ComparisonError) {
        assessment.comparison = try Comparison(assessment.findings, since: earlier)
      } catch {
        throw UsageError(error.description)
      }
    }
    let text =
      switch format {
      case .html: HTMLPage().text(for: assessment)
      case .markdown: MarkdownPage().text(for: assessment)
      }
    try writeOutput(Array(text.utf8), to: output)
    let unreadable = assessment.templates.compactMap(\.unreadable)
    for reason in unreadable { Console.complain("error: " + reason) }
    if !unreadable.isEmpty { throw RunStatus.unreadable }
  }
}
