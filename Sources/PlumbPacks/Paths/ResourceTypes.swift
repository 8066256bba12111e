internal import PlumbSchema
internal import PlumbTemplate

/// Resource types as packs name them, with `*` for any run of characters.
enum ResourceTypes {
  /// The resources of some types; nil if there are types among them that the schemas don't know.
  static func type(of names: [String]) -> PathType? {
    var types: Set<ResourceTypeSchema> = []
    for name in names {
      let found =
        Glob.isPlain(name)
        ? ResourceSchemas.embedded[name].map { [$0] } ?? []
        : ResourceSchemas.embedded.types.filter { Glob.matches(name, $0.name.description) }
      // A pattern also fits types of others, of which nothing is known.
      guard !found.isEmpty, Glob.isPlain(name) || name.hasPrefix("AWS::") else { return nil }
      types.formUnion(found)
    }
    return types.isEmpty ? nil : .resource(types)
  }

  /// Whether a name is none of AWS's types, though it looks like one.
  static func isUnknown(_ name: String) -> Bool {
    guard name.hasPrefix("AWS::") else { return false }
    return type(of: [name]) == nil
  }
}
