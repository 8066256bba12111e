internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedCidr: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-cidr",
    title: "Fn::Cidr is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it an IPv4 block, a count from 1 to 256, and at most the number of bits of each subnet.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html"
    ],
    aliases: ["E1024"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .cidr, in: scenario)
  }
}
