internal import PlumbSchema
internal import PlumbSyntax
internal import PlumbTemplate

/// What names and ARNs of resources stand for.
extension SchemaContext {
  /// The formats of what a schema describes; nil if it takes anything.
  ///
  /// - Parameter schema: nil for a type whose `Ref` hasn't a format.
  func formats(of schema: Schema?) -> [String]? {
    guard let schema else { return [] }
    return ([schema] + schema.anyOf).compactMap { $0.format?.description }
  }

  /// What an attribute of a resource gives; nil if that isn't known.
  func attribute(_ name: String, of resource: Resource) -> Schema? {
    guard !resource.type.isOpen, let type = schemas[resource.type.rawValue] else { return nil }
    let attributes = type.attributes
    return attributes.isOpen ? nil : attributes[name]
  }
}

extension ResourceType {
  /// Whether what it gives is decided elsewhere: custom resources, modules, nested stacks.
  var isOpen: Bool {
    rawValue.hasPrefix("Custom::") || rawValue.hasSuffix("::MODULE")
      || ResourceType.open.contains(rawValue)
  }

  private static let open: Set<String> = [
    "AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Stack",
    "AWS::Serverless::Application", "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  ]

  /// Whether an attribute is what the author has put in, of whatever kind.
  func passesValuesOn(_ attribute: String) -> Bool {
    rawValue == "AWS::SSM::Parameter" && attribute == "Value"
  }
}

extension Resource {
  /// The formats of `Ref` where the resource decides them; nil for those of its type.
  ///
  /// A security group outside of a VPC is known by its name.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
  var referenceFormats: [String]? {
    guard type.rawValue == "AWS::EC2::SecurityGroup" else { return nil }
    return properties?.node["VpcId"] == nil
      ? ["AWS::EC2::SecurityGroup.Name"] : ["AWS::EC2::SecurityGroup.Id"]
  }
}

extension SchemaText {
  /// The format, if it is of names or ARNs of a resource type.
  ///
  /// Nil for notations as `ipv4`: schemas of attributes don't say in which their values are.
  var kindOfResource: String? { description.contains("::") ? description : nil }
}

extension String {
  /// `AWS::EC2::Subnet.Id` as words: `the Id of AWS::EC2::Subnet`.
  var formatWords: String {
    guard let dot = lastIndex(of: ".") else { return self }
    return "the \(self[index(after: dot)...]) of \(self[..<dot])"
  }
}

extension [String] {
  /// Formats as words.
  var words: String {
    map(\.formatWords).joined(separator: " or ")
  }
}
