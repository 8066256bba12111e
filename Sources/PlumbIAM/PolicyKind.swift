internal import PlumbTemplate

/// What a policy is attached to, which decides what its statements have.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
package enum PolicyKind: Sendable {
  /// Of a user, a group or a role: says which resources, its principal is whom it belongs to.
  case identity
  /// Of a resource: says who, and which resources.
  case resource
  /// Of an image repository: the repository is the resource.
  case repository
  /// Says who may assume a role: the role is the resource.
  case trust

  /// Whether a statement names principals.
  package var hasPrincipal: Bool { self != .identity }
  /// Whether a statement may name resources.
  package var canHaveResource: Bool { self != .trust }
  /// Whether a statement has to name resources.
  package var needsResource: Bool { self == .identity || self == .resource }

  /// The properties that hold policies of this kind, by resource type; `*` is each element of a list.
  package var properties: [String: [[String]]] {
    switch self {
    case .identity: PolicyKind.identityProperties
    case .resource: PolicyKind.resourceProperties
    case .repository: PolicyKind.repositoryProperties
    case .trust: PolicyKind.trustProperties
    }
  }

  private static let identityProperties: [String: [[String]]] = [
    "AWS::IAM::Group": [["Policies", "*", "PolicyDocument"]],
    "AWS::IAM::GroupPolicy": [["PolicyDocument"]],
    "AWS::IAM::ManagedPolicy": [["PolicyDocument"]],
    "AWS::IAM::Policy": [["PolicyDocument"]],
    "AWS::IAM::Role": [["Policies", "*", "PolicyDocument"]],
    "AWS::IAM::RolePolicy": [["PolicyDocument"]],
    "AWS::IAM::User": [["Policies", "*", "PolicyDocument"]],
    "AWS::IAM::UserPolicy": [["PolicyDocument"]],
    "AWS::SSO::PermissionSet": [["InlinePolicy"]],
  ]
  private static let resourceProperties: [String: [[String]]] = [
    "AWS::KMS::Key": [["KeyPolicy"]],
    "AWS::OpenSearchService::Domain": [["AccessPolicies"]],
    "AWS::S3::BucketPolicy": [["PolicyDocument"]],
    "AWS::SNS::TopicPolicy": [["PolicyDocument"]],
    "AWS::SQS::QueuePolicy": [["PolicyDocument"]],
  ]
  private static let repositoryProperties: [String: [[String]]] = [
    "AWS::ECR::Repository": [["RepositoryPolicyText"]]
  ]
  private static let trustProperties: [String: [[String]]] = [
    "AWS::IAM::Role": [["AssumeRolePolicyDocument"]]
  ]

  package static let all: [PolicyKind] = [.identity, .resource, .repository, .trust]
}
