internal import PlumbEngine
internal import PlumbIAM
internal import PlumbTemplate

extension FindingCollector {
  /// The policies of a kind in the properties of a resource, as they are written.
  mutating func policies(
    _ kind: PolicyKind, of resource: Resource, _ properties: MappingValue
  ) -> [Value] {
    guard let paths = kind.properties[resource.type.rawValue] else { return [] }
    return paths.flatMap { values(at: $0[...], in: .mapping(properties)) }
  }

  /// The policies of some kinds that a resource has, as far as they are mappings.
  mutating func policyDocuments(
    _ kinds: [PolicyKind], of resource: Resource, _ properties: MappingValue
  ) -> [(kind: PolicyKind, document: MappingValue)] {
    var found: [(kind: PolicyKind, document: MappingValue)] = []
    for kind in kinds {
      for policy in policies(kind, of: resource, properties) {
        if let document = mapping(policy) { found.append((kind, document)) }
      }
    }
    return found
  }

  /// The values at a path of keys; `*` goes to each element of a list.
  mutating func values(at path: ArraySlice<String>, in value: Value) -> [Value] {
    guard let step = path.first else { return [value] }
    if step == "*" {
      var found: [Value] = []
      for element in elements(value) { found += values(at: path.dropFirst(), in: element) }
      return found
    }
    guard let mapping = mapping(value) else { return [] }
    return values(at: path.dropFirst(), in: mapping[step])
  }
}
