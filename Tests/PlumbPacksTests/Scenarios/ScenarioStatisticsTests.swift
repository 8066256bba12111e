import Foundation
import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// How many evaluations the backup pack takes on templates, which `Scripts/scenario-statistics` counts.
struct ScenarioStatisticsTests {
  private static let folder = ProcessInfo.processInfo.environment["PLUMB_STATISTICS_FOLDER"]

  @Test(.enabled(if: folder != nil)) func noTemplateRunsIntoALimit() throws {
    let linter = Linter(rules: try .pack(.backup))
    var statistics = ScenarioStatistics()
    var most: (count: Int, name: String) = (0, "none")
    var count = 0
    for path in try Self.templates(below: #require(Self.folder)) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let template = Template(Source(name: path, bytes: Array(bytes)))
      guard template.isTemplate else { continue }
      count += 1
      let own = linter.check(template).statistics
      if own.maximum > most.count { most = (own.maximum, path) }
      statistics.merge(own)
    }
    let share = 100 * Double(statistics.single) / Double(max(statistics.pairs, 1))
    print(
      """
      \(count) templates, \(statistics.pairs) rules on subjects
      one evaluation: \(statistics.single), \((share * 10).rounded() / 10) %
      evaluations: \(statistics.evaluations), at most \(statistics.maximum) (\(most.name))
      limits that were hit: \(statistics.limited)
      """)
    #expect(statistics.limited == 0)
  }

  private static func templates(below folder: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.sorted().filter { name in
      ["yaml", "yml", "json", "template"].contains { name.hasSuffix("." + $0) }
    }.map { "\(folder)/\($0)" }
  }
}
