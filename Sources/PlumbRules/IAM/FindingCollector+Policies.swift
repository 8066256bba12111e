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
