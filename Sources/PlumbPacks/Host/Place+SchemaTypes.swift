internal import PlumbSchema
internal import PlumbSyntax
internal import PlumbTemplate

extension Place {
  /// The types that a resource's schema gives the property whose value is written here.
  ///
  /// Nil outside of properties, within functions other than `Fn::If`, and where the schema doesn't say.
  var schemaTypes: JSONTypes? {
    var steps: [String?] = []
    var node = node
    while let parent = node.parent {
      if let key = node.key {
        if key.hasText("Properties"), let type = parent["Type"], type.kind == .scalar {
          return Place.types(at: steps.reversed(), of: type.text)
        }
        if !key.hasText("Fn::If") {
          if key.hasPrefix("Fn::") { return nil }
          steps.append(key.text)
        }
      } else if parent.kind == .sequence, !parent.isListOfBranches {
        steps.append(nil)
      }
      node = parent
    }
    return nil
  }

  /// - Parameter steps: Names of properties, and nil for an element of a list.
  private static func types(at steps: [String?], of type: String) -> JSONTypes? {
    var schema = ResourceSchemas.embedded[type]?.root
    for step in steps { schema = step.map { schema?.property(named: $0) } ?? schema?.items }
    return schema.flatMap { $0.types.isEmpty ? nil : $0.types }
  }
}

extension Node {
  /// Whether it is the list of a condition and two branches.
  fileprivate var isListOfBranches: Bool {
    tag?.name == "If" || key?.hasText("Fn::If") == true
  }
}
