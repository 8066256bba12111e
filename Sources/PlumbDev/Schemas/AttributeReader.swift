internal import PlumbSchema

/// Finds what `Fn::GetAtt` and `Ref` give for a resource type.
struct AttributeReader {
  let name: String
  let json: JSONValue
  /// The type's own node.
  let root: Int

  /// Names with what they give, as `SchemaAttributes` reads them.
  func read(from graph: inout SchemaGraph) throws -> Draft {
    var found: [String: Int] = [:]
    if AttributeFacts.allProperties.contains(name) {
      for entry in graph.properties(of: root) {
        add(entry.name, entry.node, to: &found, graph, depth: 0)
      }
    } else {
      for name in AttributeFacts.furtherProperties[name] ?? [] {
        found[name] = graph.node(at: [name], from: root)
      }
      try addReadOnly(to: &found, &graph)
    }
    return .sortedMap(found.map { ($0.key, .node($0.value)) })
  }

  /// The node of what `Ref` gives: the primary identifier; nil if the type has none.
  func reference(in graph: inout SchemaGraph) -> Int? {
    let pointers = json["primaryIdentifier"]?.strings ?? []
    if pointers.count > 1 { return graph.add(.string) }
    guard let path = pointers.first.flatMap({ try? ResourceTypeReader.path($0) }) else {
      return nil
    }
    return graph.node(at: path, from: root)
  }

  private func addReadOnly(to found: inout [String: Int], _ graph: inout SchemaGraph) throws {
    if AttributeFacts.anyName.contains(name) {
      found["**"] = graph.add([.array, .boolean, .integer, .number, .object, .string])
    }
    if AttributeFacts.stacks.contains(name) { found["Outputs.**"] = graph.add(.string) }
    if AttributeFacts.outputsOnly.contains(name) { return }
    for pointer in json["readOnlyProperties"]?.strings ?? [] {
      let path = try ResourceTypeReader.path(pointer)
      if path == ["Outputs"], AttributeFacts.stacks.contains(name) { continue }
      found[path.joined(separator: ".")] = graph.node(at: path, from: root) ?? graph.add([])
    }
  }

  /// Adds a property, or those in it if it is an object.
  private func add(
    _ name: String, _ node: Int, to found: inout [String: Int], _ graph: SchemaGraph, depth: Int
  ) {
    guard graph.nodes[node].types.contains(.object) else {
      found[name] = node
      return
    }
    // A definition that contains itself has no attributes below this.
    guard depth < 8 else { return }
    for entry in graph.properties(of: node) {
      add("\(name).\(entry.name)", entry.node, to: &found, graph, depth: depth + 1)
    }
  }
}

extension SchemaGraph {
  /// The properties of a node in the order of their names.
  func properties(of node: Int) -> [(name: String, node: Int)] {
    guard case .map(let entries) = nodes[node].keywords[.properties] else { return [] }
    return entries.compactMap { entry in
      guard case .node(let node) = entry.value else { return nil }
      return (entry.name, node)
    }
  }

  /// The node that a path leads to, through compositions too; nil if it leads nowhere.
  func node(at path: some Collection<String>, from start: Int, depth: Int = 0) -> Int? {
    guard let name = path.first else { return start }
    guard depth < 32 else { return nil }
    let node = nodes[start]
    if name == "*", case .node(let items) = node.keywords[.items] {
      return self.node(at: path.dropFirst(), from: items, depth: depth + 1)
    }
    if let property = properties(of: start).first(where: { $0.name == name }) {
      return self.node(at: path.dropFirst(), from: property.node, depth: depth + 1)
    }
    for keyword in [Keyword.anyOf, .allOf, .oneOf] {
      guard case .list(let branches) = node.keywords[keyword] else { continue }
      for case .node(let branch) in branches {
        if let found = self.node(at: path, from: branch, depth: depth + 1) { return found }
      }
    }
    return nil
  }
}
