/// Where a stack is deployed: three pseudo parameters of which the region decides the other two.
extension ScenarioState {
  /// A domain without the values that don't fit what is known about the other two.
  func located(_ domain: Domain, of parameter: Int, in template: Template) -> Domain {
    guard let role = role(of: parameter, in: template) else { return domain }
    let values: [String]?
    if let regions = regions(in: template) {
      values = regions.map { $0[keyPath: role] }
    } else {
      values = role == \.name ? nil : partitions(in: template)?.map { $0[keyPath: role] }
    }
    guard let values else { return domain }
    var seen: Set<String> = []
    let unique = values.filter { seen.insert($0).inserted }.map { ParameterValue($0) }
    // Only where nothing is possible any more, which `isLocated` refuses.
    return unique.isEmpty ? domain : .values(unique)
  }

  /// Whether a value of a parameter without a finite domain fits what is known about the other two.
  func fitsLocation(_ value: ParameterValue, of parameter: Int, in template: Template) -> Bool {
    guard let role = role(of: parameter, in: template) else { return true }
    if role == \.name { return isPossible(Region(value.text), in: template) }
    return Region.known.contains {
      $0[keyPath: role] == value.text && isPossible($0, in: template)
    }
  }

  /// Whether a parameter is the partition or the URL suffix of regions that are listed.
  package func isImpliedByRegion(_ parameter: Int, in template: Template) -> Bool {
    ScenarioState.followsRegion(parameter, in: template) && regions(in: template) != nil
  }

  /// Whether a parameter is the partition or the URL suffix, which nobody can choose but by the region.
  package static func followsRegion(_ parameter: Int, in template: Template) -> Bool {
    let location = template.location
    return parameter == location.partition || parameter == location.urlSuffix
  }

  /// A region with which everything that is known of region, partition and URL suffix holds; nil if
  /// AWS has none.
  package func exampleOfRegion(in template: Template) -> (parameter: Int, value: ParameterValue)? {
    let index = template.location.region
    let values = (Region.examples.map(\.name) + Region.names).map { ParameterValue($0) }
    return values.first { admits($0, for: index, in: template) }.map { (index, $0) }
  }

  /// Whether some region is left.
  func isLocated(in template: Template) -> Bool {
    if let regions = regions(in: template) { return !regions.isEmpty }
    let location = template.location
    let isRestricted = [location.partition, location.urlSuffix].contains {
      domains[representative(of: $0)] != nil
    }
    return !isRestricted || Region.known.contains { isPossible($0, in: template) }
  }

  /// The regions that are possible; nil if they aren't finitely many.
  private func regions(in template: Template) -> [Region]? {
    guard case .values(let names) = stated(template.location.region, in: template) else {
      return nil
    }
    return names.map { Region($0.text) }.filter { isPossible($0, in: template) }
  }

  /// A region for each partition that is possible; nil if nothing restricts them.
  private func partitions(in template: Template) -> [Region]? {
    let stated = [template.location.partition, template.location.urlSuffix].contains { index in
      guard case .values(let values) = self.stated(index, in: template) else { return false }
      return values.allSatisfy { value in
        Region.known.contains { $0.partition == value.text || $0.urlSuffix == value.text }
      }
    }
    return stated ? Region.known.filter { isPossible($0, in: template) } : nil
  }

  private func isPossible(_ region: Region, in template: Template) -> Bool {
    states(region.partition, for: template.location.partition, in: template)
      && states(region.urlSuffix, for: template.location.urlSuffix, in: template)
  }

  private func states(_ text: String, for parameter: Int, in template: Template) -> Bool {
    switch stated(parameter, in: template) {
    case .values(let values): values.contains(ParameterValue(text))
    case .anything(let except, _): !except.contains(ParameterValue(text))
    }
  }

  private func stated(_ parameter: Int, in template: Template) -> Domain {
    let parameter = representative(of: parameter)
    return domains[parameter] ?? template.parameters[parameter].declaredDomain
  }

  /// What of a region the parameter, or one with the same value, is; nil for all others.
  private func role(of parameter: Int, in template: Template) -> KeyPath<Region, String>? {
    // Nearly all reads end here: only a pseudo parameter, or one tied to another, can be a location.
    guard !sames.isEmpty || template.parameters[parameter].isPseudo else { return nil }
    let location = template.location
    if representative(of: location.region) == parameter { return \.name }
    if representative(of: location.partition) == parameter { return \.partition }
    return representative(of: location.urlSuffix) == parameter ? \.urlSuffix : nil
  }
}

extension Region {
  /// A region, not necessarily an existing one, of each partition.
  static let known = [Region(standard.name)] + partitions.map { Region($0.prefix) }
}

/// The numbers of the pseudo parameters that say where a stack is deployed.
struct LocationParameters: Sendable {
  let partition: Int
  let region: Int
  let urlSuffix: Int

  /// - Parameter start: The number of the first pseudo parameter.
  init(from start: Int) {
    let names = Parameter.pseudoParameters.map(\.name)
    func number(_ name: String) -> Int { start + (names.firstIndex(of: name) ?? 0) }
    partition = number("AWS::Partition")
    region = number("AWS::Region")
    urlSuffix = number("AWS::URLSuffix")
  }

  /// The parameters of which one says something about the others; nothing for other parameters.
  func related(to parameter: Int) -> [Int] {
    let all = [partition, region, urlSuffix]
    return all.contains(parameter) ? all : []
  }
}
