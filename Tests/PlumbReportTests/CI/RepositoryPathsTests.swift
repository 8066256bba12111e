import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct RepositoryPathsTests {
  private static let paths = RepositoryPaths(
    root: "/home/me/shop", workingDirectory: "/home/me/shop/infra")

  /// The file as GitHub is told of it.
  private static func path(_ name: String, _ paths: RepositoryPaths = paths) -> String {
    let report = Report(findings: [], unreadable: [.init(name: name, reason: "r")])
    let line = GitHubWriter(paths: paths).text(for: report)
    return String(line.dropFirst("::error file=".count).dropLast("::r\n".count))
  }

  @Test(arguments: [
    ("a.yaml", "infra/a.yaml"), ("./a.yaml", "infra/a.yaml"), ("../a.yaml", "a.yaml"),
    ("b/../a.yaml", "infra/a.yaml"), ("/home/me/shop/x/a.yaml", "x/a.yaml"),
    ("/etc/a.yaml", "/etc/a.yaml"), ("../../a.yaml", "/home/me/a.yaml"), ("<stdin>", "<stdin>"),
  ])
  func filesAreSeenFromTheRoot(name: String, path: String) {
    #expect(Self.path(name) == path)
  }

  @Test func withoutARepositoryNamesStay() {
    #expect(Self.path("./a.yaml", RepositoryPaths()) == "./a.yaml")
  }

  @Test(arguments: [
    ("a b.yaml", "infra/a%20b.yaml"), ("é%#?:.yaml", "infra/%C3%A9%25%23%3F%3A.yaml"),
    ("/etc/a.yaml", "file:///etc/a.yaml"), ("<stdin>", "%3Cstdin%3E"),
  ])
  func urisAreEncoded(name: String, uri: String) {
    let report = Report(findings: [], unreadable: [.init(name: name, reason: "r")])
    #expect(SARIFWriter(paths: Self.paths).text(for: report).contains("\"uri\":\"\(uri)\""))
  }
}
