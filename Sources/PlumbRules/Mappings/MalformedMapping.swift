internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedMapping: Rule {
  let metadata = RuleMetadata(
    id: "mappings/malformed-mapping",
    title: "Mapping hasn't the two levels of keys that it must have",
    severity: .error,
    rationale:
      "CloudFormation refuses a mapping that isn't made of keys, keys below them, and literal values.",
    remediation:
      "Write names and keys of letters and digits, two levels of them, and texts or lists of texts as values.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"
    ],
    aliases: ["E7001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let section = template.namedSection("Mappings") else { return }
    findings.checkShape(
      "section 'Mappings'", section.body, .mapping, under: section.name.span, in: template)
    for (key, body) in template.writtenMembers(of: "Mappings") {
      check(key, key.text.isAlphanumeric, as: "mapping name", into: &findings)
      checkLevel("mapping '\(key.text)'", key, body, in: template, into: &findings)
      for (topKey, level) in body.entries where topKey.isMemberName {
        let isGood = topKey.text.utf8.allSatisfy { $0.isAlphanumeric || $0 == 0x2D || $0 == 0x2E }
        check(topKey, isGood, as: "mapping key", into: &findings)
        checkLevel("key '\(topKey.text)'", topKey, level, in: template, into: &findings)
        for (secondKey, value) in level.entries where secondKey.isMemberName {
          check(secondKey, secondKey.text.isAlphanumeric, as: "mapping key", into: &findings)
          checkValue(secondKey, value, in: template, into: &findings)
        }
      }
    }
  }

  private func check(
    _ key: Node, _ isGood: Bool, as words: String, into findings: inout FindingCollector
  ) {
    if isGood { return }
    findings.report(
      .init(
        "\(words) '\(key.text)' has characters that CloudFormation refuses", at: .init(key.span)))
  }

  /// Reports what is no mapping, or an empty one.
  private func checkLevel(
    _ what: String, _ key: Node, _ body: Node, in template: Template,
    into findings: inout FindingCollector
  ) {
    if body.kind == .mapping, body.count == 0 {
      findings.report(.init("\(what) has no keys", at: .init(key.span)))
    } else {
      findings.checkShape(what, body, .mapping, under: key.span, in: template)
    }
  }

  private func checkValue(
    _ key: Node, _ value: Node, in template: Template, into findings: inout FindingCollector
  ) {
    let isList = value.kind == .sequence && value.tag == nil
    guard !isList, let actual = ValueShape.text.mismatch(of: value, in: template) else { return }
    findings.report(
      .init(
        "key '\(key.text)' takes a text or a list, not \(actual)",
        at: .init(template.shapeSpan(of: value, under: key.span))))
  }
}
