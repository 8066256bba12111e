internal import PlumbPacks
internal import PlumbSource

/// Which rules hold a template to which requirement: `Docs/Rules/requirements.md`.
struct RequirementMatrix {
  static let path = "\(RulePages.folder)/requirements.md"

  private let packs: [Pack]
  private let defects: [String: DefectCount]

  init(_ packs: [Pack], defects: [String: DefectCount]) {
    self.packs = packs
    self.defects = defects
  }

  var text: String {
    let sections = requirements.map { requirement, rules in
      """
      ## \(requirement)
      | rule | severity | what it finds | examples kept, broken | defects, found by it alone |
      | --- | --- | --- | --- | --- |
      \(rules.map(row).joined(separator: "\n"))
      """
    }
    let introduction = """
      # Requirements and their rules

      What the owner of the nightly backup asked for, in the owner's words, and the rules that hold a template to it: those of
      [rules/backup.yaml](../../rules/backup.yaml) where `--policy backup` chooses them, those of [rules/aws.yaml](../../rules/aws.yaml) in every template.
      `Tests/Fixtures/mutants.md` and the pages beside it have single defects in stacks that keep every rule; the last column says how many of them a rule
      has to find, and how many no other rule of the two packs reports.
      """
    return RulePages.notice + ([introduction] + sections).joined(separator: "\n\n") + "\n"
  }

  /// The requirements in the order of the packs, that of the backup's owner first.
  private var requirements: [(String, rules: [(Pack, RuleMetadata)])] {
    var order: [String] = []
    var rules: [String: [(Pack, RuleMetadata)]] = [:]
    for pack in packs.sorted(by: { $0.settings.count > $1.settings.count }) {
      for rule in pack.metadata {
        guard let requirement = rule.requirement else { continue }
        if rules[requirement] == nil { order.append(requirement) }
        rules[requirement, default: []].append((pack, rule))
      }
    }
    return order.map { ($0, rules[$0] ?? []) }
  }

  private func row(_ pack: Pack, _ rule: RuleMetadata) -> String {
    let examples = pack.examples(of: rule.id)
    let broken = examples.count { $0.isFailing }
    let found = defects[rule.id.rawValue] ?? DefectCount()
    return "| [\(rule.id)](\(rule.id).md) | \(rule.severity) | \(RulePages.cell(rule.title)) | "
      + "\(examples.count - broken), \(broken) | \(found.all), \(found.alone) |"
  }
}
