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
  func texts(below value: CEL.Value) -> Texts {
    if case .host(let resource as ResourceHost) = value {
      return texts(below: resource.select("Properties"))
    }
    guard let place = collection(value), place.bindings == nil else { return read(value) }
    if let known = texts[place.node.index] { return known }
    let made = read(value)
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

  private func read(_ value: CEL.Value) -> Texts {
    let before = scenario.lastRead
    scenario.lastRead = nil
    var texts = Texts()
    collect(value, into: &texts)
    texts.lastRead = scenario.lastRead
    scenario.lastRead = before
    return texts
  }

  private func collect(_ value: CEL.Value, into texts: inout Texts) {
    switch value {
    case .list(let elements): for element in elements { collect(element, into: &texts) }
    case .string(let text): texts.all.append((text, scenario.lastRead))
    case .host(let scalar as ScalarHost):
      texts.all.append((scalar.scalar.text, scenario.lastRead))
    case .host(let text as TextHost):
      if let key = text.text.key { texts.all.append((key, scenario.lastRead)) }
    case .host(let resource as ResourceHost):
      collect(resource.select("Properties"), into: &texts)
    case .host(let host):
      switch host.elements() {
      case .list(let elements): for element in elements { collect(element, into: &texts) }
      case .map(let entries): for entry in entries { collect(entry.value, into: &texts) }
      case .undecided, nil: break
      }
    default: break
    }
  }
}
