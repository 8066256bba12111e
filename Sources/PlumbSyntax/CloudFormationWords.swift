/// The words that templates are made of, which have the same number in every tree.
enum CloudFormationWords {
  static let all = sections + attributes + parameters + functions + common

  private static let sections = [
    "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings",
    "Conditions", "Transform", "Resources", "Outputs", "Hooks",
  ]

  private static let attributes = [
    "Type", "Properties", "Condition", "DependsOn", "CreationPolicy", "DeletionPolicy",
    "UpdatePolicy", "UpdateReplacePolicy", "Value", "Export", "Name", "<<",
  ]

  private static let parameters = [
    "Default", "AllowedValues", "AllowedPattern", "ConstraintDescription", "MinLength",
    "MaxLength", "MinValue", "MaxValue", "NoEcho", "RuleCondition", "Assertions", "Assert",
    "AssertDescription",
  ]

  private static let functions = [
    "Ref", "GetAtt", "Sub", "Join", "Select", "Split", "If", "And", "Or", "Not", "Equals",
    "FindInMap", "Base64", "Cidr", "GetAZs", "ImportValue", "Contains", "EachMemberEquals",
    "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll", "Length", "ToJsonString",
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
