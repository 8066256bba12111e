internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UndefinedMapping: Rule {
  let metadata = RuleMetadata(
    id: "mappings/undefined-mapping",
    title: "Fn::FindInMap names a mapping that the template doesn't define",
    severity: .error,
    rationale:
      "CloudFormation refuses a template that looks something up in a mapping which isn't there.",
    remediation:
      "Correct the name, or define the mapping in the Mappings section.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html"
    ],
    aliases: ["E1011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let names = template.mappings.map(\.name.text)
    for expression in template.expressions {
      guard case .findInMap(let call) = expression.arguments, call.defaultValue == nil,
        call.map.kind == .scalar, template.expression(of: call.map) == nil
      else { continue }
      let name = call.map.text
      if names.contains(name) || isLeftOpen(name, in: template) { continue }
      let suggestion = template.suggestion(for: name, among: names)
      findings.report(
        .init("mapping '\(name)' isn't defined", at: .init(call.map.span))
          .suggesting(suggestion, in: template))
    }
  }

  /// Whether a transform or a loop may make the mapping or its name.
  private func isLeftOpen(_ name: String, in template: Template) -> Bool {
    template.canGain(name)
      || template.hasLanguageExtensions && name.utf8.contains(UInt8(ascii: "{"))
  }
}
