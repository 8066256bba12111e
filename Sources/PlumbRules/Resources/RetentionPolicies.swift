internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension FindingCollector {
  /// Reports a deletion or replacement policy that the resource's type doesn't have.
  mutating func reportPolicy(
    _ name: String, of resource: Resource, _ values: [String], in scenario: Scenario
  ) {
    guard let (key, node) = resource.body.node.entry(name) else { return }
    let template = scenario.template
    if let call = template.expression(of: node) {
      if !ResourceType.functionsOfPolicies.contains(call.function) {
        report(.init("\(name) is a text, not \(call.function.rawValue)", at: Label(key.span)))
        return
      }
    } else if node.kind != .scalar || node.isForeign {
      report(.init("\(name) is a text, not \(node.described)", at: Label(key.span)))
      return
    }
    let values = values + (resource.type.hasSnapshots ? ["Snapshot"] : [])
    switch scenario.value(at: resource.body.at(node)) {
    case .scalar(let scalar) where !values.contains(scalar.text):
      let place = scalar.place?.span ?? key.span
      report(
        .init(
          "'\(scalar.text)' is no \(name) of \(resource.type)", at: Label(place)
        ).suggesting(template.suggestion(for: scalar.text, among: values), in: template))
    case .parameter(let reading):
      guard let split = reading.pin else { return }
      reportUndecided(reading.unknown(split: split))
    case .choice(let choice): reportUndecided(choice.unknown)
    case .unknown(let unknown): reportUndecided(unknown)
    case .scalar, .absent, .text, .mapping, .sequence: return
    }
  }
}

extension Template {
  /// The resources that have an attribute.
  func resources(with attribute: String) -> [Resource] {
    if hasCustomMacro { return [] }
    return resources.filter { $0.body.node[attribute] != nil }
  }
}

extension ResourceType {
  /// Whether its deletion policy can be `Snapshot`.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
  var hasSnapshots: Bool { ResourceType.typesWithSnapshots.contains(rawValue) }

  /// Whether what is in it is lost with it, though CloudFormation deletes it without asking.
  ///
  /// A bucket isn't among them: only an empty one can be deleted.
  var isStateful: Bool { ResourceType.statefulTypes.contains(rawValue) }

  /// The functions that can give a policy.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html
  fileprivate static let functionsOfPolicies: [FunctionName] = [
    .sub, .select, .findInMap, .if, .ref,
  ]

  private static let typesWithSnapshots: Set<String> = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
  ]

  private static let statefulTypes: Set<String> = [
    "AWS::Backup::BackupVault", "AWS::CloudFormation::Stack", "AWS::Cognito::UserPool",
    "AWS::DocDB::DBCluster", "AWS::DocDB::DBInstance", "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table", "AWS::EC2::Volume", "AWS::EFS::FileSystem", "AWS::EMR::Cluster",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Elasticsearch::Domain", "AWS::FSx::FileSystem", "AWS::KMS::Key", "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup", "AWS::Neptune::DBCluster", "AWS::Neptune::DBInstance",
    "AWS::OpenSearchService::Domain", "AWS::Organizations::Account", "AWS::QLDB::Ledger",
    "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::SDB::Domain",
    "AWS::SQS::Queue", "AWS::SecretsManager::Secret",
  ]
}
