internal import ArgumentParser
internal import PlumbFiles

@main
enum Main {
  /// Synchronous: an asynchronous main costs a static executable 5.5 ms at its end.
  static func main() {
    Console.ignoreBrokenPipes()
    Console.exit(run().rawValue)
  }

  private static func run() -> RunStatus {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let check = check(arguments) {
        try check.run()
      } else {
        var command = try Plumb.parseAsRoot(arguments)
        try command.run()
      }
      return .clean
    } catch let status as RunStatus {
      return status
    } catch let error as UsageError {
      error.complain()
      return .usage
    } catch {
      return report(error)
    }
  }

  /// What the arguments of a check ask for; nil if they ask for anything else.
  ///
  /// They are read without the commands around it, which is quicker; what isn't a check is read again
  /// in full.
  private static func check(_ arguments: [String]) -> CheckRequest? {
    guard let rest = checkArguments(arguments) else { return nil }
    return CheckRequest(plain: rest) ?? (try? CheckCommand.request(rest))
  }

  /// The arguments of a check; nil if another command is named.
  private static func checkArguments(_ arguments: [String]) -> [String]? {
    guard let name = arguments.first else { return [] }
    if name == CheckCommand.name { return Array(arguments.dropFirst()) }
    return (Plumb.subcommandNames + ["help"]).contains(name) ? nil : arguments
  }

  /// Tells of help that was asked for, of wrong arguments, and of anything unforeseen.
  private static func report(_ error: any Error) -> RunStatus {
    let message = Plumb.fullMessage(for: error)
    switch Plumb.exitCode(for: error) {
    case .success:
      Console.write(Array((message + "\n").utf8), to: .output)
      return .clean
    // ArgumentParser's own status for wrong arguments is 64.
    case .validationFailure:
      Console.complain(message)
      return .usage
    default:
      Console.complain("internal error: \(error)")
      return .internalError
    }
  }
}
