internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnknownNameInInlinePython: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/unknown-name-in-inline-python",
    title: "Inline code uses a name that isn't there",
    severity: .error,
    rationale:
      "Python looks names up when it comes to them: a misspelt method or a forgotten import deploys, and fails on the first night.",
    remediation: "Import the module, or spell the method as boto3 does.",
    references: [
      "https://docs.aws.amazon.com/boto3/latest/guide/clients.html",
      "https://docs.python.org/3/reference/simple_stmts.html",
    ])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let code = InlinePython(properties, of: resource, into: &findings),
      case let problems = PythonNames.problems(in: code.text), !problems.isEmpty,
      InlinePython.isPython3(properties, of: resource, in: scenario, into: &findings)
    else { return }
    for problem in problems {
      findings.report(.init(problem.message, at: Label(code.span(of: problem))))
    }
  }
}
