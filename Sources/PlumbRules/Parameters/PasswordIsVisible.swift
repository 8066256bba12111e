internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct PasswordIsVisible: Rule {
  let metadata = RuleMetadata(
    id: "parameters/password-is-visible",
    title: "Password is written out, or comes from a parameter without NoEcho",
    severity: .warning,
    rationale:
      "Everyone who may read the template, or describe the stack, reads the password.",
    remediation:
      "Use a dynamic reference to Secrets Manager, or at least a parameter with NoEcho.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    ],
    aliases: ["W2501"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Span> = []
    for resource in template.resources {
      guard let properties = resource.properties else { continue }
      look(at: properties.node, in: template) { violation in
        if seen.insert(violation.primary.span).inserted { findings.report(violation) }
      }
    }
  }

  /// Looks for passwords at every depth.
  private func look(
    at node: Node, in template: Template, report: (FindingCollector.Violation) -> Void
  ) {
    for element in node.elements { look(at: element, in: template, report: report) }
    for (key, value) in node.entries {
      if PasswordIsVisible.names.contains(key.text) {
        judge(value, of: key, in: template, report: report)
      }
      look(at: value, in: template, report: report)
    }
  }

  private func judge(
    _ value: Node, of key: Node, in template: Template, report: (FindingCollector.Violation) -> Void
  ) {
    if let call = template.expression(of: value) {
      switch call.arguments {
      case .ref(let name): judge(template.parameter(name.text), for: key, report: report)
      case .if(_, let then, let otherwise):
        judge(then, of: key, in: template, report: report)
        judge(otherwise, of: key, in: template, report: report)
      default: return
      }
    } else if value.kind == .mapping, value.count != 1 {
      report(.init("'\(key.text)' takes a text", at: .init(key.span)))
    } else if value.kind == .scalar, value.scalar != .null {
      let span = template.shapeSpan(of: value, under: key.span)
      if !value.text.contains("{{resolve:") {
        report(.init("'\(key.text)' is written out", at: .init(span)))
      } else if value.text.contains("{{resolve:ssm:") {
        report(
          .init("'\(key.text)' is stored in plain text, by {{resolve:ssm:}}", at: .init(span)))
      }
    }
  }

  private func judge(
    _ parameter: Parameter?, for key: Node, report: (FindingCollector.Violation) -> Void
  ) {
    guard let parameter, !parameter.isMasked, let declaration = parameter.declaration else {
      return
    }
    report(
      .init(
        "parameter '\(parameter.name)' is used as '\(key.text)' and has no NoEcho",
        at: .init(declaration.key.span), related: [Label(key.span, "used here")]))
  }

  /// The properties that hold a password wherever they stand.
  private static let names: Set<String> = [
    "ADDomainJoinPassword", "AccountPassword", "AdminPassword",
    "CrossRealmTrustPrincipalPassword", "DbPassword", "KdcAdminPassword", "MasterUserPassword",
    "Password", "PasswordParam",
  ]
}
