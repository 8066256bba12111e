import Foundation
import TestSupport
import Testing

struct FixTests {
  private static let template = """
    # The store
    Resources:
      Store:
        Type: 'AWS::S3::Buckte'  # misspelt
        Properties:
          VersionConfiguration: {Status: Enabled}  # kept
    """ + "\r\n"
  private static let fixed = template.replacing("Buckte", with: "Bucket")
    .replacing("VersionConfiguration", with: "VersioningConfiguration")

  private func text(_ directory: TemporaryDirectory, _ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(filePath: "\(directory.path)/\(name)")), as: UTF8.self)
  }

  @Test func fixesAreWrittenAndTheRestIsReported() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("check", "--fix", "a.yaml", in: directory.path)
    #expect(run.status == 0)
    #expect(run.errors == "Applied 2 fixes in 1 file.\n")
    #expect(run.output.hasPrefix("Checked 1 template"))
    #expect(try text(directory, "a.yaml") == Self.fixed)
    let again = try CommandRun("check", "--fix", "a.yaml", in: directory.path)
    #expect(again.errors.isEmpty)
    #expect(try text(directory, "a.yaml") == Self.fixed)
  }

  @Test func misspeltAttributesOfResourcesAreMended() throws {
    let text = "Resources:\n  Q:\n    Typ: AWS::SQS::Queue\n    Proprties: {DelaySeconds: 5}\n"
    let directory = try TemporaryDirectory(["a.yaml": text])
    _ = try CommandRun(
      "check", "--fix", "--select", "template/", "a.yaml", in: directory.path)
    #expect(
      try self.text(directory, "a.yaml")
        == text.replacing("Typ:", with: "Type:").replacing("Proprties", with: "Properties"))
  }

  @Test func aDifferenceIsShownAndNothingWritten() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("check", "--diff", "a.yaml", in: directory.path)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("--- a.yaml\n+++ a.yaml\n@@ -1,6 +1,6 @@\n # The store\n"))
    #expect(run.output.contains("\n+      VersioningConfiguration: {Status: Enabled}  # kept\r\n"))
    #expect(try text(directory, "a.yaml") == Self.template)
    let clean = try CommandRun("check", "--fix", "--quiet", "a.yaml", in: directory.path)
    #expect(clean.status == 0)
    let none = try CommandRun("check", "--diff", "a.yaml", in: directory.path)
    #expect(none.status == 0 && none.output.isEmpty)
  }

  @Test func standardInputIsFixedToStandardOutput() throws {
    let run = try CommandRun("check", "--fix", "-", input: Self.template)
    #expect(run.output == Self.fixed)
    #expect(run.errors.contains("Applied 2 fixes in 1 file.\n"))
  }

  @Test func whatIsSuppressedIsNotFixed() throws {
    let comment = "# plumb: ignore-file resources/unknown-type -- registered here\n"
    let directory = try TemporaryDirectory(["a.yaml": comment + Self.template])
    _ = try CommandRun("check", "--fix", "a.yaml", in: directory.path)
    #expect(try text(directory, "a.yaml") == comment + Self.template)
  }

  @Test func fixesThatNeedALookAreChosenByRule() throws {
    let names =
      "Resources:\n  Subnet2:\n    Type: AWS::S3::Bucket\n"
      + "Outputs:\n  S: {Value: !Ref Subnet1}\n"
    let directory = try TemporaryDirectory(["a.yaml": names])
    _ = try CommandRun("check", "--fix", "a.yaml", in: directory.path)
    #expect(try text(directory, "a.yaml") == names)
    let run = try CommandRun(
      "check", "--fix", "--unsafe-fixes", "references/", "a.yaml", in: directory.path)
    #expect(run.errors == "Applied 1 fix in 1 file.\n")
    #expect(try text(directory, "a.yaml") == names.replacing("Subnet1", with: "Subnet2"))
    #expect(try CommandRun("check", "--unsafe-fixes", "references/").status == 2)
    #expect(
      try CommandRun("check", "--fix", "--unsafe-fixes", "references/no-such", "-").status == 2)
    #expect(try CommandRun("check", "--fix", "--diff").status == 2)
  }

  @Test func aFixedFileKeepsItsPermissionsAndLinks() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let path = "\(directory.path)/a.yaml"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(directory.path)/b.yaml", withDestinationPath: "a.yaml")
    _ = try CommandRun("check", "--fix", "b.yaml", in: directory.path)
    #expect(try text(directory, "a.yaml") == Self.fixed)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(names.sorted() == ["a.yaml", "b.yaml"])
  }
}
