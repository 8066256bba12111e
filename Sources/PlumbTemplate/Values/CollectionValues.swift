internal import PlumbSource
public import PlumbSyntax

/// A mapping in a scenario; its members are read when they are asked for.
public struct MappingValue {
  public let place: Place?
  package let scenario: Scenario

  init(_ place: Place, in scenario: Scenario) {
    self.place = place
    self.scenario = scenario
  }

  /// The same mapping in another scenario of the template.
  package func read(in scenario: Scenario) -> MappingValue {
    guard scenario !== self.scenario, let place else { return self }
    return MappingValue(place, in: scenario)
  }

  /// The member of a key; absent if there is none.
  public subscript(_ key: String) -> Value {
    member(key).value
  }

  /// The member of a key, and where it is written; absent if there is none.
  package func member(_ key: String) -> (value: Value, place: Place?) {
    guard let place else { return (.absent, nil) }
    if let member = scenario.member(key, of: place) { return (scenario.value(at: member), member) }
    return (unknownMembers.map { .unknown($0) } ?? .absent, nil)
  }

  /// Where the value of a member is written; nil if there is no such member.
  package func place(of key: String) -> Place? {
    place.flatMap { scenario.member(key, of: $0) }
  }

  /// The key of a member as written; nil if there is none.
  public func key(_ key: String) -> Node? {
    place?.node.entry(key)?.key
  }

  /// The members in document order; a choice among them may still turn out to be absent.
  public var members: [(key: Name, value: Value)] {
    guard let place else { return [] }
    return scenario.members(of: place).compactMap { member in
      let value = scenario.value(at: member.value)
      return value.isAbsent ? nil : (member.key, value)
    }
  }

  /// The values of the members, in document order.
  package var memberValues: [Value] {
    guard let place else { return [] }
    return scenario.memberPlaces(of: place).compactMap { member in
      let value = scenario.value(at: member)
      return value.isAbsent ? nil : value
    }
  }

  /// Why there may be more members than are written: a macro, or a loop over something unknown.
  public var unknownMembers: Unknown? {
    place.flatMap { scenario.unknownMembers(of: $0) }
  }
}

/// A list in a scenario; its elements are read when they are asked for.
public struct SequenceValue {
  public let place: Place?
  private let storage: Storage

  private enum Storage {
    case written(Place, Scenario)
    case computed([Value])
  }

  init(_ place: Place, in scenario: Scenario) {
    self.place = place
    storage = .written(place, scenario)
  }

  init(_ values: [Value], place: Place? = nil) {
    self.place = place
    storage = .computed(values)
  }

  /// The same list in another scenario of the template; one that was computed stays what it is.
  package func read(in scenario: Scenario) -> SequenceValue {
    guard case .written(let place, let own) = storage, own !== scenario else { return self }
    return SequenceValue(place, in: scenario)
  }

  /// The elements that are there; a choice among them may still turn out to be absent.
  public var elements: [Value] {
    switch storage {
    case .computed(let values): values
    case .written(let place, let scenario):
      place.node.elements.compactMap { element in
        let value = scenario.value(at: place.at(element))
        return value.isAbsent ? nil : value
      }
    }
  }

  /// How many elements there are at least, and at most.
  public var countRange: ClosedRange<Int> {
    let elements = elements
    let certain = elements.count { !$0.canBeAbsent }
    return certain...elements.count
  }

  /// Why the number of elements isn't known; nil if it is.
  public var unknownCount: Unknown? {
    elements.first { $0.canBeAbsent }?.unknown
  }
}

extension Value {
  /// Whether a decision could turn it into nothing.
  public var canBeAbsent: Bool {
    switch self {
    case .absent: true
    case .choice(let choice): choice.then.canBeAbsent || choice.otherwise.canBeAbsent
    case .unknown(let unknown): unknown.split != nil && !unknown.isPresent
    case .scalar, .parameter, .text, .mapping, .sequence: false
    }
  }
}
