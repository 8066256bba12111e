internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedTransform: Rule {
  let metadata = RuleMetadata(
    id: "template/malformed-transform",
    title: "Transform names no macro",
    severity: .error,
    rationale:
      "CloudFormation refuses a template whose Transform isn't the name of a macro, a list of names, or a name with parameters.",
    remediation:
      "Write the macro's name, a list of names, or a mapping with Name and Parameters.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html"
    ],
    aliases: ["E1005"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let transform = template.namedSection("Transform") else { return }
    let isList = transform.body.kind == .sequence && transform.body.tag == nil
    for body in isList ? Array(transform.body.elements) : [transform.body] {
      let key = isList ? body.entries.first?.key.span ?? body.span : transform.name.span
      check(body, under: key, in: template, into: &findings)
    }
  }

  private func check(
    _ transform: Node, under key: Span, in template: Template,
    into findings: inout FindingCollector
  ) {
    guard transform.kind == .mapping else {
      return findings.checkShape("'Transform'", transform, .text, under: key, in: template)
    }
    for (key, value) in transform.entries {
      switch key.text {
      case "Name":
        findings.checkShape("'Name' of a transform", value, .text, under: key.span, in: template)
      case "Parameters":
        findings.checkShape(
          "'Parameters' of a transform", value, .mapping, under: key.span, in: template)
      default:
        findings.report(
          .init("a transform has no key '\(key.text)'", at: .init(key.span)))
      }
    }
    if transform["Name"] == nil {
      findings.report(.init("this transform has no 'Name'", at: .init(key)))
    }
  }
}
