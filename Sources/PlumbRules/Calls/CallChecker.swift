internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds function calls to what the functions take.
struct CallChecker {
  let template: Template
  private(set) var problems: [CallProblem] = []
  /// Whose rule the problems belong to that are found.
  private var owner = CallProblem.Owner.output
  private var signatures: FunctionSignatures
  /// Nodes that have been looked at, by number: an alias is the node of its anchor.
  private var seen: Set<Int> = []

  init(_ template: Template) {
    self.template = template
    signatures = FunctionSignatures(
      isExtended: template.hasLanguageExtensions, isInRules: false)
  }

  /// Looks at the calls of the sections `Conditions` and `Rules`.
  mutating func checkConditions() {
    for condition in template.conditions { checkCondition(condition.body.node) }
    signatures = FunctionSignatures(isExtended: signatures.isExtended, isInRules: true)
    for rule in template.rules {
      for place in [rule.condition].compactMap({ $0 }) + rule.assertions {
        checkCondition(place.node)
      }
    }
    signatures = FunctionSignatures(isExtended: signatures.isExtended, isInRules: false)
  }

  private mutating func checkCondition(_ node: Node) {
    guard let call = template.conditionExpression(of: node) else { return }
    checkOutermost(call)
  }

  /// Looks at the values of outputs.
  mutating func checkOutputs() {
    owner = .output
    for output in template.outputs {
      guard let (key, value) = output.body.node.entry("Value"), !value.isNull else { continue }
      check(
        value, .text(nil), Use(taker: "the value of an output is", nameSpan: key.span),
        isOwn: true)
    }
  }

  /// Looks at the other calls of resources and outputs that stand in no other call.
  mutating func checkCalls() {
    let bodies = ["Resources", "Outputs"].compactMap { template.section($0)?.span }
    let values = template.outputs.compactMap { $0.value?.span }
    /// The calls around the current place, innermost last.
    var around: [(call: Expression, isTransparent: Bool)] = []
    for call in template.allExpressions {
      let span = call.node.span
      guard bodies.contains(where: { $0.contains(span) }) else { continue }
      while let last = around.last, !last.call.node.span.contains(span) { around.removeLast() }
      var isOutermost =
        around.last.map { $0.isTransparent && $0.call.isBranch(call.node) } ?? true
      if isOutermost, call.function == .transform || values.contains(where: { $0.contains(span) }) {
        isOutermost = false
      }
      if isOutermost { checkOutermost(call) }
      around.append((call, isOutermost && call.function == .if))
    }
  }

  private mutating func checkOutermost(_ call: Expression) {
    guard seen.insert(Int(call.node.index)).inserted else { return }
    owner = .function(call.function)
    check(call, branch: nil)
  }

  // MARK: Calls

  /// - Parameter branch: What the branches of an `Fn::If` must be; nil where they are looked at on their own.
  private mutating func check(_ call: Expression, branch: ArgumentShape?) {
    if !signatures.isExtended, CallChecker.extensions.contains(call.function) {
      return report(
        .arguments, of: .function(call.function),
        "\(call.name) needs the transform AWS::LanguageExtensions", call.nameSpan)
    }
    guard let shape = signatures.shape(of: call.function) else { return }
    let before = problems.count
    check(
      call.argument, shape,
      Use(taker: "\(call.name) takes", nameSpan: call.nameSpan, function: call.function),
      isOwn: !call.isShort, branch: branch)
    guard problems.count == before else { return }
    switch call.arguments {
    case .select(let index, let values): checkIndex(index, values)
    case .sub(let text): checkVariables(of: text)
    default: break
    }
  }

  /// Where a value stands.
  private struct Use {
    /// What takes it: `Fn::Join takes`.
    let taker: String
    /// Where the name of the taker is written.
    let nameSpan: Span
    var function: FunctionName?
    /// ` as its first argument`; nil for the whole argument.
    var place: String?

    var isWhole: Bool { place == nil }

    func at(_ place: String) -> Use {
      var use = self
      use.place = place
      return use
    }
  }

  /// Holds a value to what must stand in its place.
  ///
  /// - Parameter isOwn: Whether a tag of the node is its own, and not the call's whose argument it is.
  private mutating func check(
    _ node: Node, _ shape: ArgumentShape, _ use: Use, isOwn: Bool, branch: ArgumentShape? = nil
  ) {
    let inner =
      isOwn
      ? shape.kinds == .boolean
        ? template.conditionExpression(of: node) : template.expression(of: node)
      : template.argumentExpression(of: node)
    if let inner {
      return check(inner, shape, use)
    }
    guard isOwn ? node.fits(shape.kinds) : node.fitsWithoutTag(shape.kinds) else {
      return mismatch(node, shape, use, isOwn: isOwn)
    }
    switch node.kind {
    case .scalar: check(scalar: node, shape, use)
    case .sequence: check(list: node, shape, use, branch)
    case .mapping: check(mapping: node, shape, use)
    }
  }

