internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct OutdatedPolicyVersion: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/outdated-policy-version",
    title: "Policy is written in an outdated version of the policy language",
    severity: .warning,
    rationale:
      "In version 2008-10-17 policy variables such as ${aws:username} are taken literally.",
    remediation: "Set 'Version' to 2012-10-17.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html"
    ],
    aliases: ["W2511"])

  let types = PolicyKind.all.flatMap(\.properties.keys)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (_, document) in findings.policyDocuments(PolicyKind.all, of: resource, properties)
    where findings.named(document["Version"], in: scenario.template) == "2008-10-17" {
      findings.report(
        .init(
          "version 2008-10-17 of the policy language is superseded by 2012-10-17",
          at: Label(document.label(of: "Version")), fixes: fixes(of: document)))
    }
  }

  /// A policy variable means itself in the old version, and something else in the new one.
  private func fixes(of document: MappingValue) -> [Fix] {
    guard let place = document.place, let version = document["Version"].place,
      version.node.text == version.text
    else { return [] }
    let source = place.node.tree.source
    return Fix.all(
      "write '2012-10-17'", version.node.replacing(with: "2012-10-17"),
      isSafe: !source.text(place.span).contains("${"), isOfRound: true)
  }
}
