internal import PlumbEngine
internal import PlumbSource

struct RuntimeRefusesNewFunctions: RuntimeRule {
  let metadata = RuleMetadata(
    id: "lambda/runtime-refuses-new-functions",
    title: "Lambda runtime takes no new functions",
    severity: .error,
    rationale:
      "Lambda refuses to create functions with a runtime whose day has passed. Judged on 2026-11-23, the day of the list.",
    remediation: "Move to the runtime that takes its place.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    ],
    aliases: ["E2531"])

  func isAbout(_ stage: RuntimeLifecycle.Stage, ofParameter: Bool) -> Bool {
    stage == .closed && !ofParameter
  }
}
