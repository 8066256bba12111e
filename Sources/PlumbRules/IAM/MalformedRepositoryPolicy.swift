internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MalformedRepositoryPolicy: PolicyRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-repository-policy",
    title: "Policy of an image repository breaks the policy grammar",
    severity: .error,
    rationale: "IAM refuses a policy that it can't read, and the deployment fails.",
    remediation: "Write the policy as the grammar says.",
    references: [
      "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ],
    aliases: ["E3513"])

  let kind = PolicyKind.repository

  func areNamesUnique(of resource: Resource) -> Bool { false }
}
