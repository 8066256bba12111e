internal import Foundation

/// The maintainers' commands, see CONTRIBUTING.md.
@main
enum Main {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "schemas" where arguments.count == 2: try SchemasCommand.run(arguments[1])
    default: throw DevError(usage)
    }
  }

  private static let usage = """
    one of
      plumb-dev schemas FOLDER   builds the schema pack from an installed cfn-lint's folder 'cfnlint'
    """
}
