internal import PlumbEngine
internal import PlumbSource

struct RuntimeIsDeprecated: RuntimeRule {
  let metadata = RuleMetadata(
    id: "lambda/runtime-is-deprecated",
    title: "Lambda runtime is deprecated",
    severity: .note,
    rationale:
      "Lambda no longer mends security holes of a deprecated runtime, and ends support for functions with it. Judged on 2026-11-23, the day of the list.",
    remediation: "Move to the runtime that takes its place.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
    ],
    aliases: ["W2531"])

  func isAbout(_ stage: RuntimeLifecycle.Stage, ofParameter: Bool) -> Bool {
    stage == .deprecated
  }
}
