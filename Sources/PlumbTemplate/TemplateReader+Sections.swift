internal import PlumbPattern
internal import PlumbSource
internal import PlumbSyntax

extension TemplateReader {
  mutating func readTransforms(_ body: Node) {
    switch body.kind {
    case .scalar: transforms.append(Name(body.text, body.span))
    case .sequence:
      for element in body.elements {
        let name = element.kind == .mapping ? element["Name"] ?? element : element
        transforms.append(Name(name.text, name.span))
      }
    case .mapping: transforms.append(Name(body["Name"]?.text ?? "", body.span))
    }
  }

  mutating func readParameter(_ name: Name, key: Node, _ body: Place) {
    guard body.node.kind == .mapping else { return }
    let node = body.node
    let type = ParameterType(node["Type"]?.text ?? "String")
    let value = { (node: Node) in ParameterValue(ScalarValue(Place(node)).text) }
    let number = { (key: String) in node[key].flatMap { Double($0.text) } }
    // A value that is listed twice is one value.
    var listed: Set<ParameterValue> = []
    let lengths = NumberRange(
      from: number("MinLength") ?? 0, to: number("MaxLength") ?? .infinity)
    parameters.append(
      Parameter(
        name: name.text, declaration: .init(key: key, body: node), type: type,
        defaultValue: node["Default"].flatMap {
          $0.kind == .scalar ? value($0).normalized(for: type) : nil
        },
        allowedValues: node["AllowedValues"].flatMap { list in
          guard list.kind == .sequence else { return nil }
          return list.elements.filter { $0.kind == .scalar }.map(value)
            .filter { listed.insert($0).inserted }
        },
        minimum: number("MinValue"), maximum: number("MaxValue"),
        minimumLength: number("MinLength").flatMap { Int(exactly: $0) },
        maximumLength: number("MaxLength").flatMap { Int(exactly: $0) },
        allowedPattern: node["AllowedPattern"].flatMap { Pattern.java($0.text) },
        patternValues: Parameter.values(
          listedBy: node["AllowedPattern"]?.text, of: type, lengths),
        isMasked: node["NoEcho"]?.scalar == .bool(true) || node["NoEcho"]?.hasText("true") == true))
  }

  mutating func readMapping(_ name: Name, _ body: Place) {
    guard body.node.kind == .mapping else { return }
    mappings.append(Mapping(name: name, body: body))
  }

  mutating func readCondition(_ name: Name, _ body: Place) {
    conditions.append(Condition(name: name, body: body))
  }

  mutating func readRule(_ name: Name, _ body: Place) {
    guard body.node.kind == .mapping else { return }
    let assertions = body["Assertions"].map { list in
      list.node.elements.compactMap { list.at($0)["Assert"] }
    }
    rules.append(
      ParameterRule(name: name, condition: body["RuleCondition"], assertions: assertions ?? []))
  }

  mutating func readResource(_ name: Name, _ body: Place) {
    guard body.node.kind == .mapping else {
      return report(
        TemplateRules.wrongResourceShape, "resource '\(name.text)' is a mapping",
        at: body.span.firstLine, related: [Label(name.span, "this resource")])
    }
    let type = body["Type"]
    let isPlain = type.map { $0.node.kind == .scalar && Expression($0.node) == nil } ?? false
    if type?.node.isNull ?? true {
      report(TemplateRules.missingType, "resource '\(name.text)' has no Type", at: name.span)
    } else if let type, !isPlain || type.node.hasUnknownTag {
      report(
        TemplateRules.wrongResourceShape, "the Type of resource '\(name.text)' is a text",
        at: type.span.firstLine)
    }
    reportUnknownAttributes(of: body, name, isServerless: type?.text.hasPrefix(serverless) == true)
    let condition = body["Condition"]
    let conditionName = condition?.node.isBoolean == true ? nil : conditionName(condition)
    if let condition, conditionName == nil {
      report(
        TemplateRules.wrongResourceShape, "the attribute Condition is a condition's name",
        at: condition.node.isNull || !condition.node.isFlow && condition.node.kind == .sequence
          ? body.node.entry("Condition")?.key.span ?? name.span : condition.span.firstLine)
    }
    resources.append(
      Resource(
        Resource.Parts(
          id: name, type: ResourceType(type?.text ?? ""), body: body,
          typeNode: type?.node.kind == .scalar ? type?.node : nil,
          condition: conditionName, properties: body["Properties"],
          dependsOn: dependencies(body["DependsOn"]))))
  }

