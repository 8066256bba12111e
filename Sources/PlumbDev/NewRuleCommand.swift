/// `plumb-dev new-rule s3/bucket-acl-is-public`: writes the two files of a rule, to be filled in.
struct NewRuleCommand {
  let topic: String
  let name: String

  /// - Throws: `DevError` if it isn't the identifier of a rule.
  init(_ id: String) throws {
    guard let match = id.wholeMatch(of: /([a-z0-9]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)/) else {
      throw DevError("'\(id)' isn't a topic and a name, such as s3/bucket-acl-is-public")
    }
    (topic, name) = (String(match.1), String(match.2))
  }

  func run(in repository: Repository) throws {
    let folder = folder(in: repository)
    let source = "\(RuleFile.sources)/\(folder)/\(type).swift"
    let page = "Tests/PlumbRulesTests/Specs/\(folder)/\(name).md"
    guard !repository.exists(source), !repository.exists(page) else {
      throw DevError("the rule '\(topic)/\(name)' is there already")
    }
    try repository.write(sourceText, to: source)
    try repository.write(pageText, to: page)
    let list = try repository.text(RuleList.path)
    try repository.write(
      RuleList.text(list, listing: RuleFile.all(in: repository)), to: RuleList.path)
    print("wrote \(source)\nwrote \(page)\nFill them in, then run 'swift run plumb-dev generate'.")
  }

  /// The topic's folder: the one that is there already, or one that starts with a capital.
  private func folder(in repository: Repository) -> String {
    let files = repository.files(below: RuleFile.sources, suffix: ".swift")
    let folders = files.map { String($0.split(separator: "/")[2]) }
    return folders.first { $0.lowercased() == topic } ?? NewRuleCommand.capitalised(topic)
  }

  /// `BucketACLIsPublic`.
  var type: String { name.split(separator: "-").map { NewRuleCommand.capitalised($0) }.joined() }

  private static func capitalised(_ word: some StringProtocol) -> String {
    abbreviations.contains(String(word))
      ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Words that are written in capitals in Swift's names.
  private static let abbreviations: Set<String> = [
    "acl", "acm", "api", "arn", "cidr", "dns", "ebs", "ec2", "ecr", "ecs", "efs", "eks", "elb",
    "fifo", "http", "https", "iam", "id", "ip", "json", "kms", "mfa", "rds", "s3", "sam", "sns",
    "sqs", "ssl", "ssm", "sse", "tls", "ttl", "url", "vpc", "yaml",
  ]

  private var sourceText: String {
    """
    internal import PlumbEngine
    internal import PlumbSource
    internal import PlumbTemplate

    struct \(type): PropertiesRule {
      let metadata = RuleMetadata(
        id: "\(topic)/\(name)",
        title: "",
        severity: .error,
        rationale: "",
        remediation: "",
        references: [],
        aliases: [])

      let types: [String] = []

      func check(
        _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
        into findings: inout FindingCollector
      ) {
      }
    }

    """
  }

  private var pageText: String {
    """
    # \(topic)/\(name)

    ## What is reported
    ```yaml
    Resources: {}
    ```

    ## What is clean
    ```yaml
    Resources: {}
    ```

    ## A branch that is taken
    ```yaml
    Resources: {}
    ```

    """
  }
}
