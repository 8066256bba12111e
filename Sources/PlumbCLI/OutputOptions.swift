public import ArgumentParser
public import PlumbEngine
internal import PlumbFiles
internal import PlumbSource

/// How a report is written.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case full
    case concise
    case json
    case sarif
    case junit
    case gitlab
    case github
    case azure
    case checkstyle
    case tap
    case markdown
  }

  /// A report in a file: `sarif=out.sarif`.
  struct File: Hashable, ExpressibleByArgument {
    let format: Format
    let path: String

    init?(argument: String) {
      guard let setting = SettingArgument(argument: argument), !setting.value.isEmpty,
        let format = Format(rawValue: setting.name)
      else { return nil }
      self.format = format
      path = setting.value
    }
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

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write a report to a file as well; may be given several times.", valueName: "format=file"))
  private var output: [File] = []

  @Flag(
    help: "Write suppressed findings to SARIF too, marked as such; GitHub doesn't read the mark.")
  private var sarifSuppressed = false

  @Option(help: "Colour. NO_COLOR and CLICOLOR_FORCE are honoured.")
  private var color = Color.auto

  @Flag(name: .shortAndLong, help: "Print findings only, no summary.")
  private var quiet = false

  @Flag(help: "Count the findings of each rule instead of listing them; as text or JSON.")
  private var statistics = false

  func validate() throws {
    if statistics, ![.full, .concise, .json].contains(format) {
      throw ValidationError("--statistics is for the formats full, concise and json")
    }
  }

  var choice: OutputChoice {
    OutputChoice(
      format: format, files: output, color: color, isQuiet: quiet,
      hasSuppressed: sarifSuppressed, isCounted: statistics)
  }
}

typealias FailureThreshold = Configuration.FailureThreshold

extension Configuration.FailureThreshold: ExpressibleByArgument {
  /// How a run with this report ends.
  func status(of report: Report) -> RunStatus {
    RunStatus(
      Set(report.findings.map(\.severity)), hasUnreadable: !report.unreadable.isEmpty,
      failOn: severity)
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

/// Writes bytes to a file, or to the standard output where there is no path.
///
/// - Throws: `UsageError` if they can't be written.
func writeOutput(_ bytes: [UInt8], to path: String?) throws(UsageError) {
  guard let path else { return try writeOutput(bytes) }
  do throws(FileError) {
    try OutputFile.write(bytes, to: path)
  } catch {
    throw UsageError(error.description)
  }
}
