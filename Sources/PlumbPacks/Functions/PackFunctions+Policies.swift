internal import CEL
internal import PlumbIAM
internal import PlumbSyntax
internal import PlumbTemplate

extension PackFunctions {
  static let policies: [Function] = [
    function("statements", 1...1) { host, arguments in
      guard case .host(let resource as ResourceHost) = arguments[0],
        let identity = resource.identity
      else { return Policies(host).statements(of: arguments[0]) }
      return host.answer(to: .statements(identity)) {
        Policies(host).statements(of: arguments[0])
      }
    },
    function("principals", 2...2) { host, arguments in
      guard case .string(let kind) = text(arguments[1]) else { return .list([]) }
      return Policies(host).principals(of: arguments[0], kind: kind)
    },
    function("conditions", 2...2) { host, arguments in
      guard case .string(let key) = text(arguments[1]) else { return .list([]) }
      return Policies(host).conditions(of: arguments[0], key: key)
    },
    function("allows", 2...2) { host, arguments in
      guard case .string(let action) = text(arguments[1]) else { return .bool(false) }
      return Policies(host).allows(arguments[0], action: action)
    },
  ]
}

/// Policy documents as rules read them.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
struct Policies {
  private let host: PackHost

  init(_ host: PackHost) {
    self.host = host
  }

  /// The statements of a policy document, of all documents of a resource, or of a list of those.
  ///
  /// In each, `Action`, `NotAction`, `Resource` and `NotResource` are lists where they are there.
  func statements(of value: CEL.Value) -> CEL.Value {
    var found: [CEL.Value] = []
    for document in documents(of: value) {
      guard case .host(let mapping as MappingHost) = document else {
        if case .unknown(let unknown) = document { return .unknown(unknown.plain) }
        continue
      }
      switch PackFunctions.list(mapping.select("Statement")) {
      case .unknown(let unknown): return .unknown(unknown.plain)
      case .list(let elements): found += elements
      case .host(let host):
        guard case .list(let elements) = host.elements() else { continue }
        if case .host(let sequence as SequenceHost) = CEL.Value.host(host),
          case .unknown(let unknown) = sequence.undecidedElement
        {
          return .unknown(unknown.plain)
        }
        found += elements
      default: continue
      }
    }
    return .list(found.compactMap(statement))
  }

  private func statement(_ value: CEL.Value) -> CEL.Value? {
    switch value {
    case .host(let mapping as MappingHost): .host(StatementHost(mapping))
    case .unknown(let unknown) where unknown.isChoice:
      unknown.mapAlternatives { statement($0) ?? .absent }
    case .unknown: value
    default: nil
    }
  }

  private func documents(of value: CEL.Value) -> [CEL.Value] {
    switch value {
    case .list(let elements): return elements.flatMap { documents(of: $0) }
    case .host(let sequence as SequenceHost):
      guard case .list(let elements) = sequence.elements() else { return [] }
      return elements.flatMap { documents(of: $0) }
    case .host(let resource as ResourceHost): return documents(of: resource)
    case .unknown, .host(_ as MappingHost): return [value]
    default: return []
    }
  }

  private func documents(of resource: ResourceHost) -> [CEL.Value] {
    guard case .host(let properties as MappingHost) = resource.select("Properties") else {
      return [resource.select("Properties")]
    }
    let own = ["PolicyDocument", "KeyPolicy"].map { properties.select($0) }
    switch PackFunctions.list(properties.select("Policies")) {
    case .list(let policies): return own + policies.map(document)
    case .host(let host):
      guard case .list(let policies) = host.elements() else { return own }
      return own + policies.map(document)
    case let other: return own + [other]
    }
  }

  /// The document of one inline policy.
  private func document(_ policy: CEL.Value) -> CEL.Value {
    switch policy {
    case .host(let mapping as MappingHost): mapping.select("PolicyDocument")
    default: policy
    }
  }

