import PlumbFiles
import TestSupport
import Testing

struct TemplateSearchTests {
  @Test func candidatesAreFoundInTheOrderOfTheirPaths() throws {
    let directory = try TemporaryDirectory([
      "b.yaml": "", "a/z.json": "", "a/y.YML": "", "a-b.template": "", "c.cfn": "", "a/n.txt": "",
      "yaml": "", "é.yml": "",
    ])
    let search = TemplateSearch(in: directory.path)
    #expect(
      search.paths.map { $0.dropFirst(directory.path.count + 1) } == [
        "a-b.template", "a/y.YML", "a/z.json", "b.yaml", "c.cfn", "é.yml",
      ])
    #expect(search.failures.isEmpty)
  }

  @Test func hiddenAndForeignDirectoriesAreSkipped() throws {
    let directory = try TemporaryDirectory([
      ".git/a.yaml": "", ".build/a.yaml": "", "node_modules/x/a.yaml": "", ".a.yaml": "",
    ])
    #expect(TemplateSearch(in: directory.path).paths == [directory.path + "/.a.yaml"])
  }

  @Test func linksToFilesAreFollowedAndThoseToDirectoriesAreNot() throws {
    let directory = try TemporaryDirectory(["d/a.yaml": ""])
    try directory.link("d/loop", to: "..")
    try directory.link("self.yaml", to: "self.yaml")
    try directory.link("lost.yaml", to: "nowhere")
    try directory.link("b.yaml", to: "d/a.yaml")
    let search = TemplateSearch(in: directory.path)
    #expect(search.paths == [directory.path + "/b.yaml", directory.path + "/d/a.yaml"])
    #expect(search.failures.isEmpty)
  }

  @Test func pathsBeginAsTheDirectoryWasWritten() throws {
    let directory = try TemporaryDirectory(["a.yaml": ""])
    #expect(TemplateSearch(in: directory.path + "/").paths == [directory.path + "/a.yaml"])
  }

  @Test func aDirectoryThatCannotBeReadIsAFailure() throws {
    let directory = try TemporaryDirectory(["a.yaml": ""])
    let search = TemplateSearch(in: directory.path + "/none")
    #expect(search.paths.isEmpty)
    #expect(search.failures.map(\.code) == [.notFound])
  }
}
