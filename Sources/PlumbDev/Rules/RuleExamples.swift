internal import Foundation
internal import PlumbPacks
internal import PlumbSource

/// Two examples of a rule, to be read.
struct RuleExamples {
  /// One that is reported; nil if there is none.
  var reported: String?
  /// One that isn't.
  var clean: String?

  /// Those of a pack's rule, as JSON.
  init(_ examples: [PackExampleText]) {
    reported = examples.first(where: \.isFailing)?.text
    clean = examples.first { !$0.isFailing }?.text
  }

  /// Those of a rule's page among the tests; its templates have carets under what is reported.
  init(page: String) {
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map { part in
      part.components(separatedBy: "\n```")[0]
    }
    reported = blocks.first(where: RuleExamples.hasMarks)
    clean = blocks.first { !RuleExamples.hasMarks($0) }
  }

  private static func hasMarks(_ block: String) -> Bool {
    block.contains(#/(?m)^[# ]*\^+ (error|warning|note): /#)
  }

  /// The pages among the tests by rule.
  static func pages(in repository: Repository) throws -> [RuleID: RuleExamples] {
    let folder = "Tests/PlumbRulesTests/Specs"
    var pages: [RuleID: RuleExamples] = [:]
    for path in repository.files(below: folder, suffix: ".md") {
      let parts = path.dropFirst(folder.count + 1).dropLast(".md".count)
        .split(separator: "/", maxSplits: 1)
      guard parts.count == 2 else { continue }
      pages[RuleID("\(parts[0].lowercased())/\(parts[1])")] = RuleExamples(
        page: try repository.text(path))
    }
    return pages
  }
}
