import Testing

@testable import PlumbCLI

/// The short way to read arguments must give what ArgumentParser gives, or nothing.
struct CheckRequestTests {
  @Test(arguments: [
    [], ["a.yaml"], ["a.yaml", "b", "--isolated"],
    ["--policy", "backup,own.yaml", "a", "--policy", "c"],
    ["--format", "json", "-q", "a"], ["-f", "concise", "--quiet"], ["help"],
  ])
  func plainArgumentsMeanTheSame(arguments: [String]) throws {
    #expect(CheckRequest(plain: arguments) == (try CheckCommand.request(arguments)))
  }

  @Test(arguments: [
    ["-"], ["--"], ["--help"], ["--format"], ["--format", "yaml"], ["--format=json"], ["--policy"],
    ["--policy", "a,,b"], ["--policy", "--isolated"], ["--fail-on", "note"], ["--config", "c"],
    [""],
  ])
  func allElseIsLeftToArgumentParser(arguments: [String]) {
    #expect(CheckRequest(plain: arguments) == nil)
  }
}
