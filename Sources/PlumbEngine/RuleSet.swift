public import PlumbSource

/// Rules in the order in which they were added; of two with one name, the later counts.
///
/// What is known about them is put together when somebody asks: a run needs it for few.
public struct RuleSet: Sendable {
  /// Those that were added together, which read much the same of a template.
  private var groups: [[any Rule]] = []
  /// Rules about packs, configuration and syntax, which aren't run but have findings.
  private var described: [RuleMetadata]
  /// Members that were not kept, of rules that were.
  private(set) var dropped: Set<RuleID> = []

  public init(_ rules: [any Rule] = [], describing metadata: [RuleMetadata] = []) {
    described = metadata
    if Set(rules.map(\.metadata.id.rawValue)).count == rules.count {
      groups = rules.isEmpty ? [] : [rules]
    } else {
      for rule in rules { insert(rule) }
    }
  }

  /// Makes a set of rules of which no two have one name, in groups that can be judged apart.
  package init(distinct groups: [[any Rule]], describing metadata: [RuleMetadata]) {
    self.groups = groups
    described = metadata
  }

  public var rules: [any Rule] { groups.flatMap(\.self) }

  /// What is known about the rules, their members, and those that aren't run; made anew each time.
  public var metadata: [RuleID: RuleMetadata] { metadata(where: { _ in true }) }

  /// What is known about those rules that something was found of.
  public func metadata(of findings: [Finding]) -> [RuleID: RuleMetadata] {
    var names = Set(findings.map(\.rule.rawValue))
    var found: [RuleID: RuleMetadata] = [:]
    if names.isEmpty { return found }
    // Most are no members of another rule, of which there are many.
    for group in groups {
      for rule in group.map(\.metadata) where names.remove(rule.id.rawValue) != nil {
        found[rule.id] = rule
      }
    }
    for rule in described where names.remove(rule.id.rawValue) != nil { found[rule.id] = rule }
    if names.isEmpty { return found }
    return found.merging(metadata(where: { names.contains($0.rawValue) })) { first, _ in first }
  }

  private func metadata(where isWanted: (RuleID) -> Bool) -> [RuleID: RuleMetadata] {
    var all: [RuleID: RuleMetadata] = [:]
    for group in groups {
      for rule in group {
        for member in rule.members where isWanted(member.id) { all[member.id] = member }
      }
    }
    for id in dropped { all[id] = nil }
    for rule in described where isWanted(rule.id) { all[rule.id] = rule }
    return all
  }

  /// The groups of rules, each a set of its own.
  var parts: [RuleSet] {
    groups.map { group in
      var part = RuleSet(distinct: [group], describing: [])
      part.dropped = dropped
      return part
    }
  }

  public mutating func insert(_ rule: any Rule) {
    let id = rule.metadata.id
    for index in groups.indices { groups[index].removeAll { $0.metadata.id == id } }
    if groups.isEmpty { groups.append([]) }
    groups[groups.count - 1].append(rule)
    if !dropped.isEmpty { dropped.subtract(rule.members.map(\.id)) }
  }

  public static func + (left: RuleSet, right: RuleSet) -> RuleSet {
    var sum = left
    if left.mayShareNames(with: right) {
      sum.groups.append([])
      for rule in right.rules { sum.insert(rule) }
    } else {
      sum.groups += right.groups
    }
    sum.dropped.formUnion(right.dropped)
    sum.described += right.described
    return sum
  }

  /// Whether some rules have the same family.
  private func mayShareNames(with other: RuleSet) -> Bool {
    let families = Set(other.rules.map { RuleIndex.family(of: $0.metadata.id.rawValue) })
      .map { $0.map { $0 + "/" } }
    return groups.contains { group in
      group.contains { rule in
        let name = rule.metadata.id.rawValue
        return families.contains { $0.map { name.hasPrefix($0) } ?? true }
      }
    }
  }

  /// Only the rules that a predicate keeps; what is known about the others is dropped too.
  public func filter(_ isIncluded: (RuleMetadata) -> Bool) -> RuleSet {
    var copy = self
    for index in groups.indices {
      copy.groups[index] = groups[index].filter { rule in
        let members = rule.members.map(\.id)
        let dropped = rule.members.filter { !isIncluded($0) }
        let isKept = dropped.count < members.count
        if isKept { copy.dropped.formUnion(dropped.map(\.id)) }
        return isKept
      }
    }
    return copy
  }
}
