internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnusedParameter: Rule {
  let metadata = RuleMetadata(
    id: "parameters/unused-parameter",
    title: "Parameter is never used",
    severity: .warning,
    rationale:
      "Whoever deploys the stack is asked for a value that changes nothing.",
    remediation:
      "Use the parameter, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    aliases: ["W2001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    guard let used = names(usedIn: template) else { return }
    for parameter in template.parameters {
      guard let (key, body) = parameter.declaration.map({ ($0.key, $0.body) }),
        !used.contains(parameter.name),
        template.references.references(to: .parameter(parameter.name)).isEmpty
      else { continue }
      findings.report(
        .init(
          "parameter '\(parameter.name)' is never used", at: .init(key.span),
          fixes: Fix.all("remove the parameter", body.removing(), isSafe: false)))
    }
  }

  /// The names in calls outside of the parts that refer to others; nil if functions give some.
  private func names(usedIn template: Template) -> Set<String>? {
    var names: Set<String> = []
    for expression in template.allExpressions {
      switch expression.arguments {
      case .ref(let name): names.insert(name.text)
      case .sub(let text):
        for case .variable(let variable) in text.pieces { names.insert(variable.name.text) }
      case .pair(let name, _) where expression.function == .valueOf: names.insert(name.text)
      case .refOfResult where template.hasLanguageExtensions: return nil
      default: continue
      }
    }
    return names
  }
}
