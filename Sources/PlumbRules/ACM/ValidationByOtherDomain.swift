internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ValidationByOtherDomain: PropertiesRule {
  let metadata = RuleMetadata(
    id: "acm/validation-by-other-domain",
    title: "Certificate is validated by a domain that isn't above its own",
    severity: .error,
    rationale:
      "Mail for the validation goes to the domain itself or to one above it; Certificate Manager refuses others.",
    remediation: "Name the domain itself, or one above it, as 'ValidationDomain'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-certificatemanager-certificate-domainvalidationoption.html"
    ],
    aliases: ["E3503"])

  let types = ["AWS::CertificateManager::Certificate"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for option in findings.mappings(properties["DomainValidationOptions"]) {
      guard let name = findings.text(option["DomainName"]),
        let domain = findings.text(option["ValidationDomain"]), name != domain,
        !name.hasSuffix("." + domain)
      else { continue }
      findings.report(
        .init(
          "'\(domain)' isn't above '\(name)'", at: Label(option.label(of: "DomainName")),
          related: [Label(option.label(of: "ValidationDomain"), "the domain that validates")]))
    }
  }
}
