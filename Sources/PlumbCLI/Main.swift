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
      var command = try command(for: Array(CommandLine.arguments.dropFirst()))
      try command.run()
      return .clean
    } catch let status as RunStatus {
      return status
    } catch let error as UsageError {
      for problem in error.problems { Console.complain("error: " + problem) }
      return .usage
    } catch {
      return report(error)
    }
  }

  /// What the arguments ask for.
  ///
  /// A plain check is read without the commands around it, which is a quarter of the instructions of
  /// a short run; what isn't one is read again in full.
  private static func command(for arguments: [String]) throws -> any ParsableCommand {
    let name = arguments.first ?? CheckCommand.name
    if name == CheckCommand.name || !(Plumb.subcommandNames + ["help"]).contains(name) {
      let rest = arguments.dropFirst(name == CheckCommand.name ? 1 : 0)
      if let check = try? CheckCommand.parse(Array(rest)) { return check }
    }
    return try Plumb.parseAsRoot(arguments)
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
