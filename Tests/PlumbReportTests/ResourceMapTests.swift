import PlumbEngine
import PlumbGraph
import PlumbReport
import PlumbSource
import PlumbTemplate
import Testing

struct ResourceMapTests {
  private let template = Template(
    Source(
      name: "a.yaml",
      text: """
        Parameters: {Env: {Type: String, AllowedValues: [dev, prod], Default: dev}}
        Conditions: {IsProd: !Equals [!Ref Env, prod]}
        Resources:
          Topic: {Type: AWS::SNS::Topic, DependsOn: Bucket}
          Copy: {Type: AWS::S3::Bucket, Condition: IsProd}
          Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub '${Topic}${Topic.TopicName}'}}
          Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmActions: [!Ref Topic, !Ref Alarm]}}
        """))

  @Test func resourcesStandByTheirRoles() {
    let diagram = map().diagram()
    #expect(diagram.title == "a.yaml: 4 resources")
    #expect(diagram.boxes.map(\.title) == ["Topic", "Copy", "Bucket", "Alarm"])
    #expect(diagram.groups == ["Schedules and messages", "Storage", "Logs and alarms"])
  }

  @Test func anArrowStandsForAllReferencesBetweenTwoResources() {
    #expect(
      map().diagram().arrows == [
        .init(from: 0, to: 2, isDashed: true), .init(from: 2, to: 0), .init(from: 3, to: 0),
      ])
  }

  @Test(arguments: [
    (nil, Diagram.Presence.possible("if IsProd")), ("dev", .absent), ("prod", .certain),
  ])
  func whatNoChosenDeploymentCreatesIsAbsent(value: String?, presence: Diagram.Presence) {
    var choice = DeploymentChoice()
    choice.fixed = value.map { ["Env": $0] } ?? [:]
    #expect(map(choice).diagram().boxes[1].presence == presence)
  }

  @Test func findingsAreCountedOnTheirResources() {
    let finding = finding(of: "a/rule", in: "Topic")
    let box = map(findings: [finding, finding]).diagram().boxes[0]
    #expect(box.marks == [.init(.warning, "2 warnings")])
  }

  @Test func aRuleShowsWhatItConcernsAndItsSurroundings() {
    let finding = finding(of: "a/rule", in: "Bucket")
    let shown = map(findings: [finding], of: "a/rule").diagram().boxes.map(\.title)
    #expect(shown == ["Topic", "Bucket"])
    #expect(map(findings: [finding], of: "b/rule").diagram().boxes.isEmpty)
  }

  @Test func manyResourcesAreDrawnByType() {
    let buckets = (1...70).map { "  B\($0): {Type: AWS::S3::Bucket}\n" }.joined()
    let template = Template(
      Source(name: "b.yaml", text: "Resources:\n" + buckets + "  T: {Type: AWS::SNS::Topic}\n"))
    let map = ResourceMap(
      template, in: DeploymentChoice().list(of: template, limit: 10), findings: [])
    #expect(map.diagram().boxes.map(\.title) == ["T", "70 × S3::Bucket"])
    #expect(map.diagram(isWhole: true).boxes.count == 71)
  }

  private func map(
    _ choice: DeploymentChoice = DeploymentChoice(), findings: [Finding] = [],
    of rule: RuleID? = nil
  ) -> ResourceMap {
    ResourceMap(template, in: choice.list(of: template, limit: 10), findings: findings, of: rule)
  }

  private func finding(of rule: RuleID, in resource: String) -> Finding {
    Finding(
      rule: rule, severity: .warning, message: "m", source: template.source,
      primary: Label(Span(0, 1)), resource: resource)
  }
}
