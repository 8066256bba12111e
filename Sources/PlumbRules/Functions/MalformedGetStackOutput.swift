internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedGetStackOutput: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-get-stack-output",
    title: "Fn::GetStackOutput is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it a mapping with StackName and OutputName, and if needed Region and RoleArn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html"
    ],
    aliases: ["E1033"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .getStackOutput, in: scenario)
  }
}
