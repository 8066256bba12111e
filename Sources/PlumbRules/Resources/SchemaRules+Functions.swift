internal import PlumbSource
internal import PlumbTemplate

/// What functions give where a resource takes something else.
extension SchemaRules {
  static let functions: [RuleMetadata] =
    [attributeOfWrongKind, attributeOfWrongType, referenceOfWrongKind, referenceOfWrongType]
    + wrongTypes.map(\.rule) + results.map(\.rule)

  private static let reference =
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-"

  private static func kind(_ id: String, _ alias: String, _ title: String, _ page: String)
    -> RuleMetadata
  {
    RuleMetadata(
      id: RuleID("functions/" + id), title: title, severity: .error,
      rationale: "The service is given the name of something else, and refuses it.",
      remediation:
        "Refer to a resource of the kind that the property wants, or to its right attribute.",
      references: [reference + page], aliases: [alias])
  }

  private static func type(_ id: String, _ alias: String, _ title: String, _ page: String)
    -> RuleMetadata
  {
    RuleMetadata(
      id: RuleID("functions/" + id), title: title, severity: .error,
      rationale: "CloudFormation refuses a value of another type than the property takes.",
      remediation: "Use a function that gives a value of the property's type.",
      references: [reference + page], aliases: [alias])
  }

  static let attributeOfWrongKind = kind(
    "attribute-of-wrong-kind", "E1040", "Attribute isn't the kind of name or ARN that is wanted",
    "getatt.html")
  static let referenceOfWrongKind = kind(
    "reference-of-wrong-kind", "E1041", "Ref isn't the kind of name or ARN that is wanted",
    "ref.html")
  static let attributeOfWrongType = type(
    "attribute-of-wrong-type", "E1010", "Attribute isn't of the type that is wanted",
    "getatt.html")
  static let referenceOfWrongType = type(
    "reference-of-wrong-type", "E1020", "Ref doesn't give the type that is wanted", "ref.html")

  /// That a function gives a value of a type that isn't wanted.
  static func resultOfWrongType(_ function: FunctionName) -> RuleMetadata {
    wrongTypes.first { $0.function == function }?.rule ?? wrongType
  }

  private static let wrongTypes = [
    wrongType(.sub, "E1019"), wrongType(.join, "E1022"), wrongType(.base64, "E1021"),
    wrongType(.split, "E1018"), wrongType(.getAZs, "E1015"), wrongType(.cidr, "E1024"),
    wrongType(.findInMap, "E1011"), wrongType(.importValue, "E1016"),
    wrongType(.length, "E1030"), wrongType(.toJSONString, "E1031"),
    wrongType(.getStackOutput, "E1033"),
  ]

  private static func wrongType(
    _ function: FunctionName, _ alias: String
  ) -> (function: FunctionName, rule: RuleMetadata) {
    let rule = type(
      "\(function.slug)-of-wrong-type", alias,
      "\(function.rawValue) doesn't give the type that is wanted",
      function.page)
    return (function, rule)
  }

  /// That what a function gives in some deployment isn't what is wanted.
  static func result(of function: FunctionName) -> RuleMetadata {
    results.first { $0.function == function }?.rule ?? unmetConstraint
  }

  private static let results = [
    result(.ref, "W1030"), result(.sub, "W1031"), result(.join, "W1032"),
    result(.split, "W1033"), result(.findInMap, "W1034"), result(.select, "W1035"),
    result(.getAZs, "W1036"), result(.toJSONString, "W1040"),
  ]

  private static func result(
    _ function: FunctionName, _ alias: String
  ) -> (function: FunctionName, rule: RuleMetadata) {
    let rule = RuleMetadata(
      id: RuleID("functions/unfit-result-of-\(function.slug)"),
      title: "\(function.rawValue) gives a value that the property doesn't take",
      severity: .warning,
      rationale:
        "The service refuses the value that a default, a listed value or a mapping leads to.",
      remediation: "Correct the parameter's default and values, or what the function is made of.",
      references: [reference + function.page], aliases: [alias])
    return (function, rule)
  }
}

extension FunctionName {
  /// The last part of the name of its page.
  fileprivate var page: String {
    switch self {
    case .getAZs: "getavailabilityzones.html"
    case .toJSONString: "ToJsonString.html"
    default: tag.lowercased() + ".html"
    }
  }

  /// The name in an identifier of a rule: `find-in-map`.
  fileprivate var slug: String {
    switch self {
    case .findInMap: "find-in-map"
    case .getAZs: "get-azs"
    case .importValue: "import-value"
    case .toJSONString: "to-json-string"
    case .getStackOutput: "get-stack-output"
    default: tag.lowercased()
    }
  }
}
