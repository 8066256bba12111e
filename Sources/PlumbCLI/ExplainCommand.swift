internal import ArgumentParser
internal import PlumbPacks
internal import PlumbSource

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain why a rule is there and what to do.")

  @Argument(help: "The rule's name, as findings show it.", completion: .rules)
  var rule: String

  @OptionGroup var policy: PolicyOptions

  func run() throws {
    let checker = try Checker(policy.choice, RuleChoice())
    let (metadata, examples) = try checker.explanation(of: rule)
    try writeOutput(Array(metadata.explanation(with: examples).utf8))
  }
}

extension RuleMetadata {
  /// Everything about the rule, an example of each kind included.
  fileprivate func explanation(with examples: [PackExampleText]) -> String {
    var sections = ["\(id) (\(severity))\n\(title)"]
    let parts = [
      ("Why", rationale), ("What to do", remediation), ("Requirement", requirement ?? ""),
      ("References", references.joined(separator: "\n")),
      ("Also known as", aliases.joined(separator: ", ")),
    ]
    for (heading, text) in parts where !text.isEmpty { sections.append("\(heading)\n\(text)") }
    if let example = examples.first(where: \.isFailing) {
      sections.append("Example that is reported\n\(example.text)")
    }
    if let example = examples.first(where: { !$0.isFailing }) {
      sections.append("Example that is not\n\(example.text)")
    }
    return sections.joined(separator: "\n\n") + "\n"
  }
}
