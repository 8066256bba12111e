import PlumbSource
import Testing

/// Expressions about collections that meet something else.
struct CollectionReadingTests {
  @Test(arguments: [
    "props.X.map(k, k).size() == 0", "props.X.filter(k, k == 'a').size() == 0",
    "!props.X.exists(k, k == 'a')", "props.X.all(k, k == 'a')",
  ])
  func aTextHasNoElements(check: String) throws {
    for value in ["!Ref Free", "!Sub '${AWS::StackName}-a'", "!Sub 'a-${R.Arn}'"] {
      let findings = try PackVerdict(check, value: value).findings
      #expect(findings.isEmpty, "\(value): \(findings.map(\.message))")
    }
  }

  /// That of a custom resource can be a list or a map.
  @Test func anAttributeMayHaveSome() throws {
    let verdict = try PackVerdict("!props.X.exists(k, k == 'a')", value: "!GetAtt R.Settings")
    #expect(verdict.findings.map(\.outcome) == [.undecided])
  }
}
