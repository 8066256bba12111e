internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MalformedTrustPolicy: PropertiesRule {
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

  let types = Array(PolicyKind.trust.properties.keys)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let check = PolicyCheck(kind: .trust, template: scenario.template)
    for document in findings.policies(.trust, of: resource, properties) {
      check.check(document, into: &findings)
    }
  }
}
