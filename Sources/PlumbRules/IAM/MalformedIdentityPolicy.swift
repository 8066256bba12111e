internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource

struct MalformedIdentityPolicy: PolicyRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-identity-policy",
    title: "Policy of a user, group or role breaks the policy grammar",
    severity: .error,
    rationale: "IAM refuses a policy that it can't read, and the deployment fails.",
    remediation: "Write the policy as the grammar says.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
    aliases: ["E3510"])

  let kind = PolicyKind.identity
}
