internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedInlinePython: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/malformed-inline-python",
    title: "Inline code is not valid Python",
    severity: .error,
    rationale:
      "Nobody compiles inline code before it is deployed; with a syntax error Lambda can't load it, and every run fails.",
    remediation: "Correct the code, or keep it in a file of its own that tests and linters read.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-code.html",
      "https://docs.python.org/3/reference/lexical_analysis.html",
    ])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let code = InlinePython(properties, of: resource, into: &findings),
      let problem = PythonSyntax.problem(in: code.text),
      InlinePython.isPython3(properties, of: resource, in: scenario, into: &findings)
    else { return }
    findings.report(.init(problem.message, at: Label(code.span(of: problem))))
  }
}
