internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MissingRow: Rule {
  let metadata = RuleMetadata(
    id: "mappings/missing-row",
    title: "Mapping has no entry for a value that a parameter can have",
    severity: .error,
    rationale:
      "CloudFormation refuses to deploy the stack with that value, which the parameter offers.",
    remediation:
      "Add the entry, remove the value from AllowedValues, or give the lookup a DefaultValue.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    ])

  func subjects(in template: Template) -> [Template] { [template] }

  var undecided: UndecidedTreatment { .ignore }
  var scope: RuleScope { .failedLookups }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    for expression in template.expressions {
      guard case .findInMap(let call) = expression.arguments,
        let lookup = MappingLookup(call, in: scenario), lookup.isIncomplete
      else { continue }
      switch scenario.reaches(expression.node) {
      case .known(false): continue
      case .unknown(let unknown): findings.reportUndecided(unknown)
      case .known(true):
        if let split = lookup.split {
          findings.reportUndecided(Unknown("the key of Fn::FindInMap", split: split))
        } else {
          findings.report(lookup.violation(at: expression))
        }
      }
    }
  }
}
