internal import PlumbSchema

/// A resource type before it has a place in the pack; nodes are those of the graph.
struct ResourceTypeDraft {
  let name: String
  let root: Int
  /// The bit of each region in which the type can be used.
  let regions: UInt64
  /// What stands in the words of its record behind the regions.
  var fields: [PackLayout.TypeRecord: Draft]
  var deletesBeforeCreating: Bool
}

/// Reads a resource type's schema file.
struct ResourceTypeReader {
  let name: String
  let json: JSONValue

  init(_ json: JSONValue) throws {
    guard let name = json["typeName"]?.string else { throw DevError("a schema without typeName") }
    self.name = name
    self.json = json
  }

  func read(into graph: inout SchemaGraph, regions: UInt64) throws -> ResourceTypeDraft {
    let root: Int
    do {
      // The files leave out that properties are an object.
      let members = (json.object ?? [:]).merging(["type": .string("object")]) { own, _ in own }
      root = try graph.add(.object(members), name: name)
    } catch let error as DevError {
      throw DevError("\(name): \(error)")
    }
    var fields: [PackLayout.TypeRecord: Draft] = [
      .readOnly: try paths("readOnlyProperties"),
      .writeOnly: try paths("writeOnlyProperties"),
      .createOnly: try paths("createOnlyProperties"),
      .conditionalCreateOnly: try paths("conditionalCreateOnlyProperties"),
      .deprecated: try paths("deprecatedProperties"),
      .primaryIdentifier: try paths("primaryIdentifier"),
      .additionalIdentifiers: try identifiers(),
    ]
    fields[.tagging] = facts("tagging", without: ["permissions"])
    fields[.lifecycle] = facts(
      "lifecycle", without: [], replacing: name.hasPrefix("AWS::OpsWorks::") ? endOfOpsWorks : [:])
    let attributes = AttributeReader(name: name, json: json, root: root)
    fields[.attributes] = try attributes.read(from: &graph)
    fields[.reference] = attributes.reference(in: &graph).map { .node($0) }
    return ResourceTypeDraft(
      name: name, root: root, regions: regions, fields: fields,
      deletesBeforeCreating: json["replacementStrategy"]?.string == "delete_then_create")
  }

  private func paths(_ key: String) throws -> Draft {
    guard let list = json[key] else { return .list([]) }
    return try ResourceTypeReader.paths(list)
  }

  private func identifiers() throws -> Draft {
    guard let lists = json["additionalIdentifiers"]?.array else { return .list([]) }
    return .list(try lists.map { try ResourceTypeReader.paths($0) })
  }

  private static func paths(_ json: JSONValue) throws -> Draft {
    guard let pointers = json.strings else { throw DevError("no property paths") }
    return .list(try pointers.map { .texts(try path($0)) })
  }

  /// The names of a pointer such as `/properties/Tags/*/Key`, without the first.
  static func path(_ pointer: String) throws -> [String] {
    let parts = pointer.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 2, parts[0].isEmpty, parts[1] == "properties" else {
      throw DevError("'\(pointer)' is no property path")
    }
    return Array(parts.dropFirst(2))
  }

  /// cfn-lint's files have another day:
  /// https://docs.aws.amazon.com/opsworks/latest/APIReference/Welcome.html
  private var endOfOpsWorks: [String: JSONValue] { ["date": .string("2024-05-26")] }

  private func facts(
    _ key: String, without omitted: Set<String>, replacing changes: [String: JSONValue] = [:]
  ) -> Draft? {
    guard let members = json[key]?.object else { return nil }
    let kept = members.filter { !omitted.contains($0.key) }.merging(changes) { $1 }
    return .sortedMap(kept.map { ($0.key, .value($0.value)) })
  }
}