  /// The principals of one kind, `*` in every kind.
  func principals(of statement: CEL.Value, kind: String) -> CEL.Value {
    guard case .host(let host) = statement else { return .list([]) }
    switch host.select("Principal") {
    case .host(let principal as MappingHost): return PackFunctions.list(principal.select(kind))
    case .unknown(let unknown): return .unknown(unknown.plain)
    case let principal: return PackFunctions.list(principal)
    }
  }

  /// The values of a condition key, under whatever operator.
  ///
  /// Its names are the same in any case:
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
  func conditions(of statement: CEL.Value, key: String) -> CEL.Value {
    guard case .host(let host) = statement else { return .list([]) }
    let wanted = key.lowercased()
    var values: [CEL.Value] = []
    let undecided = forEachMember(of: host.select("Condition")) { _, operands in
      forEachMember(of: operands) { name, value in
        guard name.lowercased() == wanted else { return nil }
        switch PackFunctions.list(value) {
        case .unknown(let unknown): return .unknown(unknown.plain)
        case .list(let elements): values += elements
        case .host(let sequence as SequenceHost):
          if case .unknown(let unknown) = sequence.undecidedElement {
            return .unknown(unknown.plain)
          }
          values += elements(of: .host(sequence)).filter { !$0.isAbsent }
        default: break
        }
        return nil
      }
    }
    return undecided ?? .list(values)
  }

