internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds policies of a kind to the grammar of the policy language.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
struct PolicyCheck {
  let kind: PolicyKind
  let template: Template
  /// Whether the statements of a policy have names of their own.
  var areNamesUnique = true

  func check(_ value: Value, into findings: inout FindingCollector) {
    // What is put into a text need not be known to judge the rest of it.
    if case .text = value, let document = DocumentInText(value, in: template) {
      return check(document, into: &findings)
    }
    guard let value = findings.known(value) else { return }
    switch value {
    case .mapping(let document): check(document, into: &findings)
    case .sequence:
      report("a policy is a mapping, not a list", value.label, into: &findings)
    case .scalar(let scalar):
      if let document = DocumentInText(value, in: template) {
        return check(document, into: &findings)
      }
      guard let text = findings.named(value, in: template), !text.isEmpty else { return }
      report("a policy is a mapping, not '\(text)'", scalar.place?.node.span, into: &findings)
    case .absent, .parameter, .text, .choice, .unknown: return
    }
  }

  private func check(_ document: DocumentInText, into findings: inout FindingCollector) {
    if let invalid = document.invalid { findings.report(invalid) }
    document.check(into: &findings) { value, scenario, findings in
      PolicyCheck(kind: kind, template: scenario.template, areNamesUnique: areNamesUnique)
        .check(value, into: &findings)
    }
  }

  private func check(_ document: MappingValue, into findings: inout FindingCollector) {
    checkKeys(of: document, among: PolicyGrammar.elements, "a policy", into: &findings)
    if let version = findings.named(document["Version"], in: template),
      !PolicyGrammar.versions.contains(version)
    {
      report(
        "'\(version)' is no version of the policy language, which are "
          + PolicyGrammar.versions.joined(separator: " and "),
        document.label(of: "Version"), into: &findings)
    }
    for key in ["Id", "Version"] where findings.decided(document[key]).isCollection {
      report("'\(key)' is a text", document.label(of: key), into: &findings)
    }
    guard let isAbsent = findings.isAbsent(document["Statement"]) else { return }
    if isAbsent {
      report("the policy has no 'Statement'", document.label, into: &findings)
      return
    }
    var names: Set<String> = []
    var isRepeated = false
    for element in findings.elements(document["Statement"]) {
      guard case .mapping(let statement) = element else {
        if element.isCollection || findings.named(element, in: template) != nil {
          report("a statement is a mapping", element.label, into: &findings)
        }
        continue
      }
      if let name = findings.named(statement["Sid"], in: template) {
        isRepeated = !names.insert(name).inserted || isRepeated
      }
      StatementCheck(kind: kind, template: template, statement: statement).check(into: &findings)
    }
    if isRepeated, areNamesUnique {
      report(
        "two statements have the same 'Sid'", document.label(of: "Statement"), into: &findings)
    }
  }

  private func report(
    _ message: String, _ span: Span?, into findings: inout FindingCollector
  ) {
    guard let span else { return }
    findings.report(.init(message, at: Label(span)))
  }
}

extension PolicyCheck {
  /// Reports keys that aren't among those that something has.
  func checkKeys(
    of mapping: MappingValue, among known: [String], _ owner: String,
    into findings: inout FindingCollector
  ) {
    for (key, _) in mapping.members
    where !known.contains(key.text) && !key.text.hasPrefix("Fn::") {
      let suggestion = template.suggestion(for: key.text, among: known)
      findings.report(
        .init("\(owner) has no element '\(key.text)'", at: Label(key.span))
          .suggesting(suggestion, in: template))
    }
  }
}

extension Value {
  /// Whether it is a list or a mapping.
  var isCollection: Bool {
    switch self {
    case .mapping, .sequence: true
    case .absent, .scalar, .parameter, .text, .choice, .unknown: false
    }
  }
}
