internal import PlumbSyntax

/// Which deployments CloudFormation doesn't even begin.
extension Scenario {
  /// Whether every assertion of the `Rules` section holds, and every condition can be evaluated.
  ///
  /// Conditions are evaluated before anything is created, whether a resource uses them or not:
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
  ///
  /// - Parameter lookups: Whether the conditions count, and not only the assertions.
  package func admission(with lookups: Bool = true) -> Truth {
    .fold(
      [ruleAssertions] + (lookups ? template.lookups.map(evaluability) : []), identity: true)
  }

  private func evaluability(of condition: Int) -> Truth {
    switch self.condition(template.conditions[condition].name.text) {
    case .known: .known(true)
    case .unknown(let unknown): unknown.isRefused ? .known(false) : .unknown(unknown)
    }
  }
}

extension Template {
  /// Whether there may be deployments that CloudFormation doesn't begin.
  package var canBeRefused: Bool { !rules.isEmpty || !lookups.isEmpty }
}

extension FunctionTable {
  /// The conditions that look something up in a mapping or a list, where some deployment may find it.
  ///
  /// None where one of them finds nothing in any deployment: what is wrong with a template that can't
  /// be deployed at all is asked as if it could.
  func openLookups(of conditions: [Condition], in mappings: [Mapping]) -> [Int] {
    let found = conditions.indices.map { index in
      (index: index, lookups: lookups(in: conditions[index].body.node))
    }
    let isHopeless = found.contains { $0.lookups.contains { findsNothing($0, in: mappings) } }
    return isHopeless ? [] : found.compactMap { $0.lookups.isEmpty ? nil : $0.index }
  }

  /// The outermost calls at a node or below that look up a mapping's entry or a list's element.
  private func lookups(in node: Node) -> [Expression] {
    if let expression = self[node], [.findInMap, .select].contains(expression.function) {
      return [expression]
    }
    return switch node.kind {
    case .scalar: []
    case .sequence: node.elements.flatMap(lookups)
    case .mapping: node.entries.flatMap { lookups(in: $0.value) }
    }
  }

  /// Whether what is written out finds nothing, whatever is put in for the rest.
  private func findsNothing(_ lookup: Expression, in mappings: [Mapping]) -> Bool {
    switch lookup.arguments {
    case .findInMap(let call) where call.defaultValue == nil:
      guard let name = writtenOut(call.map) else { return false }
      guard let map = mappings.first(where: { $0.name.text == name })?.body.node else {
        return true
      }
      let top = writtenOut(call.topKey)
      let rows = top.map { [map[$0]].compactMap(\.self) } ?? map.entries.map(\.value)
      guard let second = writtenOut(call.secondKey) else { return rows.isEmpty }
      return rows.allSatisfy { $0[second] == nil }
    case .select(let index, let values):
      guard let index = writtenOut(index).flatMap({ Int($0) }), self[values] == nil,
        values.kind == .sequence
      else { return false }
      return !(0..<values.elements.count).contains(index)
    default: return false
    }
  }

  /// The text of a scalar; nil for a function, and for what a loop's variable stands in.
  private func writtenOut(_ node: Node) -> String? {
    guard node.kind == .scalar, self[node] == nil else { return nil }
    return node.text.utf8.contains(UInt8(ascii: "{")) ? nil : node.text
  }
}
