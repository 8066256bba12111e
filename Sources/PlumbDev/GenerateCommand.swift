internal import PlumbSource

/// `plumb-dev generate`: brings the list of rules, their pages and the stack's JSON up to date.
enum GenerateCommand {
  private static let stack = "examples/backup/template"

  /// What is written and not as it should be; nil text for a file that shouldn't be there.
  static func changes(in repository: Repository) throws -> [(path: String, text: String?)] {
    var files = RulePages(
      examples: try RuleExamples.pages(in: repository),
      defects: try DefectCount.byRule(in: repository)
    ).files
    files[RuleList.path] = try RuleList.text(
      repository.text(RuleList.path), listing: RuleFile.all(in: repository))
    let template = Source(name: stack + ".yaml", text: try repository.text(stack + ".yaml"))
    files[stack + ".json"] = try JSONTwin(of: template).text
    var changes: [(path: String, text: String?)] = []
    for (path, text) in files.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      let isFresh = repository.exists(path) ? try repository.text(path) == text : false
      if !isFresh { changes.append((path, text)) }
    }
    let pages = repository.files(below: RulePages.folder, suffix: ".md")
    changes += pages.filter { files[$0] == nil }.map { ($0, nil) }
    return changes
  }

  static func run(in repository: Repository) throws {
    for (path, text) in try changes(in: repository) {
      if let text { try repository.write(text, to: path) } else { try repository.remove(path) }
      print("\(text == nil ? "removed" : "wrote") \(path)")
    }
  }
}
