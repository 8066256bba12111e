internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MissingResources: Rule {
  let metadata = RuleMetadata(
    id: "template/missing-resources",
    title: "Template has no Resources section",
    severity: .error,
    rationale:
      "Resources is the one section that a template must have; CloudFormation refuses a template without it.",
    remediation:
      "Add the section Resources, or correct the name of the one that was meant.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    ],
    aliases: ["E1001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let root = template.tree.root, root.kind == .mapping,
      template.namedSection("Resources") == nil,
      // A macro or an included snippet can add it.
      !template.hasCustomMacro, template.namedSection("Fn::Transform") == nil
    else { return }
    let span = root.isFlow ? Span(root.span.start, root.span.start + 1) : template.span
    findings.report(.init("the template has no section 'Resources'", at: .init(span)))
  }
}
