internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource

struct MalformedTrustPolicy: PolicyRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-trust-policy",
    title: "Trust policy of a role breaks the policy grammar",
    severity: .error,
    rationale: "IAM refuses a policy that it can't read, and the deployment fails.",
    remediation: "Write the policy as the grammar says.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
    aliases: ["E3530"])

  let kind = PolicyKind.trust
}
