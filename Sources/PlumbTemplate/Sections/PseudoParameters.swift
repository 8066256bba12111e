internal import PlumbPattern

extension Parameter {
  /// CloudFormation's pseudo parameters, apart from `AWS::NoValue`, which is the absence of a value.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
  static let pseudoParameters: [Parameter] = [
    pseudo("AWS::AccountId", pattern: #"\d{12}"#),
    pseudo("AWS::NotificationARNs", type: .commaDelimitedList),
    pseudo("AWS::Partition", pattern: "aws(-[a-z]+)*"),
    pseudo("AWS::Region", pattern: #"[a-z]{2,4}(-[a-z]+)+-\d"#),
    pseudo("AWS::StackId", pattern: "arn:.+"),
    pseudo("AWS::StackName", pattern: "[A-Za-z][A-Za-z0-9-]{0,127}"),
    pseudo("AWS::URLSuffix", pattern: "[a-z0-9.-]+"),
  ]

  /// The names of all pseudo parameters, `AWS::NoValue` included.
  package static let pseudoNames = Set(pseudoParameters.map(\.name) + ["AWS::NoValue"])

  /// Whether it is one of CloudFormation's own.
  public var isPseudo: Bool { declaration == nil }

  /// Values that a pseudo parameter really has in some deployments, the most common first.
  package var examples: [ParameterValue] {
    let texts: [String] =
      switch name {
      case "AWS::AccountId" where isPseudo: ["123456789012", "210987654321"]
      case "AWS::Partition" where isPseudo: (Region.examples + Region.known).map(\.partition)
      case "AWS::Region" where isPseudo: Region.examples.map(\.name)
      case "AWS::URLSuffix" where isPseudo: (Region.examples + Region.known).map(\.urlSuffix)
      default: []
      }
    return texts.map { ParameterValue($0) }
  }

  private static func pseudo(
    _ name: String, type: ParameterType = .string, pattern: String? = nil
  ) -> Parameter {
    Parameter(
      name: name, declaration: nil, type: type, defaultValue: nil,
      allowedValues: nil, minimum: nil, maximum: nil,
      minimumLength: nil, maximumLength: nil, allowedPattern: pattern.flatMap { try? Pattern($0) },
      patternValues: nil, isMasked: false)
  }
}
