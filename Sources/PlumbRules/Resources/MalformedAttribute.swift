internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedAttribute: Rule {
  let metadata = RuleMetadata(
    id: "resources/malformed-attribute",
    title: "Attribute of a resource has another shape than it must have",
    severity: .error,
    rationale:
      "CloudFormation reads a resource's attributes before its properties, and refuses a template in which one has the wrong shape.",
    remediation:
      "Give the attribute the shape that its documentation shows, or remove it where the resource type has none.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
    aliases: ["E3001"])

  func subjects(in template: Template) -> [Resource] {
    if template.hasCustomMacro { return [] }
    return template.resources.filter { resource in
      resource.body.node.entries.contains { MalformedAttribute.attributes.contains($0.key.text) }
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let template = scenario.template
    if let (key, value) = resource.body.node.entry("DependsOn") {
      checkDependencies(value, key, in: template, into: &findings)
    }
    if let (key, value) = resource.body.node.entry("CreationPolicy") {
      if resource.type.isCustom {
        findings.report(.init("a custom resource has no CreationPolicy", at: Label(key.span)))
      } else if value.kind != .mapping, template.expression(of: value) == nil {
        findings.report(
          .init("CreationPolicy is a mapping, not \(value.described)", at: Label(key.span)))
      }
    }
    if let (key, _) = resource.body.node.entry("Version"), !resource.type.isCustom {
      findings.report(
        .init(
          "only a custom resource has a Version", at: Label(resource.id.span),
          related: [Label(key.span)]))
    }
  }

  private static let attributes: Set<String> = [
    "CreationPolicy", "DependsOn", "Version",
  ]

  private func checkDependencies(
    _ value: Node, _ key: Node, in template: Template, into findings: inout FindingCollector
  ) {
    if value.kind == .mapping || value.isForeign || template.expression(of: value) != nil {
      return findings.report(
        .init("DependsOn is the name of a resource or a list of names", at: Label(key.span)))
    }
    for element in value.elements
    where element.kind != .scalar || template.expression(of: element) != nil {
      findings.report(
        .init("an element of DependsOn is the name of a resource", at: Label(element.nameSpan)))
    }
  }
}

extension ResourceType {
  /// Whether a function or a topic of the account makes it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
  var isCustom: Bool {
    rawValue == "AWS::CloudFormation::CustomResource" || rawValue.hasPrefix("Custom::")
  }
}
