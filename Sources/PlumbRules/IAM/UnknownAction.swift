internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct UnknownAction: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/unknown-action",
    title: "Policy names an action that its service doesn't have",
    severity: .warning,
    rationale: "IAM accepts the policy, but the statement allows or denies nothing by it.",
    remediation: "Correct the action, or leave it out.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    aliases: ["W3037"])

  let types = PolicyKind.all.flatMap { $0.properties.map(\.type) }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    // SAM replaces actions in ways of its own.
    if scenario.template.isRewritten { return }
    for kind in PolicyKind.all {
      for policy in findings.policies(kind, of: resource, properties) {
        guard let document = findings.mapping(policy) else { continue }
        for statement in findings.mappings(document["Statement"]) {
          for key in ["Action", "NotAction"] {
            check(key, of: statement, of: resource, in: scenario.template, into: &findings)
          }
        }
      }
    }
  }

  private func check(
    _ key: String, of statement: MappingValue, of resource: Resource, in template: Template,
    into findings: inout FindingCollector
  ) {
    for value in findings.elements(statement[key]) {
      guard let text = value.literal(in: template),
        let problem = UnknownAction.problem(of: PolicyAction(text), text, for: resource.type)
      else { continue }
      let list = statement.label(of: key)
      let place = value.label ?? list
      // One 'Action' of many lines is one place to look at and to suppress.
      let isNear = template.source.areOnOneLine(place, list)
      findings.report(
        .init(
          problem, at: Label(isNear ? place : list),
          related: isNear ? [] : [Label(place, "named here")]))
    }
  }

  /// What is wrong with an action, in a policy of a resource of a type; nil if nothing is.
  private static func problem(
    of action: PolicyAction, _ text: String, for type: ResourceType
  ) -> String? {
    guard case .action(let service, let name) = action else {
      return action == .malformed ? "'\(text)' isn't of the form service:action" : nil
    }
    let table = ActionTable()
    if let own = services[type.rawValue], own != service.lowercased() {
      return "'\(text)' is no action of \(own), to which this policy belongs"
    }
    guard table.hasService(service) else {
      return "'\(text)' names no service" + suggestion(for: service.lowercased(), table.services)
    }
    if table.has(action: name, of: service) { return nil }
    let isPattern = name.contains { $0 == "*" || $0 == "?" }
    return isPattern
      ? "service '\(service)' has no action like '\(name)'"
      : "service '\(service)' has no action '\(name)'"
        + suggestion(for: name.lowercased(), table.actions(of: service))
  }

  private static func suggestion(for word: String, _ known: [String]) -> String {
    SpellingSuggestion.best(for: word, among: known).map { ", did you mean '\($0)'?" } ?? ""
  }

  /// The only service whose actions a resource's policy can have.
  private static let services = [
    "AWS::S3::BucketPolicy": "s3", "AWS::SNS::TopicPolicy": "sns", "AWS::SQS::QueuePolicy": "sqs",
  ]
}
