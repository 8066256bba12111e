internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedUpdatePolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/malformed-update-policy",
    title: "UpdatePolicy has a part that the resource type doesn't have",
    severity: .error,
    rationale:
      "CloudFormation refuses it, or updates the resource in another way than the one that is meant.",
    remediation: "Correct the name or the value as the documentation of UpdatePolicy shows it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html"
    ],
    aliases: ["E3016"])

  func subjects(in template: Template) -> [Resource] { template.resources(with: "UpdatePolicy") }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let (key, node) = resource.body.node.entry("UpdatePolicy") else { return }
    guard let shape = UpdatePolicyShapes.byType[resource.type.rawValue] else {
      // A resource that SAM or a module makes may be of a type that has one.
      if resource.type.rawValue.hasPrefix("AWS::Serverless::") { return }
      findings.report(.init("\(resource.type) has no UpdatePolicy", at: Label(key.span)))
      return
    }
    var checker = NodeShapeChecker(scenario.template)
    checker.check(node, shape, "UpdatePolicy", at: key.span)
    for violation in checker.violations { findings.report(violation) }
  }
}

/// What the update policies of the types that have one are made of.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
private enum UpdatePolicyShapes {
  static let byType: [String: NodeShape] = [
    "AWS::AppStream::Fleet": .members([
      "StartAfterUpdate": .members(["Type": .boolean]),
      "StopBeforeUpdate": .members(["Type": .boolean]),
    ]),
    "AWS::AutoScaling::AutoScalingGroup": group,
    "AWS::ElastiCache::ReplicationGroup": .members(["UseOnlineResharding": .boolean]),
    "AWS::Elasticsearch::Domain": .members(["EnableVersionUpgrade": .boolean]),
    "AWS::Lambda::Alias": .members([
      "CodeDeployLambdaAliasUpdate": .members([
        "AfterAllowTrafficHook": .text, "ApplicationName": .text, "BeforeAllowTrafficHook": .text,
        "DeploymentGroupName": .text,
      ])
    ]),
    "AWS::OpenSearchService::Domain": .members(["EnableVersionUpgrade": .boolean]),
  ]

  private static let group = NodeShape.members(
    [
      "AutoScalingInstanceRefresh": refresh,
      "AutoScalingReplacingUpdate": .members(["WillReplace": .boolean]),
      "AutoScalingRollingUpdate": rolling,
      "AutoScalingScheduledAction": .members(["IgnoreUnmodifiedGroupSizeProperties": .boolean]),
    ], excluding: ["AutoScalingRollingUpdate": "AutoScalingInstanceRefresh"])

  private static let rolling = NodeShape.members([
    "MaxBatchSize": .anyNumber, "MinActiveInstancesPercent": .anyNumber,
    "MinInstancesInService": .anyNumber, "MinSuccessfulInstancesPercent": .anyNumber,
    "PauseTime": .text,
    "SuspendProcesses": .list(
      .oneOf([
        "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance",
        "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions",
      ])),
    "WaitOnResourceSignals": .boolean,
  ])

  private static let refresh = NodeShape.members(
    [
      "Preferences": .members([
        "AlarmSpecification": .members(["Alarms": .list(.text, atMost: 10)]),
        "BakeTime": .number(0...172_800), "CheckpointDelay": .number(0...172_800),
        "CheckpointPercentages": .list(.anyNumber), "InstanceWarmup": .number(0...Int.max),
        "MaxHealthyPercentage": .number(100...200), "MinHealthyPercentage": .number(0...100),
        "ScaleInProtectedInstances": .oneOf(["Ignore", "Refresh", "Wait"]),
        "SkipMatching": .boolean,
        "StandbyInstances": .oneOf(["Ignore", "Terminate", "Wait"]),
      ]),
      "Strategy": .oneOf(["ReplaceRootVolume", "Rolling"]),
    ], required: ["Strategy"])
}
