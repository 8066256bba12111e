internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

/// What is wrong with the actions that a template names, each looked up once.
final class ActionMemory: ScenarioAttachment {
  private var problems: [String: String?] = [:]

  /// Names the memory among what scenarios of a template keep together.
  private static let key = Key()
  private final class Key: Sendable {}

  static func of(_ scenario: Scenario) -> ActionMemory {
    scenario.family.attachment(for: key) { ActionMemory() }
  }

  /// What is wrong with an action, in a policy of a resource of a type; nil if nothing is.
  func problem(of text: String, for type: ResourceType) -> String? {
    let action = PolicyAction(text)
    if case .action(let service, _) = action, let own = ActionMemory.services[type.rawValue],
      own != service.lowercased()
    {
      return "'\(text)' is no action of \(own), to which this policy belongs"
    }
    if let known = problems[text] { return known }
    let problem = ActionMemory.problem(of: action, text)
    problems[text] = .some(problem)
    return problem
  }

  func forget() { problems = [:] }

  private static func problem(of action: PolicyAction, _ text: String) -> String? {
    guard case .action(let service, let name) = action else {
      return action == .malformed ? "'\(text)' isn't of the form service:action" : nil
    }
    let table = ActionTable()
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
    SpellingSuggestion.best(for: word, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The only service whose actions a resource's policy can have.
  private static let services = [
    "AWS::S3::BucketPolicy": "s3", "AWS::SNS::TopicPolicy": "sns", "AWS::SQS::QueuePolicy": "sqs",
  ]
}
