import PlumbSource
import Testing

/// Rules about lists that are given when a template is deployed.
struct ListParameterTests {
  private let parameters = """
      List: {Type: CommaDelimitedList, Default: 'a, b'}
      Ports: {Type: List<Number>, Default: '80,443'}
      Zones: {Type: CommaDelimitedList, AllowedValues: [a, b, c]}
    """

  private func verdict(_ check: String, _ value: String) throws -> PackVerdict {
    try PackVerdict(check, value: value, parameters: parameters)
  }

  @Test(arguments: [
    ("size(props.X) == 3", "List"), ("'c' in props.X", "List"),
    ("props.X.exists(x, x == 'c')", "List"), ("props.X.all(x, x == 'a')", "List"),
    ("props.X.all(p, p < 100)", "Ports"),
  ])
  func theDefaultListIsJudged(check: String, parameter: String) throws {
    let findings = try verdict(check, "!Ref \(parameter)").findings
    #expect(findings.map(\.outcome) == [.default])
    #expect(findings.first?.severity == .error)
  }

  @Test(arguments: [
    ("size(props.X) == 2", "List"), ("'a' in props.X", "List"),
    ("props.X.exists(x, x == 'b')", "List"), ("props.X.all(p, p >= 80)", "Ports"),
    ("'a' in props.X", "Zones"), ("size(props.X) > 0", "Zones"),
  ])
  func anyOtherListIsUndecidedAndNamed(check: String, parameter: String) throws {
    let findings = try verdict(check, "!Ref \(parameter)").findings
    #expect(findings.map(\.outcome) == [.undecided])
    #expect(findings.first?.notes.first == "it depends on parameter \(parameter)")
  }

  @Test func anElementThatIsWrittenIsKnown() throws {
    #expect(try verdict("size(props.X) == 2", "[a, !Ref List]").findings.isEmpty)
    #expect(
      try verdict("props.X != 'q'", "!Select [0, !Ref List]").findings.map(\.outcome)
        == [.undecided])
  }
}
