internal import PlumbSyntax

/// What something was made from: parameters whose values were looked at, conditions, mapping entries.
///
/// What depends on no parameter is the same in every scenario of a template.
package struct Dependencies {
  /// A bit for each of the first parameters, one for the rest of the state.
  private var bits: UInt64 = 0
  /// The conditions that were asked for, without those that these depend on, as bits.
  private var conditions: UInt64 = 0
  /// What few templates have; nil for nothing.
  private var further: Further?

  /// Immutable, so that copies of dependencies share it.
  private final class Further {
    /// The conditions after the first ones.
    let conditions: [UInt64]
    let mappingEntries: [Place]

    init(_ conditions: [UInt64], _ mappingEntries: [Place]) {
      self.conditions = conditions
      self.mappingEntries = mappingEntries
    }
  }

  package init() {}

  var isEmpty: Bool { bits == 0 && conditions == 0 && further == nil }

  /// The entries of mappings that were used other than in conditions, each once, in the order of use.
  var mappingEntries: [Place] { further?.mappingEntries ?? [] }

  /// Whether no parameter was looked at.
  package var isFixed: Bool { bits == 0 }

  package mutating func formUnion(_ other: Dependencies) {
    bits |= other.bits
    conditions |= other.conditions
    guard let more = other.further, more !== further else { return }
    guard let own = further else { return further = more }
    var conditions = own.conditions
    for (word, bits) in more.conditions.enumerated() { conditions.insert(bits, word: word) }
    further = Further(
      conditions,
      own.mappingEntries + more.mappingEntries.filter { !own.mappingEntries.contains($0) })
  }

  /// The same of parameters alone.
  var onParameters: Dependencies {
    var copy = Dependencies()
    copy.bits = bits
    return copy
  }

  mutating func insert(condition: Int) {
    let (word, bit) = condition.quotientAndRemainder(dividingBy: UInt64.bitWidth)
    if word == 0 {
      conditions |= 1 << UInt64(bit)
    } else {
      var conditions = further?.conditions ?? []
      if word <= conditions.count, conditions[word - 1] >> UInt64(bit) & 1 != 0 { return }
      conditions.insert(1 << UInt64(bit), word: word - 1)
      further = Further(conditions, mappingEntries)
    }
  }

  /// The numbers of the conditions, in ascending order.
  var conditionNumbers: [Int] {
    ([conditions] + (further?.conditions ?? [])).enumerated().flatMap { word, bits in
      BitNumbers(bits).map { word * UInt64.bitWidth + $0 }
    }
  }

  mutating func insert(mappingEntry place: Place) {
    if mappingEntries.contains(place) { return }
    further = Further(further?.conditions ?? [], mappingEntries + [place])
  }

  mutating func insert(parameter: Int) {
    bits |= 1 << UInt64(min(parameter, Dependencies.rest))
  }

  /// Notes that something was looked at that isn't one parameter's values.
  mutating func insertRest() { bits |= 1 << UInt64(Dependencies.rest) }

  /// Whether it isn't known which parameters, or something else was looked at.
  var hasRest: Bool { bits >> UInt64(Dependencies.rest) != 0 }

  /// The numbers of the parameters, in ascending order.
  var parameters: BitNumbers { BitNumbers(bits) }

  private static let rest = 63
}

extension [UInt64] {
  /// Sets bits of a word, which may be past the end.
  fileprivate mutating func insert(_ bits: UInt64, word: Int) {
    while count <= word { append(0) }
    self[word] |= bits
  }
}

/// The places of the bits of a word that are set, in ascending order.
struct BitNumbers: Sequence, IteratorProtocol {
  private var bits: UInt64

  init(_ bits: UInt64) {
    self.bits = bits
  }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return bits.trailingZeroBitCount
  }
}

/// Dependencies with what they were in one scenario: other scenarios can be the same in that respect.
package struct ScenarioAspect {
  package let dependencies: Dependencies
  /// The numbers of the domains of `dependencies`, or of the whole state.
  fileprivate let numbers: [Int32]
}

extension Scenario {
  /// What this scenario is as far as something depends on it.
  package func aspect(_ dependencies: Dependencies) -> ScenarioAspect {
    if dependencies.isFixed { return ScenarioAspect(dependencies: dependencies, numbers: []) }
    if dependencies.hasRest || hasTies {
      return ScenarioAspect(dependencies: dependencies, numbers: [-1, stateNumber])
    }
    return ScenarioAspect(
      dependencies: dependencies, numbers: dependencies.parameters.map(domainNumber))
  }

  /// Whether this scenario is the same as another one of its family in one respect.
  package func has(_ aspect: ScenarioAspect) -> Bool {
    if aspect.numbers.isEmpty { return true }
    if aspect.numbers[0] == -1 { return aspect.numbers[1] == stateNumber }
    if hasTies { return false }
    var position = 0
    for parameter in aspect.dependencies.parameters {
      if aspect.numbers[position] != domainNumber(parameter) { return false }
      position += 1
    }
    return true
  }

  /// Whether the values of some parameters hang together: then nothing is said about one alone.
  private var hasTies: Bool { !state.sames.isEmpty || !state.differences.isEmpty }
}

/// The scenarios of one template that are looked at together, and what holds in several of them.
///
/// Belongs to one thread, as its scenarios do.
package final class ScenarioFamily {
  /// What readers of the scenarios have worked out, by what they worked it out for.
  private var attachments: [(key: AnyObject, attachment: any ScenarioAttachment)] = []
  /// The domains that each parameter has had, which are numbered by their places.
  private var domains: [[Domain]] = []
  private var states: [ScenarioState] = []

  package init() {}

  /// What a reader has worked out, made when it is first asked for.
  package func attachment<Attachment: ScenarioAttachment>(
    for key: AnyObject, _ make: () -> Attachment
  ) -> Attachment {
    for entry in attachments where entry.key === key {
      guard let known = entry.attachment as? Attachment else {
        preconditionFailure("the key of \(type(of: entry.attachment)) is used for another type")
      }
      return known
    }
    let made = make()
    attachments.append((key, made))
    return made
  }

  func number(of domain: Domain, parameter: Int) -> Int32 {
    while domains.count <= parameter { domains.append([]) }
    if let known = domains[parameter].firstIndex(of: domain) { return Int32(known) }
    domains[parameter].append(domain)
    return Int32(domains[parameter].count - 1)
  }

  func number(of state: ScenarioState) -> Int32 {
    if let known = states.firstIndex(of: state) { return Int32(known) }
    states.append(state)
    return Int32(states.count - 1)
  }

  /// Forgets what was worked out, so that nothing holds itself.
  package func forget() {
    for entry in attachments { entry.attachment.forget() }
    attachments = []
  }
}
