internal import CEL
internal import PlumbTemplate

/// The resources of some types in a scenario, by what they refer to.
///
/// Belongs to the scenario that the host looks at while it is made.
final class ReferrerIndex {
  private let host: PackHost
  private let candidates: [Resource]
  /// The candidates that refer to a logical ID, or may do so.
  private let byID: [String: [Int]]
  /// The candidates by their whole texts, and those with an ARN; nil before a resource with a name was
  /// looked for.
  private var byText: (whole: [String: [Int]], arns: [(text: String, position: Int)])?
  /// What the above was made from.
  private var dependencies = Dependencies()

  init(of types: [String]?, _ host: PackHost) {
    self.host = host
    candidates =
      types.map(host.scenario.template.resources(ofTypes:)) ?? host.scenario.template.resources
    (byID, dependencies) = host.scenario.tracking { [candidates] in
      var byID: [String: [Int]] = [:]
      for (position, resource) in candidates.enumerated() {
        let found = host.memory.references(at: resource.body, in: host.scenario)
        for id in found.possible { byID[id, default: []].append(position) }
      }
      return byID
    }
  }

  /// The resources that are created and refer to one.
  func referrers(to target: Resource) -> CEL.Value {
    host.scenario.dependencies.formUnion(dependencies)
    let references = References(host)
    var found: [CEL.Value] = []
    for position in positions(of: target) {
      let resource = candidates[position]
      let candidate = CEL.Value.host(ResourceHost(resource, host))
      switch references.refers(candidate, to: target) {
      case .bool(true): break
      case .bool(false): continue
      case let undecided: return undecided
      }
      found.append(PackFunctions.existing(resource, host))
    }
    return PackFunctions.list(of: found)
  }

  /// The candidates that may refer to a resource, in document order.
  private func positions(of target: Resource) -> [Int] {
    var positions = Set(byID[target.id.text] ?? [])
    let name = host.memory.names.name(of: target, in: host.scenario)
    if let name, name.isOpen { return candidates.indices.filter { isOther($0, target) } }
    for key in name?.keys ?? [] where !key.isEmpty {
      let texts = readTexts()
      positions.formUnion(texts.whole[key] ?? [])
      for arn in texts.arns where PhysicalNames.holds(arn.text, key) {
        positions.insert(arn.position)
      }
    }
    // Where a rule looked last is where its finding points: at the last candidate, as if each had
    // been looked at.
    if let last = candidates.indices.last(where: { isOther($0, target) }) {
      positions.insert(last)
    }
    return positions.filter { isOther($0, target) }.sorted()
  }

  private func isOther(_ position: Int, _ target: Resource) -> Bool {
    candidates[position].id.text != target.id.text
  }

  private func readTexts() -> (whole: [String: [Int]], arns: [(text: String, position: Int)]) {
    if let byText { return byText }
    var whole: [String: [Int]] = [:]
    var arns: [(text: String, position: Int)] = []
    let (_, read) = host.scenario.tracking {
      for (position, resource) in candidates.enumerated() {
        let texts = host.memory.texts(below: .host(ResourceHost(resource, host)), host)
        for (text, _) in texts.all {
          whole[text, default: []].append(position)
          if PhysicalNames.isARN(text) { arns.append((text, position)) }
        }
      }
    }
    dependencies.formUnion(read)
    byText = (whole, arns)
    return (whole, arns)
  }
}
