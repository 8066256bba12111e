internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedCall: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-call",
    title: "Function is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the right number or shape.",
    remediation:
      "Give the function the arguments that its documentation shows.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html"
    ],
    aliases: [
      "E1010", "E1011", "E1017", "E1018", "E1019", "E1020", "E1022", "E1024", "E1028", "E8003",
      "E8004", "E8005", "E8006",
    ])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro { return }
    for expression in template.expressions {
      guard let expected = expectation(of: expression) else { continue }
      if template.hasLanguageExtensions,
        MalformedCall.extendedFunctions.contains(expression.function)
      {
        continue
      }
      findings.report(
        .init(
          "\(expression.function.rawValue) takes \(expected)", at: .init(expression.nameSpan)))
    }
  }

  /// What a malformed call should have; nil for a call that is well formed.
  private func expectation(of expression: Expression) -> String? {
    switch expression.arguments {
    case .malformed(let expected): return expected
    case .if(let condition, _, _):
      return condition.kind == .scalar ? nil : "the name of a condition as its first argument"
    case .logical(let conditions) where expression.function == .not:
      return conditions.count == 1 ? nil : "a list of one condition"
    case .logical(let conditions):
      return MalformedCall.operandCounts.contains(conditions.count)
        ? nil : "a list of 2 to 10 conditions"
    default: return nil
    }
  }

  /// `Fn::And` and `Fn::Or`.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
  private static let operandCounts = 2...10

  /// The functions that take further functions as arguments with `AWS::LanguageExtensions`.
  private static let extendedFunctions: Set<FunctionName> = [.findInMap, .getAtt, .ref]
}
