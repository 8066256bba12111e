import PlumbTemplate
import Testing

/// Region, partition and URL suffix, which belong together.
struct LocationTests {
  private let template = Template(
    text: """
      Parameters:
        Home: {Type: String, AllowedValues: [eu-west-1, cn-north-1], Default: eu-west-1}
      Conditions:
        InBeijing: !Equals [!Ref AWS::Region, cn-north-1]
        InChina: !Equals [!Ref AWS::Partition, aws-cn]
        HasPlainSuffix: !Equals [!Ref AWS::URLSuffix, amazonaws.com]
        AtHome: !Equals [!Ref AWS::Region, !Ref Home]
      Resources: {R: {Type: T}}
      """)

  /// The truth of every condition in each state that is left when all are decided.
  private func leaves(_ state: ScenarioState, _ names: [String]) -> [String] {
    for name in names {
      guard case .unknown(let unknown) = Scenario(template, state).condition(name),
        let split = unknown.split
      else { continue }
      return state.refined(by: split, in: template).flatMap { leaves($0, names) }
    }
    let scenario = Scenario(template, state)
    return [names.map { describe(scenario.condition($0)) }.joined(separator: " ")]
  }

  private func regions(_ names: String...) throws -> ScenarioState {
    try #require(ScenarioState().restricting("AWS::Region", to: names, in: template))
  }

  @Test(arguments: [
    ("us-east-1", "aws", "amazonaws.com"), ("ap-southeast-5", "aws", "amazonaws.com"),
    ("cn-northwest-1", "aws-cn", "amazonaws.com.cn"),
    ("us-gov-west-1", "aws-us-gov", "amazonaws.com"), ("us-iso-east-1", "aws-iso", "c2s.ic.gov"),
    ("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"),
    ("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"),
    ("eusc-de-east-1", "aws-eusc", "amazonaws.eu"),
  ])
  func partitionAndSuffixFollowTheRegion(region: String, partition: String, suffix: String) throws {
    let state = try regions(region)
    let domains = try ["AWS::Partition", "AWS::URLSuffix"].map {
      describe(state.domain(of: try template.number(of: $0), in: template))
    }
    #expect(domains == ["{\(partition)}", "{\(suffix)}"])
  }

  @Test func aRegionOfChinaIsInThePartitionOfChina() throws {
    let state = try regions("eu-west-1", "cn-north-1")
    #expect(leaves(state, ["InBeijing", "InChina"]) == ["true true", "false false"])
    #expect(leaves(state, ["InChina", "InBeijing"]) == ["true true", "false false"])
  }

  @Test func regionsOfOnePartitionDecideIt() throws {
    #expect(
      leaves(try regions("eu-west-1", "us-east-1"), ["InChina", "HasPlainSuffix"]) == ["false true"]
    )
  }

  @Test func withoutRegionsWhatASplitImpliesHolds() {
    let all = ScenarioState()
    #expect(
      Set(leaves(all, ["InBeijing", "InChina"])) == ["true true", "false true", "false false"])
    #expect(
      Set(leaves(all, ["InChina", "InBeijing"])) == ["true true", "true false", "false false"])
    #expect(
      Set(leaves(all, ["InChina", "HasPlainSuffix"])) == [
        "true false", "false true", "false false",
      ])
  }

  @Test func aPartitionRestrictsTheRegions() throws {
    let state = try #require(
      try regions("eu-west-1", "us-gov-west-1", "cn-north-1")
        .restricting("AWS::URLSuffix", to: ["amazonaws.com"], in: template))
    let region = try template.number(of: "AWS::Region")
    #expect(describe(state.domain(of: region, in: template)) == "{eu-west-1, us-gov-west-1}")
  }

  @Test func aParameterThatIsTheRegionDecidesThePartition() {
    #expect(
      Set(leaves(ScenarioState(), ["AtHome", "InChina", "InBeijing"])).isSuperset(
        of: ["true true true", "true false false"]))
    #expect(
      !leaves(ScenarioState(), ["AtHome", "InChina", "InBeijing"]).contains("true true false"))
  }

  @Test func everyRegionIsNamedOnce() {
    #expect(Region.names.count == Set(Region.names).count)
    #expect(Set(Region.names.map { Region($0).partition }).count == 8)
  }

  @Test(arguments: [
    ("{Type: String, AllowedValues: [a, b]}", "c", "'c' is not among the AllowedValues of P"),
    ("{Type: Number, MinValue: 3}", "2", "'2' is below the MinValue of P"),
    ("{Type: Number, MaxValue: 3}", "4", "'4' is above the MaxValue of P"),
    ("{Type: Number}", "x", "'x' is no number, as is the type of P"),
    ("{Type: String, MinLength: 2}", "a", "'a' is shorter than the MinLength of P"),
    ("{Type: String, MaxLength: 2}", "abc", "'abc' is longer than the MaxLength of P"),
    ("{Type: String, AllowedPattern: '[a-z]+'}", "A", "'A' does not match the AllowedPattern of P"),
    (
      "{Type: CommaDelimitedList, AllowedValues: [a, b]}", "a,c",
      "'a,c' is not among the AllowedValues of P"
    ),
    (
      "{Type: String, NoEcho: true, MinLength: 9}", "hush",
      "the value is shorter than the MinLength of P"
    ),
    ("{Type: CommaDelimitedList, AllowedValues: [a, b]}", "b,a", nil),
    ("{Type: 'List<Number>'}", "1,2", nil), ("{Type: String}", "", nil),
  ])
  func aDeclarationObjectsToAValue(declaration: String, value: String, message: String?) throws {
    let template = Template(text: "Parameters: {P: \(declaration)}\nResources: {R: {Type: T}}")
    let parameter = try #require(template.parameter("P"))
    #expect(parameter.objection(to: ParameterValue(value))?.message == message)
  }
}
