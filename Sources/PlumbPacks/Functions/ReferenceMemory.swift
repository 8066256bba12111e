internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// What rules ask of references and statements again and again.
final class ReferenceMemory {
  let names = PhysicalNames()
  private var references = VersionTable<Int, References.Found>()
  private var texts = VersionTable<Int, Texts>()
  /// The indices of the scenario that was looked at last, by their types.
  private var referrers: (scenario: Scenario?, indices: [String: ReferrerIndex]) = (nil, [:])

  private var actionPatterns = VersionTable<Int, ActionPatterns?>()

  /// The patterns of a statement's actions, with what reading them left behind.
  struct ActionPatterns {
    let all: [[UInt8]]
    let lastRead: Place?
  }

  /// The texts below a value, with what finding them left behind.
  struct Texts {
    var all: [(text: String, lastRead: Place?)] = []
    var lastRead: Place?
  }

  /// The logical IDs of what is referred to below a place.
  func references(at place: Place, in scenario: Scenario) -> References.Found {
    let number = Int(place.node.index)
    if place.bindings == nil, let known = references.find(number, in: scenario) { return known }
    let (found, dependencies) = scenario.tracking {
      let (certain, possible, unknown) = scenario.resources(referredToAt: place)
      return References.Found(certain: certain, possible: possible, unknown: unknown)
    }
    if place.bindings == nil { references.add(found, for: number, dependencies, in: scenario) }
    return found
  }

  /// The index of the resources of some types, of all for nil, by what they refer to.
  func index(of types: [String]?, _ host: PackHost) -> ReferrerIndex {
    if referrers.scenario !== host.scenario { referrers = (host.scenario, [:]) }
    let key = types?.joined(separator: " ") ?? ""
    if let known = referrers.indices[key] { return known }
    let made = ReferrerIndex(of: types, host)
    referrers.indices[key] = made
    return made
  }

  /// The patterns of the actions that a statement allows; nil if they aren't all known.
  func actionPatterns(of statement: StatementHost, _ host: PackHost) -> ActionPatterns? {
    guard let number = statement.identity else { return nil }
    if let known = actionPatterns.find(number, in: host.scenario) { return known }
    let before = host.scenario.lastRead
    host.scenario.lastRead = nil
    let (made, dependencies) = host.scenario.tracking {
      Policies(host).actionPatterns(of: statement).map {
        ActionPatterns(all: $0, lastRead: host.scenario.lastRead)
      }
    }
    host.scenario.lastRead = before
    actionPatterns.add(made, for: number, dependencies, in: host.scenario)
    return made
  }

  func forget() {
    names.forget()
    actionPatterns = VersionTable()
    references = VersionTable()
    texts = VersionTable()
    referrers = (nil, [:])
  }

  /// The texts below a value, in the order of the source.
  func texts(below value: CEL.Value, _ host: PackHost) -> Texts {
    if case .host(let resource as ResourceHost) = value {
      return texts(below: resource.select("Properties"), host)
    }
    guard let place = collection(value), place.bindings == nil else { return read(value, host) }
    let number = Int(place.node.index)
    if let known = texts.find(number, in: host.scenario) { return known }
    let (made, dependencies) = host.scenario.tracking { read(value, host) }
    texts.add(made, for: number, dependencies, in: host.scenario)
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
    let scenario = host.scenario
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
    case .string(let text): texts.all.append((text, host.scenario.lastRead))
    case .host(let scalar as ScalarHost):
      texts.all.append((scalar.scalar.text, host.scenario.lastRead))
    case .host(let text as TextHost):
      if let key = text.text.key { texts.all.append((key, host.scenario.lastRead)) }
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
      case .scalar(let scalar): texts.all.append((scalar.text, host.scenario.lastRead))
      case .mapping(let mapping): collect(mapping, into: &texts, host)
      default: collect(host.value(value), into: &texts, host)
      }
    }
  }
}
