internal import PlumbSource

extension JSONEmitter {
  /// A rule as SARIF's `reportingDescriptor`; GitHub takes no empty texts.
  mutating func rule(_ rule: RuleMetadata) {
    object { json in
      json.key("id")
      json.string(rule.id.rawValue)
      json.key("shortDescription")
      json.text(rule.title)
      json.key("fullDescription")
      json.text(rule.rationale.isEmpty ? rule.title : rule.rationale.onOneLine)
      if let page = rule.references.first(where: \.isAddress) {
        json.key("helpUri")
        json.string(page)
      }
      json.key("help")
      json.object { json in
        json.key("text")
        json.string(rule.remediation.isEmpty ? rule.title : rule.remediation.onOneLine)
        json.key("markdown")
        json.string(rule.helpInMarkdown)
      }
      json.key("defaultConfiguration")
      json.object { json in
        json.key("level")
        json.string(rule.severity.rawValue)
      }
      json.key("properties")
      json.object { json in
        json.key("tags")
        let tags = ["cloudformation", rule.topic] + rule.aliases
        json.array(tags.prefix(JSONEmitter.maximumTagCount)) { $0.string($1) }
      }
    }
  }
}

extension JSONEmitter {
  /// GitHub refuses a file in which a rule has more
  /// (https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit).
  private static let maximumTagCount = 20
}

extension RuleMetadata {
  /// What is known of a rule that nobody described.
  static func unknown(_ id: RuleID) -> RuleMetadata {
    RuleMetadata(
      id: id, title: id.rawValue, severity: .warning, rationale: "", remediation: "")
  }

  /// The part of the name in front of the slash.
  fileprivate var topic: String { String(id.rawValue.prefix { $0 != "/" }) }

  fileprivate var helpInMarkdown: String {
    let parts = [
      ("Why", rationale.onOneLine), ("What to do", remediation.onOneLine),
      ("Requirement", requirement?.onOneLine ?? ""),
    ]
    var paragraphs = parts.filter { !$0.1.isEmpty }.map { "**\($0.0)**: \($0.1)" }
    let pages = references.map { $0.isAddress ? "- <\($0)>" : "- \($0)" }
    if !pages.isEmpty { paragraphs.append(pages.joined(separator: "\n")) }
    return paragraphs.isEmpty ? title : paragraphs.joined(separator: "\n\n")
  }
}

extension String {
  fileprivate var isAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}
