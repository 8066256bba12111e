internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles

struct InitCommand: ParsableCommand {
  enum CI: String, CaseIterable, ExpressibleByArgument {
    case github
    case gitlab
    case codebuild
    case none
  }

  enum Example: String, CaseIterable, ExpressibleByArgument {
    case backup
  }

  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write plumb.yaml, a hook for pre-commit and a file for CI.",
    discussion: """
      Writes them at the root of the repository around the working directory, or into the working \
      directory if there is none. What a .cfnlintrc says is carried over, as far as it can be. Files that \
      exist stay as they are; the hook is added to those that .pre-commit-config.yaml has.

      Exit status: 0 written, or there before; 2 usage error, or a file can't be written; \
      70 internal error.
      """)

  @Option(
    help: """
      The CI service to write a file for; unless it is given, those of which there are signs: .github, \
      .gitlab-ci.yml, buildspec.yml, or the repository's address.
      """)
  var ci: CI?

  @Option(help: "Also write this example into a directory of its name.")
  var example: Example?

  @Flag(help: "Replace files that exist, .pre-commit-config.yaml excepted.")
  var force = false

  func run() throws {
    var setup = Setup(replaces: force)
    try setup.writeConfiguration()
    try setup.addHook()
    for service in ci.map({ [$0] }) ?? setup.detectedServices { try setup.write(service) }
    if example == .backup { try setup.writeBackupExample() }
    try writeOutput(Array(setup.report.utf8))
  }
}
