internal import PlumbTemplate

/// What was worked out in some scenarios of a family, found again in those in which it holds.
struct VersionTable<Key: Hashable, Content> {
  private var versions: [Key: [Version]] = [:]

  private struct Version {
    let aspect: ScenarioAspect
    let content: Content
  }

  /// What holds in a scenario, which then depends on what it was made from; nil if nothing is known.
  func find(_ key: Key, in scenario: Scenario) -> Content? {
    guard let known = versions[key] else { return nil }
    for version in known where scenario.has(version.aspect) {
      scenario.dependencies.formUnion(version.aspect.dependencies)
      return version.content
    }
    return nil
  }

  mutating func add(
    _ content: Content, for key: Key, _ dependencies: Dependencies, in scenario: Scenario
  ) {
    versions[key, default: []].append(
      Version(aspect: scenario.aspect(dependencies), content: content))
  }
}
