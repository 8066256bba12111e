internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds a part of the template to its shape, through the branches of `Fn::If`.
struct NodeShapeChecker {
  let template: Template
  private(set) var violations: [FindingCollector.Violation] = []

  init(_ template: Template) {
    self.template = template
  }

  /// - Parameters:
  ///   - name: What the part is called, such as `Timeout`.
  ///   - span: Where its name is written.
  mutating func check(_ node: Node, _ shape: NodeShape, _ name: String, at span: Span) {
    if let call = template.expression(of: node) {
      return check(call, shape, name, at: span)
    }
    if case .either(let one, let other) = shape {
      return check(node, node.fits(one.kinds) ? one : other, name, at: span)
    }
    guard node.fits(shape.kinds) else {
      return report("\(name) is \(shape.words), not \(node.described)", at: span)
    }
    switch shape {
    case .anything, .text, .boolean, .either: return
    case .number(let range): check(number: node, range, name)
    case .sized(let count):
      if node.text.unicodeScalars.count != count {
        report("\(name) is \(shape.words), not '\(node.text)'", at: node.span)
      }
    case .oneOf(let texts):
      if !texts.contains(node.text) {
        report(
          "'\(node.text)' is no value of \(name)", at: node.span,
          suggesting: template.suggestion(for: node.text, among: texts))
      }
    case .list(let element, let maximum):
      if node.count > maximum {
        report("\(name) has at most \(maximum) elements, not \(node.count)", at: span)
      }
      for child in node.elements {
        check(child, element, "an element of \(name)", at: child.nameSpan)
      }
    case .values(let value):
      for (key, child) in node.entries { check(child, value, key.text, at: key.span) }
    case .members(let members, let required, let excluding):
      check(node, members, required, excluding, name, at: span)
    }
  }

  private mutating func check(
    _ node: Node, _ members: [String: NodeShape], _ required: [String],
    _ excluding: [String: String], _ name: String, at span: Span
  ) {
    for key in required where node[key] == nil { report("\(name) has no \(key)", at: span) }
    for (key, child) in node.entries {
      guard let member = members[key.text] else {
        if key.hasText("Fn::Transform") { continue }
        report(
          "\(name) has no member '\(key.text)'", at: key.span,
          suggesting: template.suggestion(for: key.text, among: members.keys.sorted()))
        continue
      }
      if let other = excluding[key.text], let entry = node.entry(other) {
        violations.append(
          .init(
            "\(key.text) can't stand beside \(other)", at: Label(key.span),
            related: [Label(entry.key.span, "beside this")]))
      }
      check(child, member, key.text, at: key.span)
    }
  }

  private mutating func check(
    _ call: Expression, _ shape: NodeShape, _ name: String, at span: Span
  ) {
    if case .if(_, let then, let otherwise) = call.arguments {
      check(then, shape, name, at: then.nameSpan)
      check(otherwise, shape, name, at: otherwise.nameSpan)
      return
    }
    // A Ref of the wrong kind has a rule of its own.
    if call.function == .ref { return }
    // CloudFormation doesn't take a list's element for a mapping.
    let isElement = call.function == .select && !template.hasLanguageExtensions
    let given: ValueKinds = isElement ? [.scalar, .list] : call.function.results
    if !given.canBe(shape.kinds) {
      report("\(name) is \(shape.words), not what \(call.function.rawValue) gives", at: span)
    }
  }

  private mutating func check(number node: Node, _ range: ClosedRange<Int>, _ name: String) {
    guard let number = Int(node.text), !range.contains(number) else { return }
    let bounds =
      range.upperBound == .max
      ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    report("\(name) is \(bounds), not \(number)", at: node.span)
  }

  private mutating func report(
    _ message: String, at span: Span, suggesting suggestion: SpellingSuggestion? = nil
  ) {
    violations.append(.init(message, at: Label(span)).suggesting(suggestion, in: template))
  }
}

extension Template {
  /// What `Ref` gives for a parameter or a resource; nil for what isn't known.
  func kinds(givenByRefTo name: String) -> ValueKinds? {
    if name == "AWS::NoValue" { return nil }
    if let parameter = parameter(name) {
      if case .other = parameter.type { return nil }
      return parameter.type.isList ? .list : .scalar
    }
    return resource(name) == nil ? nil : .scalar
  }
}

extension Node {
  /// Whether what is written out can stand where these kinds are wanted.
  func fits(_ wanted: ValueKinds) -> Bool {
    if isForeign { return false }
    switch kind {
    case .sequence: return wanted.contains(.list)
    case .mapping: return wanted.contains(.mapping)
    case .scalar:
      if isNull || wanted.isDisjoint(with: .scalar) { return false }
      if wanted.contains(.text) { return true }
      if wanted.contains(.integer), Int(text) != nil { return true }
      return wanted.contains(.boolean) && ["true", "false"].contains(text.lowercased())
    }
  }

  /// Whether it has the tag of a function that CloudFormation doesn't have.
  var isForeign: Bool {
    guard let tag else { return false }
    return !tag.name.isEmpty && !tag.name.hasPrefix("tag:") && FunctionName(tag: tag.name) == nil
  }

  /// What it is, to be named in a message.
  var described: String {
    if isForeign, let tag { return "!\(tag.name)" }
    return switch kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar: isNull ? "null" : "'\(text)'"
    }
  }

  /// A scalar as it is written; of a collection the start, where it runs over several lines.
  var nameSpan: Span {
    if kind == .scalar { return outerSpan }
    return span.count <= 80 ? span : Span(span.start, span.start + 1)
  }
}
