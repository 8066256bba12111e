internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct FailuresAreNotCounted: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/failures-are-not-counted",
    title: "Inline code catches failures and doesn't count them",
    severity: .warning,
    rationale:
      "A count that nothing changes stays at zero, so that the run ends well, and its metric stays good, whatever failed.",
    remediation:
      "Count the failure where it is caught, and raise an error at the end where there was one.",
    references: [
      "https://docs.python.org/3/tutorial/errors.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/python-exceptions.html",
    ])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let code = InlinePython(properties, of: resource, into: &findings),
      let blocks = PythonBlocks(code.text),
      case let problems = PythonCounts.problems(in: blocks) + PythonHandlers(blocks).successes(),
      !problems.isEmpty,
      InlinePython.isPython3(properties, of: resource, in: scenario, into: &findings)
    else { return }
    for problem in problems {
      findings.report(.init(problem.message, at: Label(code.span(of: problem))))
    }
  }
}
