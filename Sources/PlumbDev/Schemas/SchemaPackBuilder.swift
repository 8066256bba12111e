internal import PlumbSchema

/// Builds the schema pack from cfn-lint's data files.
struct SchemaPackBuilder {
  private let folder: SchemaFolder
  private var graph: SchemaGraph
  private var contents: PackContents

  init(_ folder: SchemaFolder) throws {
    self.folder = folder
    let others = try folder.documents(below: "other")
    let identified = others.compactMap { document in
      document.json["$id"]?.string.map { ($0, document.json) }
    }
    graph = SchemaGraph(documents: Dictionary(identified) { first, _ in first })
    contents = PackContents(
      regions: [], types: [], named: [], provenance: try folder.provenance())
    try addTypes()
    for document in others where !SchemaPackBuilder.passedOver.contains(document.name) {
      try add(document.json, named: document.name)
    }
    for document in try folder.documents(below: "extensions") {
      try addExtension(document.json, named: document.name)
    }
  }

  /// Documents about files that aren't templates, and about a template's sections, which are ours.
  private static let passedOver: Set<String> = [
    "other/deployment_files/git_sync", "other/draft7/schema", "other/metadata/context",
    "other/template/configuration",
  ]

  /// The pack's bytes, and what the maintainer should know about them.
  func build() throws -> (bytes: [UInt8], notes: [String]) {
    let classes = NodeClasses(graph.nodes)
    var contents = contents
    contents.types = contents.types.map { $0.mappingNodes { classes.classes[$0] } }
    contents.named = contents.named.map { ($0.name, classes.classes[$0.node]) }
    var writer = PackWriter(nodes: classes.representatives)
    let bytes = try writer.write(contents)
    let notes = graph.notes.sorted { $0.key.precedesByBytes($1.key) }.map {
      "\($0.value) × \($0.key)"
    }
    let counts =
      "\(contents.types.count) types, \(contents.named.count) other schemas, \(graph.nodes.count) nodes, "
      + "\(classes.representatives.count) of them different, \(bytes.count) bytes"
    return (bytes, notes + [counts])
  }

  private mutating func addTypes() throws {
    let providers = try folder.providers()
    contents.regions = providers.map(\.region).filter { $0 != "sam" }
    guard contents.regions.count <= 64 else { throw DevError("more than 64 regions") }
    var files: [String: (file: String, regions: UInt64)] = [:]
    for (region, types) in providers {
      // SAM's types are transformed before any region sees them.
      let bits = contents.regions.firstIndex(of: region).map { 1 << UInt64($0) } ?? UInt64.max
      for (type, file) in types {
        let known = files[type] ?? (file, 0)
        guard known.file == file else { throw DevError("\(type) differs between regions") }
        files[type] = (file, known.regions | bits)
      }
    }
    let all: UInt64 = contents.regions.count == 64 ? .max : 1 << UInt64(contents.regions.count) - 1
    for (_, entry) in files.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      let reader = try ResourceTypeReader(try folder.resource(entry.file))
      contents.types.append(try reader.read(into: &graph, regions: entry.regions & all))
    }
  }

  private mutating func addExtension(_ json: JSONValue, named name: String) throws {
    let members = json.object ?? [:]
    guard members["us-east-1"] != nil else { return try add(json, named: name) }
    for (region, schema) in members.sorted where schema.object != nil {
      try add(schema, named: "\(name)/\(region)")
    }
  }

  private mutating func add(_ json: JSONValue, named name: String) throws {
    do {
      contents.named.append((name, try graph.add(json, name: name)))
    } catch let error as DevError {
      throw DevError("\(name): \(error)")
    }
  }
}

extension ResourceTypeDraft {
  func mappingNodes(_ transform: (Int) -> Int) -> ResourceTypeDraft {
    ResourceTypeDraft(
      name: name, root: transform(root), regions: regions,
      fields: fields.mapValues { $0.mappingNodes(transform) },
      deletesBeforeCreating: deletesBeforeCreating)
  }
}
