/// What a witness names of a scenario.
extension Scenario {
  /// The conditions that something depends on, through others too, and that are decided here.
  package func decidedConditions(
    among dependencies: Dependencies
  ) -> [(condition: Condition, isTrue: Bool)] {
    conditions(among: dependencies).compactMap { index in
      guard case .known(let isTrue) = condition(index) else { return nil }
      return (template.conditions[index], isTrue)
    }
  }

  /// The entries of mappings that something was made from, each once.
  package func mappingEntries(among dependencies: Dependencies) -> [Place] {
    var entries: [Place] = []
    for entry in conditions(among: dependencies).flatMap(mappingEntries(ofCondition:))
      + dependencies.mappingEntries
    where !entries.contains(entry) {
      entries.append(entry)
    }
    return entries
  }

  /// The conditions that were asked for, and those that these depend on, in the template's order.
  private func conditions(among dependencies: Dependencies) -> [Int] {
    var stack = dependencies.conditionNumbers
    var found = Set(stack)
    while let next = stack.popLast() {
      stack += template.conditions(usedBy: next).filter { found.insert($0).inserted }
    }
    return found.sorted()
  }
}
