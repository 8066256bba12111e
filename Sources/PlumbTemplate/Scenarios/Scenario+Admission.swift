internal import PlumbSyntax

/// Which deployments CloudFormation doesn't even begin.
extension Scenario {
  /// Whether every assertion of the `Rules` section holds, and every condition can be evaluated.
  ///
  /// Conditions are evaluated before anything is created, whether a resource uses them or not:
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
  package var admission: Truth {
    .fold([ruleAssertions] + template.lookups.map(evaluability), identity: true)
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
  /// Whether a mapping's entry or a list's element is looked up at a node or below.
  func hasLookup(in node: Node) -> Bool {
    if let expression = self[node], [.findInMap, .select].contains(expression.function) {
      return true
    }
    return switch node.kind {
    case .scalar: false
    case .sequence: node.elements.contains(where: hasLookup)
    case .mapping: node.entries.contains { hasLookup(in: $0.value) }
    }
  }
}
