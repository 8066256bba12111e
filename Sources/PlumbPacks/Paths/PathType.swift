internal import PlumbPattern
internal import PlumbSchema

/// What an expression can give, as far as the schemas of resource types tell.
indirect enum PathType: Hashable {
  /// Anything; nothing is said about its members.
  case unknown
  /// Resources of some types.
  case resource(Set<ResourceTypeSchema>)
  /// What stands in the properties of resources.
  case property(PropertyType)
  case list(PathType)

  /// What is either of two.
  func joined(with other: PathType) -> PathType {
    switch (self, other) {
    case (.resource(let left), .resource(let right)): .resource(left.union(right))
    case (.property(let left), .property(let right)): .property(left.joined(with: right))
    case (.list(let left), .list(let right)): .list(left.joined(with: right))
    default: self == other ? self : .unknown
    }
  }

  /// What macros go through.
  var element: PathType {
    switch self {
    case .list(let element): element
    case .property(let property): property.element
    case .unknown, .resource: .unknown
    }
  }

  /// What is in the list that the function `list` makes of it.
  var listed: PathType {
    switch self {
    case .unknown: .unknown
    case .list: self
    case .resource: .list(self)
    case .property(let property): .list(property.elementOrSelf)
    }
  }
}

/// A value in the properties of a resource: one of several, if several types have it.
struct PropertyType: Hashable {
  var schemas: Set<Schema>
  /// What messages call it: a type or a property.
  var name: String
  /// Whether a resource can be without it.
  var isOptional: Bool

  init(schemas: Set<Schema>, name: String, isOptional: Bool) {
    self.schemas = schemas
    self.name = name
    self.isOptional = isOptional
  }

  /// The properties of resources of some types.
  init(_ types: Set<ResourceTypeSchema>) {
    self.init(
      schemas: Set(types.map(\.root)), name: types.map(\.name.description).min() ?? "",
      isOptional: false)
  }

  /// What is said of a member that no schema has.
  func objection(to member: String) -> String {
    schemas.allSatisfy { $0.types == .array }
      ? "'\(name)' is a list: its elements can have a '\(member)', not the list"
      : "'\(name)' has no property '\(member)'"
  }

  func joined(with other: PropertyType) -> PropertyType {
    PropertyType(
      schemas: schemas.union(other.schemas), name: name,
      isOptional: isOptional || other.isOptional)
  }

  /// What a look for a member finds.
  enum Member {
    case found(PropertyType)
    /// The schemas don't say which members there are.
    case open
    /// No schema has it; the names that there are.
    case missing(Set<String>)
  }

  func member(_ name: String) -> Member {
    var search = MemberSearch(name)
    for schema in schemas { search.look(in: schema) }
    if !search.found.isEmpty {
      return .found(
        PropertyType(
          schemas: search.found, name: name, isOptional: isOptional || search.isOptional))
    }
    return search.isOpen ? .open : .missing(search.names)
  }

  var element: PathType {
    let items = Set(schemas.compactMap(\.items))
    guard !items.isEmpty, schemas.allSatisfy({ $0.types == .array }) else { return .unknown }
    return .property(PropertyType(schemas: items, name: name, isOptional: false))
  }

  fileprivate var elementOrSelf: PathType {
    let lists = schemas.filter { $0.types.contains(.array) }
    if lists.isEmpty { return .property(self) }
    guard lists.allSatisfy({ $0.items != nil }) else { return .unknown }
    let elements = Set(lists.compactMap(\.items)).union(schemas.filter { $0.types != .array })
    return .property(PropertyType(schemas: elements, name: name, isOptional: false))
  }
}

/// Looks for a member in a schema and in those that it is composed of.
private struct MemberSearch {
  let name: String
  private(set) var found: Set<Schema> = []
  private(set) var isOptional = false
  private(set) var isOpen = false
  /// The names of other members.
  private(set) var names: Set<String> = []
  private var seen: Set<Schema> = []

  init(_ name: String) {
    self.name = name
  }

  /// - Parameter isPart: whether it is only a part of a schema, which then says what is open.
  mutating func look(in schema: Schema, isPart: Bool = false) {
    guard seen.insert(schema).inserted else { return }
    names.formUnion(schema.properties.names)
    if let property = schema.property(named: name) {
      found.insert(property)
      if !schema.required.contains(name) { isOptional = true }
    } else if let other = patternProperty(of: schema) ?? schema.additionalProperties {
      found.insert(other)
      isOptional = true
    }
    let parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap { $0 }
    for part in parts + [schema.then, schema.otherwise].compactMap({ $0 }) {
      look(in: part, isPart: true)
    }
    let canBeObject = schema.types.isEmpty || schema.types.contains(.object)
    if canBeObject, !schema.isClosed, !isPart { isOpen = true }
  }

  private func patternProperty(of schema: Schema) -> Schema? {
    schema.patternProperties.first { entry in
      // A pattern without an answer may fit.
      (try? Pattern(entry.name.description))?.isFound(in: name) != false
    }?.value
  }
}
