internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedParameter: Rule {
  let metadata = RuleMetadata(
    id: "parameters/malformed-parameter",
    title: "Parameter isn't declared as CloudFormation takes it",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a parameter that has no type, an attribute that isn't one of its type's, or a value that isn't written out.",
    remediation:
      "Give the parameter the attributes that the syntax of the Parameters section shows, with literal values.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    aliases: ["E2001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let section = template.namedSection("Parameters") else { return }
    findings.checkShape(
      "section 'Parameters'", section.body, .mapping, under: section.name.span, in: template)
    for (key, body) in template.writtenMembers(of: "Parameters") {
      if !key.text.isAlphanumeric {
        findings.report(
          .init(
            "parameter name '\(key.text)' has characters other than letters and digits",
            at: .init(key.span)))
      }
      if body.kind == .mapping {
        checkAttributes(of: key, body, in: template, into: &findings)
      } else {
        findings.checkShape(
          "parameter '\(key.text)'", body, .mapping, under: key.span, in: template)
      }
    }
  }

  private func checkAttributes(
    of name: Node, _ body: Node, in template: Template, into findings: inout FindingCollector
  ) {
    let type = body["Type"]?.text
    if type == nil {
      findings.report(.init("parameter '\(name.text)' has no Type", at: .init(name.span)))
    }
    for (key, value) in body.entries {
      guard let attribute = Attribute(rawValue: key.text) else {
        let names = Attribute.allCases.map(\.rawValue)
        findings.report(
          .init("a parameter has no attribute '\(key.text)'", at: .init(key.span))
            .suggesting(template.suggestion(for: key.text, among: names), in: template))
        continue
      }
      if let type, !attribute.belongs(to: type) {
        findings.report(
          .init("a parameter of type '\(type)' has no '\(key.text)'", at: .init(key.span)))
      }
      let what = "'\(key.text)' of parameter '\(name.text)'"
      findings.checkShape(what, value, attribute.shape, under: key.span, in: template)
      if attribute == .maxLength, let length = Double(value.text), length > 4_096 {
        findings.report(.init("\(what) is more than 4096", at: .init(value.span)))
      }
      guard attribute == .allowedValues, value.tag == nil else { continue }
      for element in value.elements {
        findings.checkShape(
          "an element of \(what)", element, .text, under: element.span, in: template)
      }
    }
  }
}

/// The attributes of a parameter.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
private enum Attribute: String, CaseIterable {
  case allowedPattern = "AllowedPattern"
  case allowedValues = "AllowedValues"
  case constraintDescription = "ConstraintDescription"
  case `default` = "Default"
  case description = "Description"
  case maxLength = "MaxLength"
  case maxValue = "MaxValue"
  case minLength = "MinLength"
  case minValue = "MinValue"
  case noEcho = "NoEcho"
  case type = "Type"

  var shape: ValueShape {
    switch self {
    case .allowedPattern, .constraintDescription, .default, .description, .type: .text
    case .allowedValues: .list
    case .maxLength, .minLength: .integer
    case .maxValue, .minValue: .number
    case .noEcho: .boolean
    }
  }

  func belongs(to type: String) -> Bool {
    switch self {
    case .maxValue, .minValue: type == "Number"
    case .allowedPattern, .maxLength, .minLength: type != "Number"
    default: true
    }
  }
}
