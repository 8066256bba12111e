internal import PlumbSchema

/// The nodes of all schemas, with references followed.
struct SchemaGraph {
  private(set) var nodes: [DraftNode] = []
  /// What was changed or left out on the way, for the maintainer to read; with how often.
  private(set) var notes: [String: Int] = [:]

  /// Documents by the names that references use for them.
  private let documents: [String: JSONValue]
  /// The nodes of references that were followed before.
  private var followed: [Place: Int] = [:]

  /// A document and a pointer into it.
  private struct Place: Hashable {
    let document: String
    let pointer: String
  }

  /// - Parameter documents: what references name in front of their `#`.
  init(documents: [String: JSONValue] = [:]) {
    self.documents = documents
  }

  /// Adds the schema of a document.
  ///
  /// - Parameter name: unique among the documents.
  mutating func add(_ root: JSONValue, name: String) throws -> Int {
    try node(root, in: SchemaScope(name: name, root: root))
  }

  /// Adds a node that takes any value of some types.
  mutating func add(_ types: JSONTypes) -> Int {
    append(DraftNode(types: types))
  }

  mutating func note(_ text: String) { notes[text, default: 0] += 1 }

  mutating func node(_ json: JSONValue, in scope: SchemaScope) throws -> Int {
    switch json {
    case .bool(true): return append(DraftNode())
    case .bool(false): return append(DraftNode(flags: PackLayout.Flag.never))
    case .object(let members):
      guard let reference = members["$ref"]?.string else {
        return try fill(append(DraftNode()), with: members, in: scope)
      }
      let others = members.filter {
        $0.key != "$ref" && !SchemaKeywords.passedOver.contains($0.key)
      }
      if others.isEmpty { return try follow(reference, in: scope) }
      return try merged(reference, with: others, in: scope)
    default: throw DevError("a schema in \(scope.name) is no object")
    }
  }

  private mutating func append(_ node: DraftNode) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func fill(
    _ node: Int, with members: [String: JSONValue], in scope: SchemaScope
  ) throws -> Int {
    var keywords = SchemaKeywords(scope: scope)
    for (key, value) in members.sorted {
      do {
        try keywords.read(key, value, into: &self)
      } catch let error as DevError {
        throw DevError("\(key): \(error)")
      }
    }
    nodes[node] = keywords.node
    return node
  }

  /// The node that a reference leads to; the same for every reference to a place.
  private mutating func follow(_ reference: String, in scope: SchemaScope) throws -> Int {
    let (target, pointer) = try scope.target(of: reference, documents: documents)
    let place = Place(document: target.name, pointer: pointer)
    if let node = followed[place] { return node }
    let json = try target.value(at: pointer)
    guard let members = json.object, members["$ref"] == nil else {
      let node = try node(json, in: target)
      followed[place] = node
      return node
    }
    // Known before its content is read, so that a definition can contain itself.
    let node = append(DraftNode())
    followed[place] = node
    return try fill(node, with: members, in: target)
  }

  /// A reference with further keywords beside it: both hold, as cfn-lint reads it.
  private mutating func merged(
    _ reference: String, with others: [String: JSONValue], in scope: SchemaScope
  ) throws -> Int {
    let (target, pointer) = try scope.target(of: reference, documents: documents)
    let json = try target.value(at: pointer)
    let members = json.object ?? [:]
    let isSimple = others.allSatisfy { members[$0.key] == nil || members[$0.key] == $0.value }
    guard target.name == scope.name, isSimple, members["$ref"] == nil else {
      var both = others
      both["allOf"] = .array(
        [.object(["$ref": .string(reference)])] + (others["allOf"]?.array ?? []))
      return try fill(append(DraftNode()), with: both, in: scope)
    }
    return try fill(
      append(DraftNode()), with: members.merging(others) { first, _ in first }, in: scope)
  }
}

/// The document that a schema stands in.
struct SchemaScope {
  let name: String
  let root: JSONValue

  /// The document and the pointer of a reference such as `#/definitions/Tag` or `policy#/definitions/Sid`.
  func target(
    of reference: String, documents: [String: JSONValue]
  ) throws -> (scope: SchemaScope, pointer: String) {
    guard let mark = reference.firstIndex(of: "#") else {
      throw DevError("the reference '\(reference)' in \(name) has no '#'")
    }
    let pointer = String(reference[reference.index(after: mark)...])
    let document = String(reference[..<mark])
    if document.isEmpty { return (self, pointer) }
    guard let root = documents[document] else {
      throw DevError("the reference '\(reference)' in \(name) names no document")
    }
    return (SchemaScope(name: document, root: root), pointer)
  }

  func value(at pointer: String) throws -> JSONValue {
    var value = root
    for part in pointer.split(separator: "/") {
      let key = part.replacing("~1", with: "/").replacing("~0", with: "~")
      guard let next = value[String(key)] else {
        throw DevError("the reference '\(pointer)' in \(name) leads nowhere")
      }
      value = next
    }
    return value
  }
}
