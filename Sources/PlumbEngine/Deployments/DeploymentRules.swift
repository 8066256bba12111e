public import PlumbSource

/// What is reported about the deployments that somebody chose.
public enum DeploymentRules {
  public static let all = [
    refusedDeployment, refusedValue, undeclaredParameter, valuelessParameter, wrongFile,
  ]

  static let refusedDeployment = RuleMetadata(
    id: "plumb/refused-deployment",
    title: "Values are given together that the template refuses", severity: .error,
    rationale:
      "CloudFormation refuses such a deployment before it makes anything, so nothing is said about it.",
    remediation: "Give values with which every assertion of the template's Rules holds.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    ])

  static let refusedValue = RuleMetadata(
    id: "plumb/refused-parameter-value",
    title: "Parameter is given a value that its declaration refuses", severity: .error,
    rationale: "CloudFormation refuses such a deployment before it makes anything.",
    remediation: "Give a value that the template admits, or widen the parameter's constraints.")

  static let undeclaredParameter = RuleMetadata(
    id: "plumb/undeclared-parameter-value",
    title: "Value is given for a parameter that no checked template has", severity: .warning,
    rationale: "The value has no effect, and its author believes that it has.",
    remediation: "Correct the name, or remove the value.")

  static let valuelessParameter = RuleMetadata(
    id: "plumb/parameter-without-value",
    title: "Deployment gives a parameter without a default no value", severity: .note,
    rationale: "CloudFormation would refuse the deployment; every value is considered instead.",
    remediation: "Add the parameter to the deployment's values, or give it a default.")

  static let wrongFile = RuleMetadata(
    id: "plumb/wrong-parameters-file", title: "Parameters file can't be understood",
    severity: .error,
    rationale: "Values that can't be read have no effect.",
    remediation: "Use one of the forms that the guide's page 'Choosing deployments' shows.")
}
