internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
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
    let isServerless = resource.type == "AWS::Serverless::Function"
    let package = isServerless ? properties : findings.mapping(properties["Code"])
    let name = isServerless ? "InlineCode" : "ZipFile"
    guard let package, let code = findings.scalar(package[name]),
      let problem = PythonSyntax.problem(in: code.text),
      // Asked last: a parameter often chooses it, and then each of its values is looked at.
      findings.text(properties["Runtime"])?.hasPrefix("python3") == true
    else { return }
    let span = span(of: problem, in: code) ?? package.label(of: name)
    findings.report(.init(problem.message, at: Label(span)))
  }

  /// Where the mistake is written; nil where the code is put together from parts.
  private func span(of problem: PythonProblem, in code: ScalarValue) -> Span? {
    guard let node = code.place?.node, node.kind == .scalar, node.text == code.text else {
      return nil
    }
    return node.span(ofText: problem.range)
  }
}
