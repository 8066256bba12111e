import PlumbFiles
import PlumbSource
import TestSupport
import Testing

struct SourceFileTests {
  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 200_000])
  func aFileIsReadInFull(size: Int) throws {
    let text = String(repeating: "x", count: size)
    let directory = try TemporaryDirectory(["a.yaml": text])
    let source = try Source(contentsOf: directory.path + "/a.yaml")
    #expect(source.bytes == Array(text.utf8))
    #expect(source.name == directory.path + "/a.yaml")
  }

  @Test func aFileAtTheLimitIsReadAndALargerOneIsNot() throws {
    let directory = try TemporaryDirectory(["a.yaml": "12345"])
    let path = directory.path + "/a.yaml"
    #expect(try Source(contentsOf: path, sizeLimit: 5).bytes.count == 5)
    let error = try #require(throws: FileError.self) {
      try Source(contentsOf: path, sizeLimit: 4)
    }
    #expect(error.code == .tooLarge)
    #expect(error.description == "'\(path)' is larger than the limit of 4 bytes")
  }

  @Test func anEndlessFileEndsAtTheLimit() throws {
    let error = try #require(throws: FileError.self) {
      try Source(contentsOf: "/dev/zero", sizeLimit: 100_000)
    }
    #expect(error.code == .tooLarge)
  }

  @Test(arguments: [
    ("/none", FileError.Code.notFound, "no file '/none'"),
    ("/dev/null/a", .notFound, "no file '/dev/null/a'"), ("/", .isDirectory, "'/' is a directory"),
  ])
  func theErrorNamesTheFile(path: String, code: FileError.Code, description: String) throws {
    let error = try #require(throws: FileError.self) { try Source(contentsOf: path) }
    #expect(error.code == code)
    #expect(error.description == description)
  }

  @Test func aPathIsAFileOrADirectory() throws {
    #expect(try PathKind(of: "/") == .directory)
    #expect(try PathKind(of: "/dev/null") == .file)
    #expect(throws: FileError.self) { try PathKind(of: "/none") }
  }
}
