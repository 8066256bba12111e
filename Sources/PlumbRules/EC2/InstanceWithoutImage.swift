internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct InstanceWithoutImage: Rule {
  let metadata = RuleMetadata(
    id: "ec2/instance-without-image",
    title: "Instance has no image, and no launch template that names one",
    severity: .error,
    rationale: "EC2 can't start an instance without an image.",
    remediation: "Add ImageId to the instance or to its launch template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html"
    ],
    aliases: ["E3673"])
  /// A launch template from elsewhere may name the image.
  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Resource] {
    template.resources(ofTypes: ["AWS::EC2::Instance"])
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    if resource.properties == nil, !scenario.template.hasCustomMacro {
      return report(on: resource, into: &findings)
    }
    guard case .mapping(let properties) = findings.decided(scenario.properties(of: resource)) else {
      return
    }
    if isPresent(properties["ImageId"], &findings) || properties.unknownMembers != nil { return }
    switch properties["LaunchTemplate"] {
    case .absent: break
    case .mapping(let launch):
      guard let template = launchTemplate(launch, in: scenario, into: &findings),
        case .mapping(let settings) = findings.decided(scenario.properties(of: template)),
        case .mapping(let data) = findings.decided(settings["LaunchTemplateData"]),
        data.unknownMembers == nil, !isPresent(data["ImageId"], &findings)
      else { return }
    case let other:
      if let unknown = other.unknown { findings.reportUndecided(unknown) }
      return
    }
    report(on: resource, into: &findings)
  }

  private func report(on resource: Resource, into findings: inout FindingCollector) {
    findings.report(
      .init(
        "'ImageId' is missing, and no launch template names an image",
        at: Label(resource.body.node.entry("Properties")?.key.span ?? resource.span)))
  }

  /// Whether a value is there, or may be.
  private func isPresent(_ value: Value, _ findings: inout FindingCollector) -> Bool {
    if case .absent = value { return false }
    if value.canBeAbsent, let unknown = value.unknown { findings.reportUndecided(unknown) }
    return true
  }

  /// The launch template that is referred to; nil if it isn't one of the template's own.
  private func launchTemplate(
    _ launch: MappingValue, in scenario: Scenario, into findings: inout FindingCollector
  ) -> Resource? {
    for name in ["LaunchTemplateId", "LaunchTemplateName"] {
      guard case .text(let text) = findings.decided(launch[name]),
        let reference = text.resources.first,
        let resource = scenario.template.resource(reference.id),
        resource.type.rawValue == "AWS::EC2::LaunchTemplate"
      else { continue }
      return resource
    }
    return nil
  }
}
