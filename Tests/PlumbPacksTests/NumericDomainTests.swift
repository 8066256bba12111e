import PlumbSource
import Testing

/// Rules that compare parameters without a list of values.
struct NumericDomainTests {
  private let parameters = """
      Days: {Type: Number, Default: 30, MinValue: 1, MaxValue: 365}
      Any: {Type: Number, Default: 5}
      Sure: {Type: Number, MinValue: 30}
      Little: {Type: Number, MaxValue: 10}
      Months: {Type: Number, AllowedValues: [1, 60], Default: 60}
      Name: {Type: String, MinLength: 3, MaxLength: 20, Default: backups}
      Short: {Type: String, MaxLength: 2, Default: ab}
      Code: {Type: String, AllowedPattern: '[a-z]{4}', Default: abcd}
      Mixed: {Type: String, AllowedPattern: '(?=.*[0-9]).{4}', Default: abc1}
      Level: {Type: String, AllowedPattern: '^(low|high)$', Default: high}
    """

  private func outcomes(_ check: String, _ value: String) throws -> [String] {
    try PackVerdict(check, value: value, parameters: parameters).outcomes
  }

  @Test(arguments: [
    ("props.X >= 30", "!Ref Days", ["open: Days is less than 30"]),
    ("30 <= props.X", "!Ref Days", ["open: Days is less than 30"]),
    ("props.X <= 90", "!Ref Days", ["open: Days is more than 90"]),
    (
      "props.X <= 40 || props.X >= 50", "!Ref Days",
      [
        "open: Days is more than 40 and less than 50"
      ]
    ),
    ("props.X > 1", "!Ref Days", ["open: Days = 1"]),
    ("props.X >= 0.5", "!Ref Days", []), ("props.X > 365", "!Ref Days", ["always"]),
    ("props.X >= 1", "!Ref Any", ["open: Any is less than 1"]),
    ("props.X >= 30", "!Ref Sure", []), ("props.X >= 30", "!Ref Little", ["always"]),
    ("props.X != 7", "!Ref Little", ["open: Little = 7"]),
    ("double(props.X) >= 30.0", "!Ref Days", ["open: Days is less than 30"]),
  ])
  func aNumberIsJudgedOnBothSidesOfABound(
    check: String, value: String, expected: [String]
  ) throws {
    let found = try outcomes(check, value)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("size(props.X) >= 3", "!Ref Name", []), ("size(props.X) > 20", "!Ref Name", ["always"]),
    ("size(props.X) <= 8", "!Ref Name", ["open: Name has at least 9 characters"]),
    ("size(props.X) > 0", "!Ref Short", ["open: Short = ''"]),
    ("size(props.X) != 1", "!Ref Short", ["open: Short has 1 character"]),
    ("size(props.X) == 0", "!Ref Name", ["always"]), ("props.X != ''", "!Ref Name", []),
    ("props.X != ''", "!Ref Code", []), ("props.X != ''", "!Ref Short", ["open: Short = ''"]),
    ("size(props.X) > 3", "!Ref Code", []),
    ("size(props.X) > 3", "!Ref Mixed", ["undecided"]),
    ("props.X.matches('b.*')", "!Ref Name", ["undecided"]),
  ])
  func aTextIsJudgedByItsLength(check: String, value: String, expected: [String]) throws {
    let found = try outcomes(check, value)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("props.X[0] < props.X[1]", "[!Ref Little, !Ref Sure]", []),
    ("props.X[0] > props.X[1]", "[!Ref Little, !Ref Sure]", ["always"]),
    ("props.X[0] <= props.X[1]", "[!Ref Days, !Ref Days]", []),
    (
      "props.X[0] <= props.X[1]", "[!Ref Days, !Ref Months]",
      [
        "some: Days is more than 1, Months = 1", "open: Days is more than 60, Months = 60",
      ]
    ),
  ])
  func twoNumbersAreComparedByTheirBounds(
    check: String, value: String, expected: [String]
  ) throws {
    let found = try outcomes(check, value)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("props.X >= 60", "!Ref Days"), ("props.X < 20 || props.X > 40", "!Ref Days"),
    ("props.X[0] < props.X[1]", "[!Ref Days, !Ref Any]"),
  ])
  func theDefaultIsJudgedFirst(check: String, value: String) throws {
    let verdict = try PackVerdict(check, value: value, parameters: parameters)
    #expect(verdict.findings.first?.outcome == .default)
  }

  @Test func aPatternThatIsAListDeclaresItsValues() throws {
    #expect(try outcomes("props.X == 'high'", "!Ref Level") == ["some: Level = low"])
  }

  @Test func aFindingAboutAnUndeclaredValueIsOneStepLower() throws {
    let open = try PackVerdict("props.X >= 30", value: "!Ref Days", parameters: parameters)
    #expect(open.findings.map(\.severity) == [.warning])
    #expect(open.findings[0].scenario?.parameters.map(\.value) == ["1"])
  }
}
