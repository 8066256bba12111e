internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct SecretIsAParameter: Rule {
  let metadata = RuleMetadata(
    id: "parameters/secret-is-a-parameter",
    title: "Secret comes from a parameter",
    severity: .warning,
    rationale:
      "Whoever deploys the stack has to know the secret, and it stays in scripts and histories; Secrets Manager and Parameter Store keep it to those who need it.",
    remediation:
      "Use a dynamic reference such as {{resolve:secretsmanager:Name}}.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    ],
    aliases: ["W1011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Span> = []
    for resource in template.resources {
      guard let paths = SecretIsAParameter.paths[resource.type.rawValue],
        let properties = resource.properties
      else { continue }
      for use in paths.flatMap({ template.parameterUses(in: properties.node, at: $0) })
      where seen.insert(use.name.span).inserted {
        findings.report(
          .init(
            "the secret '\(use.property)' comes from parameter '\(use.name.text)'",
            at: .init(use.label)))
      }
    }
  }

  /// The properties that take secrets, by type; `*` stands for every element of a list.
  private static let paths: [String: [[String]]] = [
    "AWS::DirectoryService::MicrosoftAD": [["Password"]],
    "AWS::DirectoryService::SimpleAD": [["Password"]],
    "AWS::ElastiCache::ReplicationGroup": [["AuthToken"]],
    "AWS::IAM::User": [["LoginProfile", "Password"]],
    "AWS::KinesisFirehose::DeliveryStream": [["RedshiftDestinationConfiguration", "Password"]],
    "AWS::OpsWorks::App": [["AppSource", "Password"]],
    "AWS::OpsWorks::Stack": [
      ["RdsDbInstances", "*", "DbPassword"], ["CustomCookbooksSource", "Password"],
    ],
    "AWS::RDS::DBCluster": [["MasterUserPassword"]],
    "AWS::RDS::DBInstance": [["MasterUserPassword"]],
    "AWS::Redshift::Cluster": [["MasterUserPassword"]],
  ]
}
