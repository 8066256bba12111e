internal import PlumbSyntax
internal import PlumbTemplate

/// Where in the template a text stands.
struct TextPlace {
  /// The resource; nil in outputs.
  var resource: Resource?
  /// The attribute of the resource or the output: `Properties`, `Value`.
  var attribute = ""
  /// The keys below the attribute.
  var keys: [Node] = []
  /// Whether a function other than `Fn::If` is around it.
  var isInFunction = false

  /// What it is called in a message.
  var name: String {
    guard let resource else { return "outputs" }
    guard attribute == "Properties" else { return "the attribute \(attribute)" }
    return ([resource.type.rawValue] + keys.map(\.text)).joined(separator: ".")
  }

  /// Whether it belongs to a definition in which a state machine replaces variables itself.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
  var isStateMachineDefinition: Bool {
    guard let resource, attribute == "Properties", let first = keys.first else { return false }
    return TextPlace.stateMachines.contains(resource.type.rawValue)
      && (first.hasText("DefinitionString") || first.hasText("Definition"))
  }

  /// Whether parameters of Systems Manager are resolved here.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
  var takesParameters: Bool {
    resource == nil
      ? attribute == "Value" : attribute == "Properties" || attribute == "Metadata"
  }

  /// Whether secure strings are resolved here.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
  var takesSecureStrings: Bool {
    guard let resource, attribute == "Properties" else { return false }
    let path = keys.map(\.text).joined(separator: "/")
    return TextPlace.secureProperties[resource.type.rawValue]?.contains(path) ?? false
  }

  /// Properties that name a secret by its address.
  static let addressKeys: Set<String> = [
    "SecretARN", "SecretArn", "SecretsManagerConfiguration", "SecretsManagerOracleAsmSecretId",
    "SecretsManagerSecretId", "SecretsManagerSecurityDbEncryptionSecretId",
  ]

  private static let stateMachines: Set<String> = [
    "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
  ]

  private static let secureProperties: [String: Set<String>] = [
    "AWS::DirectoryService::MicrosoftAD": ["Password"],
    "AWS::DirectoryService::SimpleAD": ["Password"],
    "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
    "AWS::IAM::User": ["LoginProfile/Password"],
    "AWS::KinesisFirehose::DeliveryStream": ["RedshiftDestinationConfiguration/Password"],
    "AWS::OpsWorks::App": ["AppSource/Password"],
    "AWS::OpsWorks::Stack": ["RdsDbInstances/DbPassword", "CustomCookbooksSource/Password"],
    "AWS::RDS::DBCluster": ["MasterUserPassword"],
    "AWS::RDS::DBInstance": ["MasterUserPassword"],
    "AWS::Redshift::Cluster": ["MasterUserPassword"],
  ]
}
