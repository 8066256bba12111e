internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds one statement of a policy to the grammar.
struct StatementCheck {
  let kind: PolicyKind
  let template: Template
  let statement: MappingValue

  func check(into findings: inout FindingCollector) {
    PolicyCheck(kind: kind, template: template).checkKeys(
      of: statement, among: PolicyGrammar.statementElements(of: kind),
      "a statement of this policy", into: &findings)
    requireOne(of: "Action", "NotAction", into: &findings)
    if kind.needsResource { requireOne(of: "Resource", "NotResource", into: &findings) }
    if kind.hasPrincipal { requireOne(of: "Principal", "NotPrincipal", into: &findings) }
    checkEffect(into: &findings)
    checkName(into: &findings)
    for key in ["Action", "NotAction"] { checkTexts(key, into: &findings) }
    for key in ["Resource", "NotResource"] where kind.canHaveResource {
      checkTexts(key, into: &findings)
      if kind == .identity { checkResources(key, into: &findings) }
    }
    if kind.hasPrincipal {
      for key in ["Principal", "NotPrincipal"] { checkPrincipal(key, into: &findings) }
    }
    checkCondition(into: &findings)
  }

  private func requireOne(
    of one: String, _ other: String, into findings: inout FindingCollector
  ) {
    guard let lacksOne = lacks(one, &findings), let lacksOther = lacks(other, &findings),
      lacksOne == lacksOther
    else { return }
    if lacksOne {
      findings.report(
        .init("the statement has neither '\(one)' nor '\(other)'", at: Label(statement.label)))
    } else if let first = statement.key(one), let second = statement.key(other) {
      findings.report(
        .init(
          "the statement has both '\(one)' and '\(other)'", at: Label(first.span),
          related: [Label(second.span, "the other one")]))
    }
  }

  /// Whether an element isn't there, or is a key without a value; nil if that isn't known.
  private func lacks(_ element: String, _ findings: inout FindingCollector) -> Bool? {
    if statement.place(of: element)?.node.isNull == true { return true }
    return findings.isAbsent(statement[element])
  }

  private func checkEffect(into findings: inout FindingCollector) {
    guard let isAbsent = lacks("Effect", &findings) else { return }
    if isAbsent {
      findings.report(.init("the statement has no 'Effect'", at: Label(statement.label)))
    } else if statement["Effect"].isCollection {
      findings.report(.init("'Effect' is a text", at: Label(statement.label(of: "Effect"))))
    } else if let effect = findings.named(statement["Effect"], in: template),
      !PolicyGrammar.effects.contains(effect)
    {
      let suggestion = template.suggestion(for: effect, among: PolicyGrammar.effects)
      findings.report(
        .init(
          "'\(effect)' is no effect, which are Allow and Deny",
          at: Label(statement.label(of: "Effect"))
        ).suggesting(suggestion, in: template))
    }
  }

  /// Names in policies of identities are letters and digits.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
  private func checkName(into findings: inout FindingCollector) {
    guard kind == .identity, let name = findings.named(statement["Sid"], in: template) else {
      return
    }
    let isPlain =
      !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if !isPlain {
      findings.report(
        .init(
          "'\(name)' isn't made of letters and digits, as a 'Sid' is here",
          at: Label(statement.label(of: "Sid"))))
    }
  }

  /// One text, or a list of at least one.
  private func checkTexts(_ key: String, into findings: inout FindingCollector) {
    guard let value = findings.known(statement[key]) else { return }
    if case .mapping = value {
      findings.report(
        .init("'\(key)' is text or a list of texts", at: Label(statement.label(of: key))))
    } else if case .sequence(let sequence) = value, sequence.elements.isEmpty {
      findings.report(.init("'\(key)' is empty", at: Label(statement.label(of: key))))
    }
    checkElements(of: value, key, into: &findings)
  }

  private func checkElements(
    of value: Value, _ key: String, into findings: inout FindingCollector
  ) {
    guard case .sequence(let sequence) = value else { return }
    for element in sequence.elements {
      guard let element = findings.known(element), element.isCollection else { continue }
      findings.report(
        .init(
          "an element of '\(key)' is a text",
          at: Label(element.label ?? statement.label(of: key))))
    }
  }

