public import ArgumentParser
public import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource

/// How a report is written.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case full
    case concise
    case json
  }

  enum Color: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never

    /// Whether to colour, by https://no-color.org and https://bixense.com/clicolors.
    func isOn(isTerminal: Bool, environment: (String) -> String?) -> Bool {
      switch self {
      case .always: return true
      case .never: return false
      case .auto: break
      }
      if environment("NO_COLOR").map(\.isEmpty) == false { return false }
      if let force = environment("CLICOLOR_FORCE"), !["", "0"].contains(force) { return true }
      return isTerminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0"
    }
  }

  @Option(name: .shortAndLong, help: "Output format.")
  private var format = Format.full

  @Option(help: "Colour. NO_COLOR and CLICOLOR_FORCE are honoured.")
  private var color = Color.auto

  @Flag(name: .shortAndLong, help: "Print findings only, no summary.")
  private var quiet = false

  var choice: OutputChoice { OutputChoice(format: format, color: color, isQuiet: quiet) }
}

/// How a report is written.
struct OutputChoice: Hashable {
  var format = OutputOptions.Format.full
  var color = OutputOptions.Color.auto
  /// Whether there are findings only, and no summary.
  var isQuiet = false

  /// Writes a report.
  func write(_ report: Report, to stream: Console.Stream = .output) throws(UsageError) {
    try writeOutput(writer.bytes(for: report), to: stream)
  }

  private var writer: any ReportWriter {
    switch format {
    case .full:
      TextWriter(
        isColored: color.isOn(
          isTerminal: Console.isTerminal(.output), environment: Console.environment),
        hasSummary: !isQuiet)
    case .concise: ConciseWriter()
    case .json: JSONWriter()
    }
  }
}

typealias FailureThreshold = Configuration.FailureThreshold

extension Configuration.FailureThreshold: ExpressibleByArgument {
  /// How a run with this report ends.
  func status(of report: Report) -> RunStatus {
    if !report.unreadable.isEmpty { return .unreadable }
    guard let severity else { return .clean }
    return report.hasFinding(atLeast: severity) ? .findings : .clean
  }
}

/// Writes bytes to one of the standard streams.
///
/// If nobody reads them any more nothing is lost but words: a run that fails still fails, so that
/// `plumb check | head` can't pass a gate.
///
/// - Throws: `UsageError` if they can't be written, as on a full disk.
func writeOutput(
  _ bytes: [UInt8], to stream: Console.Stream = .output
) throws(UsageError) {
  if case .failed(let reason) = Console.write(bytes, to: stream) {
    throw UsageError("cannot write the output: \(reason)")
  }
}
