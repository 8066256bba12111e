internal import CEL
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A mapping of a template.
final class MappingHost: TemplateHostValue {
  private let written: MappingValue
  private let host: PackHost

  init(_ mapping: MappingValue, _ host: PackHost) {
    written = mapping
    self.host = host
  }

  /// The mapping in the scenario that is looked at.
  var mapping: MappingValue { written.read(in: host.scenario) }

  var place: Place? { written.place }
  var typeName: TypeName { "map" }
  func select(_ field: String) -> CEL.Value {
    let (value, place) = mapping.member(field)
    return host.value(value, writtenAt: place)
  }

  func call(
    _ function: String, _ arguments: [CEL.Value], at index: Int,
    apply: ([CEL.Value]) -> CEL.Value
  ) -> CEL.Value? { Scalars.tolerating(function, arguments, at: index, apply: apply) }

  func index(_ key: CEL.Value) -> CEL.Value {
    switch key {
    case .string(let field): select(field)
    case .host(let key as ScalarHost): select(key.scalar.text)
    default: .absent
    }
  }

  func elements() -> HostElements? {
    if let unknown = mapping.unknownMembers { return .undecided(.unknown(host.unknown(unknown))) }
    let members = mapping.members
    // Whether there is such a member is a matter of its own.
    if let open = members.first(where: { $0.value.canBeAbsent })?.value.unknown {
      return .undecided(.unknown(host.unknown(open)))
    }
    return .map(
      members.map {
        (.string($0.key.text), host.value($0.value, writtenAt: mapping.place(of: $0.key.text)))
      })
  }

  func equals(_ other: CEL.Value) -> CEL.Value {
    guard case .host(let other as MappingHost) = other else { return .bool(false) }
    return .bool(other.place != nil && other.place == place)
  }
}

/// A list of a template.
final class SequenceHost: TemplateHostValue {
  private let written: SequenceValue
  private let host: PackHost

  init(_ sequence: SequenceValue, _ host: PackHost) {
    written = sequence
    self.host = host
  }

  /// The list in the scenario that is looked at.
  var sequence: SequenceValue { written.read(in: host.scenario) }
  var place: Place? { written.place }
  var typeName: TypeName { "list" }
  func select(_ field: String) -> CEL.Value { .absent }
  func elements() -> HostElements? { .list(sequence.elements.map(host.value)) }

  func call(
    _ function: String, _ arguments: [CEL.Value], at index: Int,
    apply: ([CEL.Value]) -> CEL.Value
  ) -> CEL.Value? { Scalars.tolerating(function, arguments, at: index, apply: apply) }

  func index(_ key: CEL.Value) -> CEL.Value {
    guard let index = Scalars.double(key).flatMap({ Int(exactly: $0) }), index >= 0 else {
      return .absent
    }
    let elements = sequence.elements
    if let unknown = elements.prefix(index + 1).first(where: { $0.canBeAbsent })?.unknown {
      return .unknown(host.unknown(unknown))
    }
    return index < elements.count ? host.value(elements[index]) : .absent
  }

  /// An unknown if it isn't decided which elements there are; else absent.
  var undecidedElement: CEL.Value {
    sequence.unknownCount.map { .unknown(host.unknown($0)) } ?? .absent
  }

  func size() -> CEL.Value {
    let range = sequence.countRange
    guard let unknown = sequence.unknownCount else { return .int(Int64(range.lowerBound)) }
    return .host(CountHost(range, host.unknown(unknown)))
  }

  func equals(_ other: CEL.Value) -> CEL.Value {
    let elements = sequence.elements
    let others: [CEL.Value]
    switch other {
    case .list(let list): others = list
    case .host(let host as SequenceHost): others = host.sequence.elements.map(self.host.value)
    default: return .bool(false)
    }
    if let unknown = sequence.unknownCount { return .unknown(host.unknown(unknown)) }
    guard elements.count == others.count else { return .bool(false) }
    return CEL.Value.equal(.list(elements.map(host.value)), .list(others))
  }
}

/// The number of elements of a list some of which may not be there.
final class CountHost: HostValue {
  private let range: ClosedRange<Int>
  private let unknown: CEL.Unknown

  init(_ range: ClosedRange<Int>, _ unknown: CEL.Unknown) {
    self.range = range
    self.unknown = unknown
  }

  var typeName: TypeName { "int" }

  func equals(_ other: CEL.Value) -> CEL.Value {
    guard let number = Scalars.double(other) else { return .unknown(unknown) }
    return Comparison.isEqual(to: number) { isLess(than: $0, orEqual: $1) }
  }

  func call(
    _ function: String, _ arguments: [CEL.Value], at index: Int,
    apply: ([CEL.Value]) -> CEL.Value
  ) -> CEL.Value? {
    if function == CEL.Operator.equals || function == CEL.Operator.notEquals { return nil }
    guard let comparison = Comparison(function, arguments, at: index) else {
      return .unknown(unknown)
    }
    return comparison.result { isLess(than: $0, orEqual: $1) }
  }

  private func isLess(than bound: Double, orEqual: Bool) -> CEL.Value {
    NumberRange(from: Double(range.lowerBound), to: Double(range.upperBound))
      .isLess(than: bound, orEqual: orEqual).map { .bool($0) } ?? .unknown(unknown)
  }
}

/// A resource of a template.
final class ResourceHost: TemplateHostValue {
  let resource: Resource
  private let host: PackHost

  init(_ resource: Resource, _ host: PackHost) {
    self.resource = resource
    self.host = host
  }

  var place: Place? { resource.body }
  var typeName: TypeName { "resource" }
  // Two resources can share a body by an alias, but not a name.
  var identity: Int? { resource.body.bindings == nil ? Int(resource.id.span.start) * 2 : nil }

  func select(_ field: String) -> CEL.Value {
    switch field {
    case "id": return .string(resource.id.text)
    case "Type": return .string(resource.type.rawValue)
    case "Properties": return host.value(host.scenario.properties(of: resource))
    default: return resource.body[field].map { host.value(host.scenario.value(at: $0)) } ?? .absent
    }
  }

  /// What expressions can ask of a resource.
  static let members: Set = [
    "Condition", "Connectors", "CreationPolicy", "DeletionPolicy", "DependsOn", "IgnoreGlobals",
    "Metadata", "Properties", "Type", "UpdatePolicy", "UpdateReplacePolicy", "id",
  ]

  func has(_ field: String) -> CEL.Value {
    .bool(["id", "Type"].contains(field) || resource.body[field] != nil)
  }

  func equals(_ other: CEL.Value) -> CEL.Value {
    guard case .host(let other as ResourceHost) = other else { return .bool(false) }
    return .bool(other.resource.id.text == resource.id.text)
  }
}
