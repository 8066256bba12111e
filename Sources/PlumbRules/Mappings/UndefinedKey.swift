internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UndefinedKey: Rule {
  let metadata = RuleMetadata(
    id: "mappings/undefined-key",
    title: "Fn::FindInMap looks up a key that its mapping doesn't have",
    severity: .error,
    rationale: "CloudFormation refuses to deploy a stack with a lookup that finds nothing.",
    remediation: "Correct the key, add it to the mapping, or give the lookup a DefaultValue.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html"
    ],
    aliases: ["E1011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    for expression in template.expressions {
      guard case .findInMap(let call) = expression.arguments, call.defaultValue == nil,
        let name = text(of: call.map, in: template),
        let mapping = template.mappings.first(where: { $0.name.text == name })
      else { continue }
      check(call, mapping, in: template, into: &findings)
    }
  }

  /// Judges the keys that are written out; what a function can give is judged where it is decided.
  private func check(
    _ call: Expression.FindInMap, _ mapping: Mapping, in template: Template,
    into findings: inout FindingCollector
  ) {
    let name = mapping.name.text
    let topKey = text(of: call.topKey, in: template)
    if let topKey, mapping.body[topKey] == nil {
      // Another region isn't a misspelt one.
      let suggestion =
        topKey.isRegion ? nil : template.suggestion(for: topKey, among: mapping.topKeys)
      findings.report(
        .init(
          "mapping '\(name)' has no key '\(topKey)'", at: .init(call.topKey.span),
          related: [Label(mapping.name.span, "the mapping")]
        ).suggesting(suggestion, in: template))
      return
    }
    if let violation = violation(ofPseudoKey: call.topKey, mapping, in: template) {
      return findings.report(violation)
    }
    guard let secondKey = text(of: call.secondKey, in: template) else { return }
    let levels =
      topKey.flatMap { mapping.body[$0] }.map { [$0.node] }
      ?? mapping.body.node.entries.map(\.value)
    if levels.contains(where: { $0.kind != .mapping || $0[secondKey] != nil }) { return }
    let keys = levels.flatMap { $0.entries.map(\.key.text) }
    let place =
      topKey.map { "key '\($0)' of mapping '\(name)' has" } ?? "no entry of mapping '\(name)' has"
    findings.report(
      .init(
        place + (topKey == nil ? " a" : " no") + " key '\(secondKey)'",
        at: .init(call.secondKey.span), related: [Label(mapping.name.span, "the mapping")]
      ).suggesting(template.suggestion(for: secondKey, among: keys), in: template))
  }

  /// What to say about a lookup by region or account in a mapping whose keys are something else.
  private func violation(
    ofPseudoKey node: Node, _ mapping: Mapping, in template: Template
  ) -> FindingCollector.Violation? {
    guard case .ref(let name)? = template.expression(of: node)?.arguments,
      let isPossible = UndefinedKey.forms[name.text], !mapping.topKeys.isEmpty,
      !mapping.topKeys.contains(where: isPossible.test)
    else { return nil }
    return .init(
      "no key of mapping '\(mapping.name.text)' is \(isPossible.words)", at: .init(name.span),
      related: [Label(mapping.name.span, "the mapping")])
  }

  private static let forms: [String: (words: String, test: @Sendable (String) -> Bool)] = [
    "AWS::Region": ("a region", { $0.isRegion }),
    "AWS::AccountId": ("an account", { $0.utf8.count == 12 && $0.utf8.allSatisfy(\.isDigit) }),
  ]

  /// The text of a scalar that is written out; nil for a function and for a loop variable.
  private func text(of node: Node, in template: Template) -> String? {
    guard node.kind == .scalar, template.expression(of: node) == nil else { return nil }
    return node.text.utf8.contains(UInt8(ascii: "{")) ? nil : node.text
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension String {
  /// Whether it has the form of a region's name, such as `eu-west-1`.
  fileprivate var isRegion: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts[0].count == 2 && parts.last.flatMap { Int($0) } != nil
  }
}
