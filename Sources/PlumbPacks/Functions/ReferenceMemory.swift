internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// What rules ask of references again and again in one scenario.
final class ReferenceMemory {
  let names: PhysicalNames
  private let scenario: Scenario
  private var references: [UInt32: References.Found] = [:]
  private var texts: [UInt32: Texts] = [:]
  private var referrers: [[String]?: ReferrerIndex] = [:]

  /// The texts below a value, with what finding them left behind.
  struct Texts {
    var all: [(text: String, lastRead: Place?)] = []
    var lastRead: Place?
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
    names = PhysicalNames(scenario)
  }

  /// The logical IDs of what is referred to below a place.
  func references(at place: Place) -> References.Found {
    if place.bindings == nil, let known = references[place.node.index] { return known }
    let (certain, possible, unknown) = scenario.resources(referredToAt: place)
    let found = References.Found(certain: certain, possible: possible, unknown: unknown)
    if place.bindings == nil { references[place.node.index] = found }
    return found
  }

  /// The index of the resources of some types, of all for nil, by what they refer to.
  func index(of types: [String]?, _ host: PackHost) -> ReferrerIndex {
    if let known = referrers[types] { return known }
    let made = ReferrerIndex(of: types, host)
    referrers[types] = made
    return made
  }

  /// The texts below a value, in the order of the source.
  func texts(below value: CEL.Value, _ host: PackHost) -> Texts {
    if case .host(let resource as ResourceHost) = value {
      return texts(below: resource.select("Properties"), host)
    }
    guard let place = collection(value), place.bindings == nil else { return read(value, host) }
    if let known = texts[place.node.index] { return known }
    let made = read(value, host)
    texts[place.node.index] = made
    return made
  }

  private func collection(_ value: CEL.Value) -> Place? {
    switch value {
    case .host(let mapping as MappingHost): mapping.place
    case .host(let sequence as SequenceHost): sequence.place
    case .host(let statement as StatementHost): statement.place
    default: nil
    }
  }

  private func read(_ value: CEL.Value, _ host: PackHost) -> Texts {
    let before = scenario.lastRead
    scenario.lastRead = nil
    var texts = Texts()
    collect(value, into: &texts, host)
    texts.lastRead = scenario.lastRead
    scenario.lastRead = before
    return texts
  }

  private func collect(_ value: CEL.Value, into texts: inout Texts, _ host: PackHost) {
    switch value {
    case .list(let elements): for element in elements { collect(element, into: &texts, host) }
    case .string(let text): texts.all.append((text, scenario.lastRead))
    case .host(let scalar as ScalarHost):
      texts.all.append((scalar.scalar.text, scenario.lastRead))
    case .host(let text as TextHost):
      if let key = text.text.key { texts.all.append((key, scenario.lastRead)) }
    case .host(let resource as ResourceHost):
      collect(resource.select("Properties"), into: &texts, host)
    case .host(let mapping as MappingHost): collect(mapping.mapping, into: &texts, host)
    case .host(let collection):
      switch collection.elements() {
      case .list(let elements): for element in elements { collect(element, into: &texts, host) }
      case .map(let entries): for entry in entries { collect(entry.value, into: &texts, host) }
      case .undecided, nil: break
      }
    default: break
    }
  }

  /// The same without making a value of each member; nothing where it isn't decided which there are.
  private func collect(_ mapping: MappingValue, into texts: inout Texts, _ host: PackHost) {
    guard mapping.unknownMembers == nil else { return }
    let values = mapping.memberValues
    if values.contains(where: { $0.canBeAbsent && $0.unknown != nil }) { return }
    for value in values {
      switch value {
      case .scalar(let scalar): texts.all.append((scalar.text, scenario.lastRead))
      case .mapping(let mapping): collect(mapping, into: &texts, host)
      default: collect(host.value(value), into: &texts, host)
      }
    }
  }
}
