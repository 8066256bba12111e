internal import ArgumentParser
internal import PlumbSource

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain why a rule is there and what to do.")

  @Argument(help: "The rule's name, as findings show it.")
  var rule: String

  @OptionGroup var policy: PolicyOptions

  func run() throws {
    let rules = try Checker(policy, SelectionOptions.parse([])).rules
    guard let metadata = rules.first(where: { $0.isCalled(rule) }) else {
      let suggestion = SpellingSuggestion.best(for: rule, among: rules.map(\.id.rawValue))
        .map { "; did you mean '\($0)'?" }
      throw UsageError("no rule '\(rule)'" + (suggestion ?? ""))
    }
    try writeOutput(Array(metadata.explanation.utf8))
  }
}

extension RuleMetadata {
  fileprivate func isCalled(_ name: String) -> Bool {
    id.rawValue == name || aliases.contains(name)
  }

  fileprivate var explanation: String {
    var sections = ["\(id) (\(severity))\n\(title)"]
    let parts = [
      ("Why", rationale), ("What to do", remediation), ("Requirement", requirement ?? ""),
      ("References", references.joined(separator: "\n")),
      ("Also known as", aliases.joined(separator: ", ")),
    ]
    for (heading, text) in parts where !text.isEmpty { sections.append("\(heading)\n\(text)") }
    return sections.joined(separator: "\n\n") + "\n"
  }
}
