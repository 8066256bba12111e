internal import PlumbEngine
internal import PlumbPacks
internal import PlumbRules
internal import PlumbSource

/// The rules' pages in `Docs/Rules`, with an index.
struct RulePages {
  static let folder = "Docs/Rules"

  private let rules: [RuleMetadata]
  private let examples: [RuleID: RuleExamples]
  private let matrix: RequirementMatrix

  /// - Parameter examples: those of rules in Swift; a pack brings its own.
  init(examples: [RuleID: RuleExamples], defects: [String: DefectCount]) {
    // What a run reads has no examples, the file has.
    let packs = BuiltInPack.all.map { Pack.load($0.source).pack ?? $0.pack }
    matrix = RequirementMatrix(packs, defects: defects)
    var examples = examples
    for rule in packs.flatMap(\.metadata) {
      let own = packs.flatMap { $0.examples(of: rule.id) }
      examples[rule.id] = examples[rule.id] ?? RuleExamples(own)
    }
    rules = (Array(RuleSet.builtIn.metadata.values) + packs.flatMap(\.metadata))
      .sorted { $0.id < $1.id }
    self.examples = examples
  }

  /// The text of each page by its path.
  var files: [String: String] {
    var files = ["\(RulePages.folder)/README.md": index, RequirementMatrix.path: matrix.text]
    for rule in rules { files["\(RulePages.folder)/\(rule.id).md"] = page(of: rule) }
    return files
  }

  static let notice = "<!-- Written by 'plumb-dev generate'. -->\n"

  private func page(of rule: RuleMetadata) -> String {
    var sections = ["# \(rule.id)\n\n\(rule.title). **\(rule.severity)**"]
    if !rule.aliases.isEmpty {
      sections[0] += ", known elsewhere as \(rule.aliases.joined(separator: ", "))"
    }
    if let requirement = rule.requirement { sections.append("> \(requirement)") }
    let shown = examples[rule.id]
    let parts = [
      ("Why", rule.rationale), ("What to do", rule.remediation),
      ("Reported", RulePages.block(shown?.reported)),
      ("Not reported", RulePages.block(shown?.clean)),
      ("See", rule.references.map { "* \(RulePages.linked($0))" }.joined(separator: "\n")),
    ]
    for (heading, text) in parts where !text.isEmpty { sections.append("## \(heading)\n\(text)") }
    return RulePages.notice + sections.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ example: String?) -> String {
    guard let example else { return "" }
    return "```\(example.hasPrefix("{") ? "json" : "yaml")\n\(example)\n```"
  }

  private static func linked(_ reference: String) -> String {
    reference.hasPrefix("https://") ? "<\(reference)>" : reference
  }

  private var index: String {
    var text = RulePages.notice
    text += "# Rules\n\n`plumb explain RULE` shows a rule's page. "
    text += "[By other tools' names](#by-other-tools-names) stands at the end; "
    text += "[requirements.md](requirements.md) lists the rules of the backup by requirement.\n"
    for family in families {
      text += "\n## \(family.name)\n| rule | severity | what it finds | elsewhere |\n"
      text += "| --- | --- | --- | --- |\n"
      for rule in family.rules {
        text +=
          "| [\(rule.id)](\(rule.id).md) | \(rule.severity) | \(RulePages.cell(rule.title)) | "
        text += rule.aliases.joined(separator: ", ") + " |\n"
      }
    }
    text += "\n## By other tools' names\n| elsewhere | rules |\n| --- | --- |\n"
    for (alias, rules) in aliases {
      let links = rules.map { "[\($0)](\($0).md)" }.joined(separator: ", ")
      text += "| \(alias) | \(links) |\n"
    }
    return text
  }

  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private var families: [(name: String, rules: [RuleMetadata])] {
    let grouped = Dictionary(grouping: rules) { String($0.id.rawValue.split(separator: "/")[0]) }
    return grouped.sorted { $0.key.precedesByBytes($1.key) }.map { ($0.key, $0.value) }
  }

  private var aliases: [(alias: String, rules: [RuleID])] {
    let pairs = rules.flatMap { rule in rule.aliases.map { (alias: $0, rule: rule.id) } }
    return Dictionary(grouping: pairs, by: \.alias)
      .sorted { $0.key.precedesByBytes($1.key) }
      .map { ($0.key, $0.value.map(\.rule).sorted()) }
  }
}
