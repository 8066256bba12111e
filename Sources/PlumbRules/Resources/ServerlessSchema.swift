internal import PlumbSyntax
internal import PlumbTemplate

/// Where SAM takes more than the schemas of its types say: its translator is asked, which decides.
///
/// https://github.com/aws/serverless-application-model/tree/develop/samtranslator/model
enum ServerlessSchema {
  /// Whether SAM takes a property at a node which the schema doesn't have: of an event source.
  static func takes(_ property: String, at value: Node, of type: ResourceType) -> Bool {
    guard type.rawValue.hasPrefix("AWS::Serverless::") else { return false }
    let owner = value.parent
    // SAM makes a queue or a topic of that type.
    if property == "Type" { return owner?.key?.hasText("OnFailure") == true }
    // Events, the name of one, its Properties.
    return eventProperties.contains(property)
      && owner?.parent?.parent?.key?.hasText("Events") == true
  }

  /// Whether what a property can be isn't what its schema says.
  static func isFree(_ property: String, of type: ResourceType?) -> Bool {
    switch property {
    // A text or a list of texts, and not Cognito's own mapping.
    case "Trigger": type == "AWS::Serverless::Function"
    // A text too.
    case "Policy": type == "AWS::Serverless::Api"
    default: false
    }
  }

  private static let eventProperties: Set<String> = [
    "DeadLetterConfig", "DestinationConfig", "Enabled", "InputTransformer", "RedrivePolicy",
    "RetryPolicy", "RuleName", "Stage", "State", "Target",
  ]

  /// What the transform takes in `Globals` beyond the schema, by section.
  static let globals: [String: Set<String>] = [
    "Api": ["EndpointAccessMode"],
    "CapacityProvider": ["LoggingConfig", "ManagedResourceTags"],
    "Function": [
      "AutoPublishAliasAllProperties", "CodeSigningConfigArn", "FileSystemConfigs",
      "FunctionUrlConfig",
    ],
    "MicrovmImage": [],
    "NetworkConnector": [],
    "WebSocketApi": ["FailOnWarnings"],
  ]
}
