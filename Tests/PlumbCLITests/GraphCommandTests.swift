import TestSupport
import Testing

struct GraphCommandTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory([
      "a.yaml": """
      Parameters: {Env: {Type: String, AllowedValues: [dev, prod], Default: dev}}
      Conditions: {IsProd: !Equals [!Ref Env, prod]}
      Resources:
        <script>alert(1)</script>: {Type: AWS::SNS::Topic}
        Copy: {Type: AWS::S3::Bucket, Condition: IsProd}

      """,
      "plumb.yaml": "version: 1\nscenarios: {small: {parameters: {Env: dev}}}\n",
      "no.yaml": "a: b\n",
    ])
  }

  @Test func theDrawingGoesToAFileOrTheOutput() throws {
    let printed = try run("graph", "a.yaml")
    #expect(printed.status == 0)
    #expect(printed.output.hasPrefix("<svg "))
    let written = try run("graph", "a.yaml", "-o", "a.svg")
    #expect(written.output.isEmpty)
    #expect(try directory.text(of: "a.svg") == printed.output)
    #expect(try run("graph", "a.yaml", "-o", "no/a.svg").status == 2)
  }

  @Test(arguments: ["svg", "mermaid"])
  func aNameIsNeverMarkup(format: String) throws {
    let drawing = try run("graph", "a.yaml", "--format", format).output
    #expect(!drawing.contains("<script"))
    #expect(drawing.contains("script"))
  }

  @Test func aScenarioMakesGreyWhatItLacks() throws {
    #expect(try run("graph", "a.yaml").output.contains("if IsProd"))
    let drawing = try run("graph", "a.yaml", "--scenario", "small").output
    #expect(drawing.contains("not created"))
  }

  @Test func whatIsNoTemplateIsNotDrawn() throws {
    #expect(try run("graph", "no.yaml").status == 3)
    #expect(try run("graph", "none.yaml").status == 2)
    #expect(try run("graph", "a.yaml", "--rule", "s3/none").status == 2)
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun(arguments: arguments, in: directory.path)
  }
}
