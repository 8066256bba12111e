internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct LoopWithoutTransform: Rule {
  let metadata = RuleMetadata(
    id: "functions/loop-without-transform",
    title: "Fn::ForEach is used without its transform",
    severity: .error,
    rationale:
      "Only AWS::LanguageExtensions makes members of a loop; CloudFormation itself refuses it.",
    remediation: "Add 'Transform: AWS::LanguageExtensions' at the top of the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html"
    ],
    aliases: ["E1032"])

  func subjects(in template: Template) -> [Template] {
    let isFine = !template.hasLoops || template.hasLanguageExtensions || template.hasCustomMacro
    return isFine ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for name in ["Conditions", "Resources", "Outputs"] {
      if let section = template.section(name) { check(section, into: &findings) }
    }
  }

  private func check(_ node: Node, into findings: inout FindingCollector) {
    for (key, value) in node.entries {
      if key.hasPrefix("Fn::ForEach::") {
        findings.report(
          .init("Fn::ForEach needs the transform AWS::LanguageExtensions", at: Label(key.span)))
      } else {
        check(value, into: &findings)
      }
    }
    for element in node.elements { check(element, into: &findings) }
  }
}
