internal import PlumbEngine
internal import PlumbSource

struct RuntimeRefusesUpdates: RuntimeRule {
  let metadata = RuleMetadata(
    id: "lambda/runtime-refuses-updates",
    title: "Lambda runtime takes neither new functions nor updates",
    severity: .error,
    rationale:
      "Lambda refuses to create and to update functions with a runtime whose day has passed. Judged on 2026-11-23, the day of the list.",
    remediation: "Move to the runtime that takes its place.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    ],
    aliases: ["E2533"])

  func isAbout(_ stage: RuntimeLifecycle.Stage, ofParameter: Bool) -> Bool {
    stage == .blocked && !ofParameter
  }
}
