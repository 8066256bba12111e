import Testing

struct ParametersFunctionTests {
  @Test(arguments: [
    ("30", "[]"), ("!Ref Days", "['Days']"), ("!Ref Env", "['Env']"), ("!Ref Free", "['Free']"),
    ("!Ref AWS::Region", "[]"), ("!Ref List", "['List']"), ("!Ref R", "[]"),
    ("!Sub '${Free}-${Env}-${AWS::Region}'", "['Free', 'Env']"),
    ("!FindInMap [Sizes, !Ref Env, Days]", "['Env']"),
    ("!If [IsProd, !Ref Days, 3]", "['Days']"), ("[!Ref Days, {A: !Ref Free}]", "['Days', 'Free']"),
    ("!Join ['-', [!Ref Hour, a]]", "['Hour']"),
  ])
  func thoseThatAValueIsMadeOfAreNamed(value: String, names: String) throws {
    let verdict = try PackVerdict("parameters(props.X) == \(names)", value: value)
    #expect(verdict.outcomes == [])
  }

  @Test func aPinnedParameterIsStillNamed() throws {
    let check = "props.X == 'dev' || parameters(props.X) == ['Env']"
    #expect(try PackVerdict(check, value: "!Ref Env").outcomes == [])
  }

  @Test func branchesThatAreNotTakenDoNotCount() throws {
    let verdict = try PackVerdict(
      "props.X == '3' || parameters(props.X) == ['Days']", value: "!If [IsProd, !Ref Days, 3]")
    #expect(verdict.outcomes == [])
  }
}
