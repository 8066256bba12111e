/// How the command ends; thrown by a command that doesn't end well.
enum RunStatus: Int32, Error {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  case findings = 1
  /// Wrong arguments or configuration.
  case usage = 2
  /// A template could not be read or parsed.
  case unreadable = 3
  /// A bug of the command.
  case internalError = 70
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
}