  /// Goes through the members of a mapping, of which other values have none.
  ///
  /// - Parameter visit: Gives what is to be given instead of going on.
  /// - Returns: what the visit stopped with, or an unknown if it isn't decided which members there are.
  private func forEachMember(
    of value: CEL.Value, _ visit: (String, CEL.Value) -> CEL.Value?
  ) -> CEL.Value? {
    switch value {
    case .unknown(let unknown): return .unknown(unknown.plain)
    case .host(let mapping):
      switch mapping.elements() {
      case .undecided(.unknown(let unknown)): return .unknown(unknown.plain)
      case .map(let members):
        for (name, member) in members {
          guard case .string(let name) = name else { continue }
          if let stop = visit(name, member) { return stop }
        }
        return nil
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether an `Allow` statement has a pattern for an action.
  func allows(_ value: CEL.Value, action: String) -> CEL.Value {
    let statements: [CEL.Value]
    switch value {
    case .list(let elements): statements = elements
    case .unknown: return value
    default:
      guard case .list(let elements) = self.statements(of: value) else {
        return self.statements(of: value)
      }
      statements = elements
    }
    let bytes = Array(action.lowercased().utf8)
    return any(statements) { statement in
      guard case .host(let known as StatementHost) = statement,
        let patterns = host.memory.actionPatterns(of: known, host)
      else { return allows(statement: statement, action: action) }
      host.scenario.note(lastRead: patterns.lastRead)
      return .bool(patterns.all.contains { Glob.matches($0, bytes) })
    }
  }

  /// The patterns of a statement's actions in lower case, none if it doesn't allow them; nil if they
  /// aren't all known.
  func actionPatterns(of statement: StatementHost) -> [[UInt8]]? {
    let isAllowed = CEL.Value.equal(statement.select("Effect"), .string("Allow"))
    var patterns: [[UInt8]] = []
    for action in elements(of: statement.select("Action")) {
      switch PackFunctions.text(action) {
      case .string(let text): patterns.append(Array(text.lowercased().utf8))
      case .unknown: return nil
      case .host(let host) where host is ParameterHost || host is TextHost: return nil
      default: continue
      }
    }
    guard case .bool(let isAllowed) = isAllowed else { return nil }
    return isAllowed ? patterns : []
  }

  private func allows(statement: CEL.Value, action: String) -> CEL.Value {
    switch statement {
    case .host(let host):
      return all([
        CEL.Value.equal(host.select("Effect"), .string("Allow")),
        any(elements(of: host.select("Action"))) { matches($0, action: action) },
      ])
    case .unknown(let unknown) where unknown.isChoice:
      return unknown.mapAlternatives { allows(statement: $0, action: action) }
    case .unknown: return statement
    default: return .bool(false)
    }
  }

  private func elements(of value: CEL.Value) -> [CEL.Value] {
    switch PackFunctions.list(value) {
    case .list(let elements): return elements
    case .host(let host):
      guard case .list(let elements) = host.elements() else { return [] }
      return elements
    case let other: return [other]
    }
  }

  private func matches(_ pattern: CEL.Value, action: String) -> CEL.Value {
    switch PackFunctions.text(pattern) {
    case .string(let pattern): .bool(PolicyAction.matches(pattern, action))
    case .unknown(let unknown) where unknown.isChoice:
      unknown.mapAlternatives { matches($0, action: action) }
    case .unknown: pattern
    case .host(let host as ParameterHost): host.mapping { matches($0, action: action) }
    case .host(let host as TextHost): .unknown(host.unknown)
    default: .bool(false)
    }
  }

  private func any(_ values: [CEL.Value], _ test: (CEL.Value) -> CEL.Value) -> CEL.Value {
    fold(values.map(test), deciding: true)
  }

  private func all(_ values: [CEL.Value]) -> CEL.Value {
    fold(values, deciding: false)
  }

  private func fold(_ values: [CEL.Value], deciding: Bool) -> CEL.Value {
    var unknown: CEL.Unknown?
    for value in values {
      switch value {
      case .bool(let value) where value == deciding: return .bool(value)
      case .unknown(let other): unknown = unknown?.merging(other) ?? other
      default: continue
      }
    }
    return unknown.map { .unknown($0) } ?? .bool(!deciding)
  }
}

/// A statement of a policy document.
final class StatementHost: TemplateHostValue {
  private let mapping: MappingHost

  init(_ mapping: MappingHost) {
    self.mapping = mapping
  }

  var place: Place? { mapping.place }
  var typeName: TypeName { "map" }
  var identity: Int? {
    place.flatMap { $0.bindings == nil ? Int($0.node.index) * 2 + 1 : nil }
  }
  func elements() -> HostElements? { mapping.elements() }

  func select(_ field: String) -> CEL.Value {
    let value = mapping.select(field)
    guard StatementHost.lists.contains(field), !value.isAbsent else { return value }
    return PackFunctions.list(value)
  }

  func index(_ key: CEL.Value) -> CEL.Value {
    if case .string(let field) = PackFunctions.text(key) { select(field) } else { .absent }
  }

  func equals(_ other: CEL.Value) -> CEL.Value {
    guard case .host(let other as StatementHost) = other else { return .bool(false) }
    return .bool(other.place == place)
  }

  private static let lists = ["Action", "NotAction", "NotResource", "Resource"]
}

/// The tags of a resource.
enum Tags {
  /// A map of a resource's tags, whether it has a list of them or a map.
  static func of(_ value: CEL.Value, _ host: PackHost) -> CEL.Value {
    var tags = value
    if case .host(let resource as ResourceHost) = value {
      guard case .host(let properties as MappingHost) = resource.select("Properties") else {
        guard case .unknown(let unknown) = resource.select("Properties") else {
          return .host(MadeMapHost([:], place: nil))
        }
        return .unknown(unknown.plain)
      }
      tags = properties.select("Tags")
    }
    switch tags {
    case .host(let mapping as MappingHost): return .host(mapping)
    case .host(let sequence as SequenceHost): return read(sequence)
    case .unknown(let unknown): return .unknown(unknown.plain)
    default: return .host(MadeMapHost([:], place: nil))
    }
  }

  private static func read(_ sequence: SequenceHost) -> CEL.Value {
    if case .unknown(let unknown) = sequence.undecidedElement { return .unknown(unknown.plain) }
    var tags: [String: CEL.Value] = [:]
    guard case .list(let elements) = sequence.elements() else { return .absent }
    for element in elements {
      let key = if case .host(let tag) = element { tag.select("Key") } else { element }
      // Which tags there are is told by what decides their keys.
      if case .unknown(let unknown) = key, unknown.split != nil { return .unknown(unknown.plain) }
      guard case .host(let tag) = element, case .string(let name) = PackFunctions.text(key),
        tags[name] == nil
      else { continue }
      tags[name] = tag.select("Value")
    }
    return .host(MadeMapHost(tags, place: sequence.place))
  }
}