  private mutating func check(_ inner: Expression, _ shape: ArgumentShape, _ use: Use) {
    let span = use.isWhole ? use.nameSpan : inner.nameSpan
    if let functions = shape.functions, !functions.contains(inner.function) {
      return report("\(use.taker) \(shape.words)\(use.place ?? ""), not \(inner.name)", span)
    }
    switch inner.arguments {
    case .if: return check(inner, branch: shape)
    case .ref(let name):
      if let given = template.kinds(givenByRefTo: name.text), !given.canBe(shape.kinds) {
        return report(
          .kindOfRef, of: .function(.ref),
          "'\(name.text)' is \(given.words), and \(use.taker) \(shape.words)\(use.place ?? "")",
          inner.nameSpan.union(name.span))
      }
    case .getAtt(let call):
      if let resource = call.resource, let given = template.kinds(givenBy: call),
        !given.isExactly(shape.kinds)
      {
        return report(
          "'\(call.attribute?.text ?? "")' of '\(resource.text)' is \(given.words), and \(use.taker) "
            + shape.words + (use.place ?? ""), inner.nameSpan.union(resource.span))
      }
    default:
      if !inner.function.results.canBe(shape.kinds) {
        return report(
          "\(use.taker) \(shape.words)\(use.place ?? ""), not what \(inner.name) gives", span)
      }
    }
    check(inner, branch: nil)
  }

  // MARK: Values that are written out

  private mutating func check(scalar node: Node, _ shape: ArgumentShape, _ use: Use) {
    if use.isWhole, shape.kinds.contains(.list), use.function == .getAtt {
      if !node.text.isAttributePath {
        report("\(use.taker) \(shape.words)", use.nameSpan)
      }
      return
    }
    guard let demand = shape.demand else { return }
    let text = node.text
    // What a loop puts there isn't known.
    if template.hasLanguageExtensions, text.utf8.contains(UInt8(ascii: "{")) { return }
    let span = use.isWhole ? use.nameSpan : node.span
    switch demand {
    case .condition:
      guard template.condition(text) == nil, !template.canGain(text), !text.isEmpty else { return }
      let suggestion = template.suggestion(
        for: text, among: template.conditions.map(\.name.text))
      report("condition '\(text)' isn't defined", node.span, suggesting: suggestion)
    case .number(let range):
      guard let number = Int(text), !range.contains(number) else { return }
      let words =
        range.upperBound == Int.max
        ? "a number from \(range.lowerBound)"
        : "a number from \(range.lowerBound) to \(range.upperBound)"
      report("\(use.taker) \(words)\(use.place ?? ""), not \(text)", span)
    case .block:
      if !text.isBlock { report("'\(text)' is no IPv4 block such as 10.0.0.0/16", span) }
    case .region:
      if !text.isEmpty, !text.isRegion { report("'\(text)' is no region", node.span) }
    }
  }

  private mutating func check(
    list node: Node, _ shape: ArgumentShape, _ use: Use, _ branch: ArgumentShape?
  ) {
    switch shape.content {
    case .elements(let element, let counts):
      guard counts.contains(node.count) else {
        return report(
          "\(use.taker) \(shape.words)\(use.place ?? ""), not of \(node.count)",
          use.nameSpan)
      }
      for child in node.elements {
        check(child, element, use.at(" in its list"), isOwn: true)
      }
    case .positions(let positions, let required):
      if !(required...positions.count).contains(node.count) {
        report("\(use.taker) \(shape.words)", use.nameSpan)
      }
      for (index, (child, position)) in zip(node.elements, positions).enumerated() {
        var position = position
        if use.function == .if, index > 0 {
          // Branches that stand in no other call are looked at as if the Fn::If weren't there.
          guard let branch else { continue }
          position = branch
        }
        check(child, position, use.at(CallChecker.ordinals[index]), isOwn: true)
      }
    case .open: checkOpen(node)
    case .members, .values: return
    }
  }

