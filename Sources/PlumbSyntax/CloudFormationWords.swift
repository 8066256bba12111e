/// The words that templates are made of, which have the same number in every tree.
enum CloudFormationWords {
  /// The tags come first, so that a number tells whether a tag is one that CloudFormation knows.
  static let all = tags + ["<<"] + sections + attributes + parameters + functions + common

  /// The short forms of the intrinsic functions, and YAML's own tags that CloudFormation reads.
  ///
  /// [Intrinsic function reference](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html),
  /// [rule functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html).
  /// YAML's `binary`, `omap`, `pairs`, `set` and `timestamp` are missing on purpose:
  /// [template formats](https://docs.amazonaws.cn/en_us/AWSCloudFormation/latest/UserGuide/template-formats.html).
  static let tags =
    functionTags + [
      "tag:yaml.org,2002:str", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null", "tag:yaml.org,2002:map",
      "tag:yaml.org,2002:seq",
    ]

  static let functionTags = [
    "Ref", "GetAtt", "Sub", "Join", "Select", "Split", "If", "And", "Or", "Not", "Equals",
    "Condition", "FindInMap", "Base64", "Cidr", "GetAZs", "ImportValue", "Transform", "Length",
    "ToJsonString", "GetStackOutput", "Contains", "EachMemberEquals", "EachMemberIn", "RefAll",
    "ValueOf", "ValueOfAll",
  ]

  private static let sections = [
    "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings",
    "Conditions", "Resources", "Outputs", "Hooks",
  ]

  private static let attributes = [
    "Type", "Properties", "DependsOn", "CreationPolicy", "DeletionPolicy", "UpdatePolicy",
    "UpdateReplacePolicy", "Value", "Export", "Name",
  ]

  private static let parameters = [
    "Default", "AllowedValues", "AllowedPattern", "ConstraintDescription", "MinLength",
    "MaxLength", "MinValue", "MaxValue", "NoEcho", "RuleCondition", "Assertions", "Assert",
    "AssertDescription",
  ]

  private static let functions = [
    "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::If", "Fn::And",
    "Fn::Or", "Fn::Not", "Fn::Equals", "Fn::FindInMap", "Fn::Base64", "Fn::Cidr",
    "Fn::GetAZs", "Fn::ImportValue", "Fn::Transform", "Fn::Contains", "Fn::EachMemberEquals",
    "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll", "Fn::Length",
    "Fn::ToJsonString", "Fn::GetStackOutput",
  ]

  private static let common = [
    "Key", "Tags", "Version", "Statement", "Sid", "Effect", "Principal", "NotPrincipal",
    "Action", "NotAction", "Resource", "NotResource", "Service", "AWS", "PolicyDocument",
    "AssumeRolePolicyDocument", "Policies", "PolicyName", "ManagedPolicyArns", "Arn", "Role",
    "BucketName", "Bucket", "Status", "Id", "KmsKeyId",
  ]
}
