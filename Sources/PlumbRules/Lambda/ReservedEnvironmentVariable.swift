internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ReservedEnvironmentVariable: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/reserved-environment-variable",
    title: "Environment variable has a name that Lambda reserves",
    severity: .error,
    rationale: "Lambda sets these variables itself, and refuses a function that does.",
    remediation: "Give the variable another name.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"],
    aliases: ["E3663"])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let environment = findings.mapping(properties["Environment"]),
      let variables = findings.mapping(environment["Variables"])
    else { return }
    for (key, value) in variables.members where ReservedEnvironmentVariable.names.contains(key.text)
    {
      guard findings.isAbsent(value) == false else { continue }
      findings.report(
        .init("Lambda sets the variable '\(key.text)' itself", at: Label(key.span)))
    }
  }

  private static let names: Set = [
    "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT", "_HANDLER", "_X_AMZN_TRACE_ID",
  ]
}
