internal import PlumbFiles
internal import PlumbSource

/// How the command ends; thrown by a command that doesn't end well.
struct RunStatus: Error, Hashable {
  let rawValue: Int32

  /// Nothing at or above `--fail-on`.
  static let clean = RunStatus(rawValue: 0)
  static let findings = RunStatus(rawValue: 1)
  /// Wrong arguments or configuration.
  static let usage = RunStatus(rawValue: 2)
  /// A template could not be read or parsed.
  static let unreadable = RunStatus(rawValue: 3)
  /// A bug of the command.
  static let internalError = RunStatus(rawValue: 70)

  /// How a run with findings of some severities ends.
  init(_ severities: Set<Severity>, hasUnreadable: Bool, failOn: Severity?) {
    if hasUnreadable {
      self = .unreadable
    } else {
      self = failOn.map { severities.contains(where: $0.isAtMost) } == true ? .findings : .clean
    }
  }

  /// How cfn-lint ends: 2 for errors, 4 for warnings and 8 for notes, added up; a template that can't be
  /// read is an error.
  ///
  /// https://github.com/aws-cloudformation/cfn-lint#exit-codes
  static func linter(
    _ severities: Set<Severity>, hasUnreadable: Bool, failOn: Severity?
  ) -> RunStatus {
    guard let failOn else { return .clean }
    let all = hasUnreadable ? severities.union([.error]) : severities
    return RunStatus(
      rawValue: all.filter(failOn.isAtMost).reduce(0) { $0 + $1.linterStatus })
  }

  private init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}

extension Severity {
  fileprivate func isAtMost(_ other: Severity) -> Bool { self <= other }

  fileprivate var linterStatus: Int32 {
    switch self {
    case .error: 2
    case .warning: 4
    case .note: 8
    }
  }
}

/// What is wrong with the arguments or the configuration.
struct UsageError: Error {
  /// One line each, without a full stop.
  let problems: [String]

  init(_ problems: [String]) {
    self.problems = problems
  }

  init(_ problem: String) {
    self.init([problem])
  }

  /// Says on the standard error what is wrong.
  func complain() {
    for problem in problems { Console.complain("error: " + problem) }
  }
}
