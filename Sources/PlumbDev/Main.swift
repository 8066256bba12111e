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
    case "generate" where arguments.count == 1:
      try GenerateCommand.run(in: try Repository(root: "."))
    case "new-rule" where arguments.count == 2:
      try NewRuleCommand(arguments[1]).run(in: try Repository(root: "."))
    case "schemas" where arguments.count == 2: try SchemasCommand.run(arguments[1])
    default: throw DevError(usage)
    }
  }

  private static let usage = """
    one of
      plumb-dev generate         brings the list of rules, their pages and the stack's JSON up to date
      plumb-dev new-rule ID      writes the two files of a rule, such as s3/bucket-acl-is-public
      plumb-dev schemas FOLDER   builds the schema pack from an installed cfn-lint's folder 'cfnlint'
    """
}
