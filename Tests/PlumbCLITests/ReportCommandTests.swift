import Foundation
import TestSupport
import Testing

struct ReportCommandTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory([
      "good.yaml": "Resources:\n  Bucket: {Type: AWS::S3::Bucket}\n",
      "bad.yaml": """
      Parameters: {Env: {Type: String, AllowedValues: [dev, '<img onerror=x>'], Default: dev}}
      Conditions: {IsProd: !Equals [!Ref Env, '<img onerror=x>']}
      Resources:
        <script>alert(1)</script>: {Type: AWS::S3::Bucket}
        Key: {Type: AWS::KMS::Key, Condition: IsProd, Properties: {'<b>': !Ref '</style><script>'}}
        Bucket:
          Type: AWS::S3::Bucket
          Properties:
            # plumb: ignore resources/unknown-property -- ticket <12>
            BucketNam: x

      """,
      "never.yaml": """
      Rules: {Never: {Assertions: [{Assert: !Equals [a, b]}]}}
      Resources: {Bucket: {Type: AWS::S3::Bucket}}

      """,
      "broken.json": "{\"Resources\": {",
      "strict.yaml": """
      format: 1
      pack: strict
      title: Strict
      rules:
      - id: bucket-without-name
        title: Bucket has no name
        severity: error
        requirement: Buckets can be told apart
        rationale: Nobody knows them otherwise.
        remediation: Set BucketName.
        resources: AWS::S3::Bucket
        check: has(props.BucketName)
        message: "Bucket '${resource.id}' has no name"

      """,
    ])
  }

  @Test func theVerdictIsInPlainWords() throws {
    let page = try run("report", "good.yaml").output
    #expect(page.contains("Yes: nothing is wrong that would be wrong in any template."))
    #expect(page.contains("It was held to no requirements of your own"))
    let strict = try run("report", "good.yaml", "--policy", "strict.yaml")
    #expect(strict.status == 0)
    #expect(strict.output.contains("No: 1 of 2 requirements is not met."))
    #expect(strict.output.contains("Buckets can be told apart"))
  }

  @Test(arguments: ["html", "markdown"])
  func nothingInATemplateIsMarkup(format: String) throws {
    let page = try run("report", "bad.yaml", "--format", format).output
    #expect(page.contains("&lt;script&gt;"))
    for text in ["<script", "<img", "<b>'"] {
      #expect(!page.contains(text), "\(text)")
    }
  }

  @Test func acceptedRisksHaveTheirReasons() throws {
    let page = try run("report", "bad.yaml").output
    #expect(page.contains("ticket &lt;12&gt;"))
    #expect(page.contains("for ever"))
  }

  @Test func whatIsBilledWithoutUseIsListedWithItsPriceList() throws {
    let page = try run("report", "bad.yaml").output
    #expect(page.contains("Billed even when idle"))
    #expect(page.contains("https://aws.amazon.com/kms/pricing/"))
    #expect(page.contains(", if IsProd"))
    #expect(try !run("report", "good.yaml").output.contains("Billed even when idle"))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let arguments = ["report", "bad.yaml", "good.yaml", "--policy", "backup"]
    let first = try CommandRun(arguments: arguments, in: directory.path).output
    #expect(try CommandRun(arguments: arguments, in: directory.path).output == first)
  }

  @Test func anEarlierRunIsComparedWith() throws {
    let earlier = try run("check", "--policy", "strict.yaml", "--format", "json", "good.yaml")
      .output
    let other = try TemporaryDirectory(["old.json": earlier])
    let old = other.path + "/old.json"
    let better = try run("report", "good.yaml", "--compare", old, "--format", "markdown").output
    #expect(better.contains("0 new findings, 1 gone, 0 as before"))
    #expect(better.contains("- better: Bucket 'Bucket' has no name (good.yaml)"))
    let same = try run(
      "report", "good.yaml", "--policy", "strict.yaml", "--compare", old, "--format", "markdown")
    #expect(same.output.contains("Nothing has changed since"))
    #expect(try run("report", "good.yaml", "--compare", "strict.yaml").status == 2)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let page = try run("report", "broken.json", "-o", "page.html")
    #expect(page.status == 3)
    #expect(try directory.text(of: "page.html").contains("This file cannot be judged"))
    #expect(try run("report", "none.yaml").status == 2)
  }

  @Test func whatCannotBeDeployedIsNotCalledGood() throws {
    let page = try run("report", "never.yaml").output
    #expect(page.contains("Nothing can be said: no deployment"))
    #expect(try run("report", "good.yaml", "--select", "rds/").output.contains("Yes:") == false)
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments: arguments, in: directory.path)
  }
}

/// Holds the pages in `Docs/Reports` to what the command writes.
struct ReportPageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Only the packs' rules, so that the pages don't change with every rule that is added.
  @Test(arguments: [("template.yaml", "reference.html"), ("broken.yaml", "broken.html")])
  func pagesAreFresh(template: String, page: String) throws {
    let written = try CommandRun(
      "report", "examples/backup/\(template)", "--isolated", "--select", "aws/,backup/",
      in: Self.root.path())
    let file = Self.root.appending(path: "Docs/Reports/\(page)")
    let isFresh = try isRecorded(written.output.utf8, in: file)
    #expect(isFresh, "UPDATE_SPECS=1 swift test --filter ReportPageTests writes it")
  }
}
