internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Looks into every text of resources and outputs.
struct TextChecker {
  let template: Template
  private(set) var problems: [TextProblem] = []
  private var place = TextPlace()

  init(_ template: Template) {
    self.template = template
  }

  mutating func checkAll() {
    for resource in template.resources {
      for (key, value) in resource.body.node.entries
      where !["Type", "Condition", "DependsOn"].contains(key.text) {
        place = TextPlace(resource: resource, attribute: key.text)
        visit(value)
      }
    }
    for output in template.outputs {
      for name in ["Value", "Export"] {
        guard let value = output.body.node[name] else { continue }
        place = TextPlace(attribute: name)
        visit(value)
      }
    }
  }

  private mutating func visit(_ node: Node) {
    if let call = template.expression(of: node) { return visit(call) }
    switch node.kind {
    case .scalar: check(node)
    case .sequence: for element in node.elements { visit(element) }
    case .mapping:
      for (key, value) in node.entries {
        place.keys.append(key)
        visit(value)
        place.keys.removeLast()
      }
    }
  }

  private mutating func visit(_ call: Expression) {
    let outer = place
    defer { place = outer }
    if call.function != .if { place.isInFunction = true }
    switch call.arguments {
    case .ref, .condition, .getAtt: return
    case .if(_, let then, let otherwise):
      visit(then)
      visit(otherwise)
    case .sub(let text):
      checkWhole(text.node)
      for (_, value) in text.variables?.entries ?? text.node.entries { visit(value) }
    default: visitArguments(of: call)
    }
  }

  private mutating func visitArguments(of call: Expression) {
    guard call.isShort else { return visit(call.argument) }
    if let inner = template.argumentExpression(of: call.node) { return visit(inner) }
    switch call.node.kind {
    case .scalar: check(call.node)
    case .sequence: for element in call.node.elements { visit(element) }
    case .mapping: for (_, value) in call.node.entries { visit(value) }
    }
  }

  private mutating func check(_ node: Node) {
    let text = node.text
    if text.hasPrefix("AWS::"), PseudoParameters.names.contains(text) {
      report(
        .pseudoParameter, "'\(text)' stands for itself here; write Ref for its value", node.span,
        fixes: Fix.all("write Ref", node.calling("Ref"), isSafe: false))
    }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return }
    for variable in SubText.variables(of: text) { check(variable, in: node) }
    for reference in DynamicReference.all(in: text) {
      report(reference, in: node)
    }
  }

  // MARK: Variables

  private mutating func check(_ variable: SubText.Variable, in node: Node) {
    guard place.keys.last?.hasText("TemplateBody") != true else { return }
    let isDefinition = place.isStateMachineDefinition
    if isDefinition,
      let substitutions = place.resource?.properties?.node["DefinitionSubstitutions"],
      template.expression(of: substitutions) != nil || substitutions[variable.name] != nil
    {
      return
    }
    guard isDefinition || isDeclared(variable.name) else { return }
    report(
      .variable, "'${\(variable.name)}' isn't replaced outside of Fn::Sub",
      node.span(ofText: variable.range),
      fixes: isDefinition
        ? [] : Fix.all("put the text into Fn::Sub", node.calling("Fn::Sub"), isSafe: false))
  }

  private func isDeclared(_ name: String) -> Bool {
    if template.parameter(name) != nil || template.resource(name) != nil || name == "AWS::NoValue" {
      return true
    }
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return template.resource(String(name[..<dot])) != nil
  }

  // MARK: Dynamic references

  /// A text of `Fn::Sub` that is one reference to a secret as a whole.
  private mutating func checkWhole(_ node: Node) {
    let references = DynamicReference.all(in: node.text)
    guard node.kind == .scalar, references.count == 1, let reference = references.first,
      reference.range == 0..<node.text.utf8.count, reference.service == "secretsmanager"
    else { return }
    checkAddress(reference, in: node)
  }

  private mutating func report(_ reference: DynamicReference, in node: Node) {
    let span = node.span(ofText: reference.range)
    if reference.hasBlanks {
      return report(
        .blanks, "CloudFormation leaves '\(reference.text)' as it is because of its blanks", span)
    }
    // What a function puts together is known only when it is deployed.
    if place.isInFunction { return }
    if let problem = reference.problem {
      return report(.malformedReference, "'\(reference.text)' \(problem)", span)
    }
    switch reference.service {
    case "ssm-secure" where !place.takesSecureStrings:
      report(.secureString, "no secure string is resolved in \(place.name)", span)
    case "secretsmanager":
      if place.resource == nil || place.attribute != "Properties" {
        report(.secretPlace, "no secret is resolved in \(place.name)", span)
      }
      checkAddress(reference, in: node)
    case "ssm" where !place.takesParameters:
      report(.parameterPlace, "no parameter is resolved in \(place.name)", span)
    default: return
    }
  }

  private mutating func checkAddress(_ reference: DynamicReference, in node: Node) {
    guard place.attribute == "Properties",
      let key = place.keys.first(where: { TextPlace.addressKeys.contains($0.text) })
    else { return }
    report(
      .secretForAddress,
      "\(key.text) is the address of a secret, and '\(reference.text)' is what is in it",
      node.span(ofText: reference.range))
  }

  private mutating func report(
    _ kind: TextProblem.Kind, _ message: String, _ span: Span, fixes: [Fix] = []
  ) {
    problems.append(
      TextProblem(kind: kind, violation: .init(message, at: Label(span), fixes: fixes)))
  }
}