  /// Says which attributes the resource has that CloudFormation doesn't know; SAM ignores them.
  private mutating func reportUnknownAttributes(
    of body: Place, _ name: Name, isServerless: Bool
  ) {
    for (key, _) in body.node.entries where !TemplateReader.resourceAttributes.contains(key.text) {
      let missing = TemplateReader.resourceAttributes.filter { body.node.entry($0) == nil }
      let suggestion = SpellingSuggestion(for: key.text, among: missing)
      report(
        isServerless ? TemplateRules.ignoredAttribute : TemplateRules.unknownAttribute,
        (isServerless
          ? "SAM ignores the attribute '\(key.text)'"
          : "a resource has no attribute '\(key.text)'") + (suggestion?.question ?? ""),
        at: key.span, related: [Label(name.span, "this resource")],
        fixes: [suggestion?.fix(at: key.span, in: tree.source)].compactMap(\.self))
    }
  }

  private func conditionName(_ place: Place?) -> Name? {
    place.flatMap { $0.node.kind == .scalar && !$0.node.isNull ? Name($0) : nil }
  }

  private func dependencies(_ place: Place?) -> [Name] {
    guard let place else { return [] }
    if place.node.kind == .scalar { return [Name(place)] }
    return place.node.elements.filter { $0.kind == .scalar }.map { Name(place.at($0)) }
  }

  mutating func readOutput(_ name: Name, _ body: Place) {
    guard body.node.kind == .mapping else { return }
    outputs.append(
      Output(
        name: name, body: body, condition: conditionName(body["Condition"]), value: body["Value"]))
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
  /// and `aws-product-attribute-reference.html` beside it; `Connectors` and `IgnoreGlobals` are SAM's.
  private static let resourceAttributes: Set<String> = [
    "Condition", "Connectors", "CreationPolicy", "DeletionPolicy", "DependsOn", "Description",
    "Fn::Transform", "IgnoreGlobals", "Metadata", "Properties", "Type", "UpdatePolicy",
    "UpdateReplacePolicy", "Version",
  ]
}

extension Node {
  /// Whether it is `true` or `false` without quotes.
  fileprivate var isBoolean: Bool { if case .bool = scalar { true } else { false } }
}

extension ForEach {
  /// The rounds over a list that is written out, or over a list parameter's default; nil for others.
  func writtenRounds(_ parameters: [Parameter]) -> [LoopBindings]? {
    texts(parameters)?.map { LoopBindings(identifier: identifier.text, value: $0, outer: outer) }
  }

  private func texts(_ parameters: [Parameter]) -> [String]? {
    if let call = Expression(collection) {
      guard case .ref(let name) = call.arguments else { return nil }
      let parameter = parameters.first { $0.name == name.text && $0.isWrittenList }
      return parameter?.defaultValue?.elements.map(\.text)
    }
    guard collection.kind == .sequence else { return nil }
    var texts: [String] = []
    for element in collection.elements {
      guard let text = text(of: element, parameters) else { return nil }
      texts.append(text)
    }
    return texts
  }

  private func text(of element: Node, _ parameters: [Parameter]) -> String? {
    guard let call = Expression(element) else {
      return element.kind == .scalar ? ScalarValue(Place(element, outer)).text : nil
    }
    guard case .ref(let name) = call.arguments else { return nil }
    return outer?.value(of: name.text)
      ?? parameters.first { $0.name == name.text }?.defaultValue?.text
  }
}

/// What the types of resources that SAM makes start with.
private let serverless = "AWS::Serverless::"

extension Node {
  /// Whether it is marked as something that neither YAML nor CloudFormation has.
  fileprivate var hasUnknownTag: Bool {
    guard let tag else { return false }
    return !tag.name.isEmpty && !tag.name.hasPrefix("tag:yaml.org,2002:")
  }
}

extension Span {
  /// The span, or its start where it would run over several lines of a collection.
  var firstLine: Span { count <= 80 ? self : Span(start, start + 1) }
}
