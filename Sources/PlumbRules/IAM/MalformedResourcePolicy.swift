internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MalformedResourcePolicy: PolicyRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-resource-policy",
    title: "Policy of a resource breaks the policy grammar",
    severity: .error,
    rationale: "IAM refuses a policy that it can't read, and the deployment fails.",
    remediation: "Write the policy as the grammar says.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
    aliases: ["E3512"])

  let kind = PolicyKind.resource

  func areNamesUnique(of resource: Resource) -> Bool { resource.type != "AWS::S3::BucketPolicy" }
}
