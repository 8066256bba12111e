internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds every resource to its type's schema: one look for the rules of all keywords.
///
/// The look itself is cheap, and what it finds are subjects: only these are judged by scenario.
struct SchemaViolations: Rule {
  /// The look's own name, under which nothing is reported.
  let metadata = RuleMetadata(
    id: "resources/schema-violations", title: "Resource doesn't fit the schema of its type",
    severity: .error,
    rationale: "CloudFormation or the service refuses a resource that doesn't fit its schema.",
    remediation: "Correct the resource.", references: [SchemaRules.typeReference])
  // Many, and asked for where something is listed: made then.
  var members: [RuleMetadata] { SchemaViolations.rules }
  /// Whatever only a deployment knows is passed over: most attributes are.
  let undecided = UndecidedTreatment.ignore
  private let schemas = ResourceSchemas.embedded
  private static let rules = SchemaRules.all + SchemaExtension.all.map(\.rule)

  func subjects(in template: Template) -> [SchemaSubject] {
    if template.resources.isEmpty { return [] }
    let scenario = Scenario(template, ScenarioState())
    defer { scenario.forget() }
    let context = SchemaContext(schemas)
    var subjects: [SchemaSubject] = []
    for resource in template.resources {
      var look = ResourceLook(resource, scenario, context)
      look.look()
      subjects += look.subjects
    }
    if template.isServerless { subjects += GlobalsLook(scenario, context).subjects }
    return subjects
  }

  func check(
    _ subject: SchemaSubject, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    switch subject.branches.areTaken(in: scenario) {
    case .known(true): break
    case .known(false): return
    case .unknown(let unknown): return findings.reportUndecided(unknown)
    }
    switch subject.content {
    case .violation(let violation): findings.report(violation)
    case .question(let question):
      answer(question, of: subject.owner, in: scenario, into: &findings)
    case .regions(let regions, let resource):
      checkRegions(regions, of: resource, in: scenario, into: &findings)
    }
  }

  private func answer(
    _ question: SchemaSubject.Question, of resource: Resource?, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    var walk = SchemaWalk(SchemaScene(scenario, SchemaContext(schemas), resource), .answering)
    walk.answer(question)
    for issue in walk.issues { findings.report(issue.violation(in: scenario.template)) }
    if let unknown = walk.unknown { findings.reportUndecided(unknown) }
  }

  private func checkRegions(
    _ regions: RegionSet, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let template = scenario.template
    guard let index = template.regionParameter, let values = scenario.domain(of: index).values
    else { return }
    let missing = values.filter { regions.contains($0.text) == false }
    if missing.isEmpty { return }
    if missing.count < values.count {
      return findings.reportUndecided(
        Unknown("the region", split: .isOneOf(parameter: index, missing)))
    }
    let names = missing.map(\.text).joined(separator: " or ")
    findings.report(
      .init(
        "resource type '\(resource.type)' doesn't exist in \(names)",
        at: Label(resource.typeNode?.span ?? resource.span), of: SchemaRules.unknownType))
  }
}

extension SchemaIssue {
  /// The issue as a violation; a note where a macro can change what is written.
  func violation(in template: Template) -> FindingCollector.Violation {
    var violation = FindingCollector.Violation(
      message, at: Label(span), related: related, of: rule
    ).suggesting(suggestion, in: template)
    if isReason {
      violation.severity = .note
      violation.notes = ["this is why an alternative doesn't hold"]
    }
    if template.hasCustomMacro {
      violation.severity = .note
      violation.notes = ["a macro may change the template before it is deployed"]
    }
    return violation
  }
}
