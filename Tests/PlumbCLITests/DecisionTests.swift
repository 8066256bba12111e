import PlumbEngine
import PlumbSource
import Testing

@testable import PlumbCLI

/// What the command decides before and after a run; whole runs are in `CommandTests`.
struct DecisionTests {
  @Test(arguments: [
    (OutputOptions.Color.auto, false, [:], false), (.auto, true, [:], true),
    (.auto, true, ["TERM": "dumb"], false), (.auto, true, ["CLICOLOR": "0"], false),
    (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
    (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
    (.auto, true, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    (.always, false, ["NO_COLOR": "1"], true), (.never, true, ["CLICOLOR_FORCE": "1"], false),
  ])
  func colourFollowsTheOptionThenTheEnvironmentThenTheTerminal(
    color: OutputOptions.Color, isTerminal: Bool, environment: [String: String], isOn: Bool
  ) {
    #expect(color.isOn(isTerminal: isTerminal) { environment[$0] } == isOn)
  }

  @Test(arguments: [
    ("", "note", 0), ("error", "note", 2), ("warning", "note", 4), ("note", "note", 8),
    ("error warning note", "note", 14), ("error warning note", "warning", 6), ("note", "error", 0),
    ("error", "never", 0),
  ])
  func cfnLintAddsUpWhatFails(severities: String, failOn: String, status: Int32) {
    let found = Set(severities.split(separator: " ").compactMap { Severity(rawValue: String($0)) })
    let failOn = Severity(rawValue: failOn)
    #expect(
      RunStatus.linter(found, hasUnreadable: false, failOn: failOn).rawValue == status)
    let unreadable = RunStatus.linter(found, hasUnreadable: true, failOn: failOn)
    #expect(unreadable.rawValue == (failOn == nil ? 0 : status | 2))
  }

  @Test(arguments: [
    (FailureThreshold.error, Severity.error, RunStatus.findings), (.error, .warning, .clean),
    (.warning, .warning, .findings), (.note, .note, .findings), (.never, .error, .clean),
  ])
  func aRunFailsFromItsThresholdOn(
    threshold: FailureThreshold, severity: Severity, status: RunStatus
  ) {
    let finding = Finding(
      rule: "a/rule", severity: severity, message: "m", source: Source(name: "t", text: "x"),
      primary: Label(Span(0, 1)))
    #expect(threshold.status(of: Report(findings: [finding])) == status)
    let unreadable = [Report.Unreadable(name: "u", reason: "r")]
    #expect(
      threshold.status(of: Report(findings: [finding], unreadable: unreadable)) == .unreadable)
  }
}