  private func checkResources(_ key: String, into findings: inout FindingCollector) {
    for value in findings.elements(statement[key]) {
      guard let resource = findings.named(value, in: template), resource != "*",
        resource != "", !isWellFormed(resource)
      else { continue }
      findings.report(
        .init("'\(resource)' is no ARN", at: Label(value.label ?? statement.label(of: key))))
    }
  }

  /// Whether an ARN is as it must be: variables of the policy language stand behind the fifth colon.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
  private func isWellFormed(_ resource: String) -> Bool {
    guard let variable = resource.firstRange(of: "${")?.lowerBound else {
      return ARN(resource)?.isWellFormed == true
    }
    let start = resource[..<variable]
    return !start.hasPrefix("arn:") || start.utf8.count { $0 == UInt8(ascii: ":") } >= 5
  }

  private func checkPrincipal(_ key: String, into findings: inout FindingCollector) {
    guard let value = findings.known(statement[key]) else { return }
    if let text = findings.named(value, in: template), text != "*" {
      findings.report(
        .init(
          "'\(text)' is no principal: only '*' stands alone, others under their kind, as 'AWS'",
          at: Label(statement.label(of: key))))
    }
    if case .sequence = value {
      findings.report(
        .init("'\(key)' is '*' or a mapping, not a list", at: Label(statement.label(of: key))))
    }
    guard case .mapping(let principal) = value else { return }
    for (kind, value) in principal.members where !kind.text.hasPrefix("Fn::") {
      for element in findings.elements(value) where element.isCollection {
        findings.report(
          .init(
            "'\(kind.text)' is text or a list of texts", at: Label(element.label ?? kind.span)))
      }
    }
    for (kind, value) in principal.members
    where !PolicyGrammar.principals.contains(kind.text) && !kind.text.hasPrefix("Fn::") {
      let suggestion = template.suggestion(for: kind.text, among: PolicyGrammar.principals)
      if findings.known(value) != nil {
        findings.report(
          .init("'\(kind.text)' is no kind of principal", at: Label(kind.span))
            .suggesting(suggestion, in: template))
      }
    }
    for value in findings.elements(principal["AWS"]) {
      guard let text = findings.named(value, in: template), !Principals.isPrincipal(text) else {
        continue
      }
      findings.report(
        .init(
          "'\(text)' is no account, user, role or session",
          at: Label(value.label ?? principal.label)
        ))
    }
  }

  private func checkCondition(into findings: inout FindingCollector) {
    guard let value = findings.known(statement["Condition"]) else { return }
    guard case .mapping(let condition) = value else {
      if !value.isAbsent, findings.named(value, in: template) != nil {
        findings.report(
          .init("'Condition' is a mapping", at: Label(statement.label(of: "Condition"))))
      }
      return
    }
    for (name, value) in condition.members where !name.text.hasPrefix("Fn::") {
      if !PolicyGrammar.isOperator(name.text) {
        let suggestion = template.suggestion(
          for: name.text, among: PolicyGrammar.operatorNames)
        findings.report(
          .init("'\(name.text)' is no condition operator", at: Label(name.span))
            .suggesting(suggestion, in: template))
      } else if findings.named(value, in: template) != nil {
        findings.report(
          .init("'\(name.text)' takes condition keys with values", at: Label(name.span)))
      }
    }
  }
}

/// What `AWS` under `Principal` can be.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
private enum Principals {
  static func isPrincipal(_ text: String) -> Bool {
    if text == "*" || ARN.isAccount(text) { return true }
    guard let arn = ARN(text), ARN.isPartition(arn.partition) else { return isUniqueID(text) }
    switch arn.service {
    case "iam":
      return arn.resource.hasPrefix("user/") && arn.account == "cloudfront"
        || ARN.isAccount(arn.account)
          && ["root", "user", "group", "role"].contains { arn.resource.hasPrefix($0) }
    case "sts":
      return ARN.isAccount(arn.account)
        && ["assumed-role/", "federated-user/", "self"].contains { arn.resource.hasPrefix($0) }
    default: return false
    }
  }

  /// An identifier such as `AROA…`, which stands for a principal that was deleted.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  private static func isUniqueID(_ text: String) -> Bool {
    text.utf8.count >= 16 && ["AIDA", "AROA", "AGPA"].contains { text.hasPrefix($0) }
      && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
  }
}
