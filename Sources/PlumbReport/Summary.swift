internal import PlumbEngine
internal import PlumbSource

extension Report {
  /// One line: `Checked 1 template in 2 scenarios: 4 errors, 1 warning. 2 can be fixed with --fix.`
  var summary: String {
    var sentence = "Checked " + counted(checkedCount, checkedNoun)
    if let scenarioCount { sentence += " in " + counted(scenarioCount, "scenario") }
    let counts = Severity.allCases.reversed()
      .map { ($0, count(of: $0)) }
      .filter { $0.1 > 0 }
      .map { counted($0.1, $0.0.rawValue) }
    sentence += ": " + (counts.isEmpty ? "no findings" : counts.joined(separator: ", ")) + "."
    let fixable = findings.count { $0.fixes.contains(where: \.isSafe) }
    if fixable > 0 { sentence += " \(fixable) can be fixed with --fix." }
    if !suppressed.isEmpty {
      sentence += " \(counted(suppressed.count, "finding")) suppressed."
    }
    if !unreadable.isEmpty {
      sentence += " \(counted(unreadable.count, "file")) could not be read."
    }
    return sentence
  }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
