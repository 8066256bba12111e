/// How many of the defects in `Tests/Fixtures/mutants*.md` a rule has to find.
struct DefectCount {
  private(set) var all = 0
  /// Those that no other rule of a pack reports.
  private(set) var alone = 0

  /// The counts by the rules' names, such as `backup/bucket-acl-is-public`.
  static func byRule(in repository: Repository) throws -> [String: DefectCount] {
    var counts: [String: DefectCount] = [:]
    for path in repository.files(below: "Tests/Fixtures", suffix: ".md")
    where path.hasPrefix("Tests/Fixtures/mutants") {
      for section in try repository.text(path).split(separator: "\n## ").dropFirst() {
        let lines = section.split(separator: "\n")
        guard let rule = lines.first?.split(separator: " ").dropFirst().first else { continue }
        counts[String(rule), default: DefectCount()].all += 1
        if !lines.contains(where: { $0.hasPrefix("Also: ") }) {
          counts[String(rule)]?.alone += 1
        }
      }
    }
    return counts
  }
}