  private mutating func check(mapping node: Node, _ shape: ArgumentShape, _ use: Use) {
    switch shape.content {
    case .members(let members, let required):
      for key in required where node[key] == nil {
        report("\(use.function?.rawValue ?? "") has no \(key)", use.nameSpan)
      }
      for (key, value) in node.entries {
        guard let member = members[key.text] else {
          report(
            "\(use.taker) no \(key.text)", key.span,
            suggesting: template.suggestion(for: key.text, among: members.keys.sorted()))
          continue
        }
        check(value, member, use.at(" as \(key.text)"), isOwn: true)
      }
    case .values(let shape):
      for (key, value) in node.entries {
        check(value, shape, use.at(" for '\(key.text)'"), isOwn: true)
      }
    case .open: checkOpen(node)
    case .elements, .positions: return
    }
  }

  /// Looks at every call in something that may be anything.
  private mutating func checkOpen(_ node: Node) {
    let children = node.kind == .sequence ? Array(node.elements) : node.entries.map(\.value)
    for child in children {
      if let call = template.expression(of: child) {
        check(call, branch: .anything)
      } else {
        checkOpen(child)
      }
    }
  }

  // MARK: Particular functions

  /// Whether the index is within a list that is written out.
  private mutating func checkIndex(_ index: Node, _ values: Node) {
    guard index.kind == .scalar, template.expression(of: index) == nil,
      values.kind == .sequence, template.expression(of: values) == nil,
      let number = Int(index.text), number >= values.count
    else { return }
    report("the list has no element \(number): it has \(values.count), counted from 0", index.span)
  }

  /// Whether the variables of a text give texts.
  private mutating func checkVariables(of text: SubString) {
    for case .variable(let variable) in text.pieces
    where text.variables?.entry(variable.name.text) == nil {
      let name = variable.name.text
      guard let kinds = template.kinds(givenBy: variable), !kinds.isExactly(.text) else { continue }
      report(
        "'\(name)' is \(kinds.words), and Fn::Sub puts texts into its text", variable.name.span)
    }
  }

  // MARK: Reporting

  private mutating func mismatch(_ node: Node, _ shape: ArgumentShape, _ use: Use, isOwn: Bool) {
    let found = isOwn ? node.described : node.describedWithoutTag
    report(
      "\(use.taker) \(shape.words)\(use.place ?? ""), not \(found)",
      use.isWhole ? use.nameSpan : node.nameSpan)
  }

  private mutating func report(
    _ message: String, _ span: Span, suggesting suggestion: SpellingSuggestion? = nil
  ) {
    report(.arguments, of: owner, message, span, suggesting: suggestion)
  }

  private mutating func report(
    _ kind: CallProblem.Kind, of owner: CallProblem.Owner, _ message: String, _ span: Span,
    suggesting suggestion: SpellingSuggestion? = nil
  ) {
    // What is wrong with an output is the output's, whatever it is.
    let owner = self.owner == .output ? self.owner : owner
    let violation = FindingCollector.Violation(message, at: Label(span))
      .suggesting(suggestion, in: template)
    problems.append(CallProblem(owner: owner, kind: kind, violation: violation))
  }

  private static let extensions: [FunctionName] = [.length, .toJSONString]

  private static let ordinals = [
    " as its first argument", " as its second argument", " as its third argument",
    " as its fourth argument",
  ]
}

extension Expression {
  /// The function as an author writes it.
  fileprivate var name: String { function.rawValue }

  /// Whether a node stands in one of the branches of an `Fn::If`.
  fileprivate func isBranch(_ node: Node) -> Bool {
    guard case .if(_, let then, let otherwise) = arguments else { return false }
    return [then, otherwise].contains { $0 == node || $0.span.contains(node.span) }
  }
}

extension Node {
  /// Whether the argument of a short form, whose tag isn't its own, can stand for these kinds.
  fileprivate func fitsWithoutTag(_ wanted: ValueKinds) -> Bool {
    switch kind {
    case .sequence: wanted.contains(.list)
    case .mapping: wanted.contains(.mapping)
    case .scalar: !wanted.isDisjoint(with: .scalar)
    }
  }

  fileprivate var describedWithoutTag: String {
    switch kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar: "'\(text)'"
    }
  }
}

extension String {
  /// Whether it is a logical ID, a dot and something behind it.
  fileprivate var isAttributePath: Bool {
    guard let dot = utf8.firstIndex(of: UInt8(ascii: ".")), dot != utf8.startIndex else {
      return false
    }
    return utf8.index(after: dot) != utf8.endIndex
  }

  /// Whether it is an IPv4 address with the length of a prefix.
  fileprivate var isBlock: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]), (0...32).contains(length) else {
      return false
    }
    let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return bytes.count == 4 && bytes.allSatisfy { UInt8($0) != nil }
  }

  /// Whether it has the form of a region's name: `eu-central-1`.
  fileprivate var isRegion: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, UInt8(number) != nil else { return false }
    return parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) } }
  }
}
