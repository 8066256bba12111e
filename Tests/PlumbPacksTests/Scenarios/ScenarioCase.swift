import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// A template, a check of its resource `R`, and in which deployments the check fails.
struct ScenarioCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// All sections but `Resources`.
  let sections: String
  /// The members of the resources in flow style: `R` is checked.
  let resources: String
  let check: String
  /// What is found: `always`, or an outcome with its scenario; empty where the check holds.
  let verdicts: [String]
  /// How often the check is evaluated; nil where that doesn't matter.
  let evaluations: Int?

  init(
    _ name: String, _ sections: String = "", properties: String, condition: String? = nil,
    others: String = "O: {Type: 'A::B::O'}", check: String, _ verdicts: String...,
    evaluations: Int? = nil
  ) {
    self.name = name
    self.sections = sections
    let existence = condition.map { "Condition: \($0), " } ?? ""
    resources = "R: {Type: 'A::B::R', \(existence)Properties: \(properties)}, \(others)"
    self.check = check
    self.verdicts = verdicts
    self.evaluations = evaluations
  }

  var testDescription: String { name }
  var template: Template { Template(text: "\(sections)\nResources: {\(resources)}\n") }

  func run() throws {
    let policy = try PolicyCheck(check)
    let template = template
    let result = policy.lint(template)
    let found = result.findings.filter { $0.rule == policy.rule.metadata.id }
    #expect(template.findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(found.map(\.verdict) == verdicts)
    if let evaluations { #expect(result.statistics.evaluations == evaluations) }
  }
}
