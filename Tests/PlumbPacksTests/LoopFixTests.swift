import PlumbEngine
import PlumbFix
import PlumbPacks
import PlumbRules
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

/// A fix in a loop is the line that is written once; one of a mapping's value is that entry.
struct LoopFixTests {
  private static let pack = """
    format: 1
    pack: p
    title: P
    rules:
      - id: days
        title: Too long
        severity: error
        requirement: R
        rationale: R
        remediation: R
        resources: AWS::SQS::Queue
        check: props.DelaySeconds <= 30
        at: DelaySeconds
        message: "'${resource.id}' waits too long"
        fix: {title: wait less, safe: true, set: {DelaySeconds: 30}}
        examples:
          - pass: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 30}}
          - fail: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 60}}
    """

  /// The lines of a template that fixes change, as they are afterwards.
  private func changes(
    _ resources: String, before: String = "", lists: String = "[A, B]"
  ) throws -> [String] {
    let text = """
      Transform: AWS::LanguageExtensions
      \(before)Resources:
        Fn::ForEach::Queues:
          - Name
          - \(lists)
          - Q${Name}: # written once
              Type: AWS::SQS::Queue
      \(resources)
      """
    let (pack, findings) = Pack.load(Source(name: "p.yaml", text: Self.pack))
    #expect(findings.map(\.message) == [])
    let linter = Linter(rules: try #require(pack).rules())
    let check = { (source: Source) in linter.check(Template(source)).findings }
    let source = Source(name: "t.yaml", text: text)
    let fixed = Fixer(check: check).fix(source)
    let result = String(decoding: fixed.source.bytes, as: UTF8.self)
    // The laws: what is fixed parses, nothing has come, and there is nothing more to do.
    #expect(Tree.parse(fixed.source).findings.map(\.message) == [])
    #expect(check(fixed.source).count <= check(source).count)
    #expect(Fixer(check: check).fix(fixed.source).source === fixed.source)
    let old = text.split(separator: "\n")
    return result.split(separator: "\n").filter { !old.contains($0) }.map(String.init)
  }

  @Test(arguments: [
    ("        Properties: {DelaySeconds: 60}", "        Properties: {DelaySeconds: 30}"),
    ("        Properties:\n          DelaySeconds: '60'", "          DelaySeconds: '30'"),
  ])
  func aBodyIsMendedOnceForAllRounds(body: String, mended: String) throws {
    #expect(try changes(body) == [mended])
  }

  @Test func aBodyThatIsRightInOneRoundIsLeftAlone() throws {
    let names = "        Properties: {DelaySeconds: !Ref Name}"
    #expect(try changes(names, lists: "['10', '60']") == [])
    #expect(
      try changes("        Properties: {DelaySeconds: !Sub '${Name}'}", lists: "['10', '60']") == []
    )
  }

  @Test func entriesOfMappingsAreMendedForTheRoundsThatHaveThem() throws {
    let mapping = """
      Mappings:
        Delays:
          A: {Seconds: 60}  # kept
          B: {Seconds: 10}
          C: {Seconds: 90}

      """
    let body = "        Properties: {DelaySeconds: !FindInMap [Delays, !Ref Name, Seconds]}"
    #expect(
      try changes(body, before: mapping, lists: "[A, B, C]")
        == ["    A: {Seconds: 30}  # kept", "    C: {Seconds: 30}"])
  }

  @Test func anEntryIsMendedInEachDeploymentThatHasIt() throws {
    let before = """
      Parameters:
        Environment: {Type: String, AllowedValues: [dev, test, prod]}
      Mappings:
        Delays:
          dev: {Seconds: '20'}
          test: {Seconds: '60'}
          prod: {Seconds: "90"}

      """
    let body = "        Properties: {DelaySeconds: !FindInMap [Delays, !Ref Environment, Seconds]}"
    #expect(
      try changes(body, before: before)
        == ["    test: {Seconds: '30'}", "    prod: {Seconds: \"30\"}"])
  }
}
