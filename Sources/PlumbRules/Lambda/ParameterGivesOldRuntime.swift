internal import PlumbEngine
internal import PlumbSource

struct ParameterGivesOldRuntime: RuntimeRule {
  let metadata = RuleMetadata(
    id: "lambda/parameter-gives-old-runtime",
    title: "Parameter gives a Lambda runtime that takes no new functions",
    severity: .warning,
    rationale:
      "Lambda refuses to create functions with the runtime that the parameter's default or one of its values names. Judged on 2026-11-23, the day of the list.",
    remediation: "Take the runtime out of the parameter's values.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    ],
    aliases: ["W1030"])

  func isAbout(_ stage: RuntimeLifecycle.Stage, ofParameter: Bool) -> Bool {
    ofParameter && (stage == .closed || stage == .blocked)
  }
}
