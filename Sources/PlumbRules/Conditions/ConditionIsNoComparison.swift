internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ConditionIsNoComparison: Rule {
  let metadata = RuleMetadata(
    id: "conditions/condition-is-no-comparison",
    title: "Condition is no comparison",
    severity: .error,
    rationale:
      "CloudFormation refuses a condition that isn't made of Fn::Equals, Fn::And, Fn::Or, Fn::Not and other conditions.",
    remediation:
      "Name the condition by letters and digits, and write it with those functions; compare a parameter by Fn::Equals.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    ],
    aliases: ["E8001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (key, body) in template.writtenMembers(of: "Conditions") {
      let isGood = key.text.utf8.allSatisfy { $0.isAlphanumeric || $0 == 0x26 || $0 == 0x5F }
      let isSized = 1...Quota.name.rawValue ~= key.text.utf8.count
      if !isGood || !isSized {
        let problem =
          isSized
          ? "has characters other than letters and digits" : "isn't 1 to 255 characters long"
        findings.report(.init("condition name '\(key.text)' \(problem)", at: .init(key.span)))
      }
      if let call = template.conditionExpression(of: body) {
        if !ConditionIsNoComparison.functions.contains(call.function) {
          findings.report(
            .init(
              "\(call.function.rawValue) gives no condition",
              at: .init(template.shapeSpan(of: body, under: key.span))))
        }
      } else {
        findings.checkShape(
          "condition '\(key.text)'", body, .boolean, under: key.span, in: template)
      }
    }
  }

  private static let functions: [FunctionName] = [
    .and, .condition, .equals, .not, .or, .transform,
  ]
}
