internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RecordOutsideHostedZone: PropertiesRule {
  let metadata = RuleMetadata(
    id: "route53/record-outside-hosted-zone",
    title: "Record's name isn't in its hosted zone",
    severity: .error,
    rationale:
      "A hosted zone has records for its own name and for what is below it, and its name ends with a dot; others are refused.",
    remediation: "Use a name below the zone, and end 'HostedZoneName' with a dot.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html"
    ],
    aliases: ["E3041"])

  let types = ["AWS::Route53::RecordSet"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let name = findings.text(properties["Name"]),
      var zone = findings.text(properties["HostedZoneName"])
    else { return }
    if !zone.hasSuffix(".") {
      findings.report(
        .init("'\(zone)' doesn't end with a dot", at: Label(properties.label(of: "HostedZoneName")))
      )
      zone += "."
    }
    let full = name.hasSuffix(".") ? name : name + "."
    if full != zone, !full.hasSuffix("." + zone) {
      findings.report(
        .init(
          "'\(name)' isn't in the zone '\(zone)'", at: Label(properties.label(of: "Name")),
          related: [Label(properties.label(of: "HostedZoneName"), "the zone")]))
    }
  }
}
