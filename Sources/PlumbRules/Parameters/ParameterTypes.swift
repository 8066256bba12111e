/// The types that a parameter can have.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
enum ParameterTypes {
  /// Every type that the documentation lists.
  static let documented: Set<String> = {
    let singles = ["Number", "String", "AWS::SSM::Parameter::Name"] + resources
    let lists = ["Number", "String"] + resources.filter { $0 != "AWS::EC2::KeyPair::KeyName" }
    let plain = singles + ["CommaDelimitedList"] + lists.map { "List<\($0)>" }
    return Set(plain + plain.map { "AWS::SSM::Parameter::Value<\($0)>" })
  }()

  /// Whether it is a list of something or a stored value, which CloudFormation takes of any type.
  static func isWrapper(_ type: String) -> Bool {
    type.hasPrefix("List<") || type.hasPrefix("AWS::SSM::Parameter::Value<")
  }

  private static let resources = [
    "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
  ]
}
