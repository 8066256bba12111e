internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct FinallyDropsTheException: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/finally-drops-the-exception",
    title: "Inline code leaves a finally clause, and drops the exception",
    severity: .warning,
    rationale:
      "Python discards an exception when the finally clause returns, breaks or continues, so that Lambda counts a failed run as a good one.",
    remediation: "Move the statement behind the finally clause.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html",
      "https://docs.python.org/3/tutorial/errors.html#defining-clean-up-actions",
      "https://docs.python.org/3/reference/compound_stmts.html#finally-clause",
    ])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let code = InlinePython(properties, of: resource, into: &findings),
      let blocks = PythonBlocks(code.text),
      case let problems = PythonHandlers(blocks).leavings(), !problems.isEmpty,
      InlinePython.isPython3(properties, of: resource, in: scenario, into: &findings)
    else { return }
    for problem in problems {
      findings.report(.init(problem.message, at: Label(code.span(of: problem))))
    }
  }
}
