/// What of a scenario's state something was made from: parameters whose values were looked at.
///
/// What depends on nothing is the same in every scenario of a template.
package struct Dependencies: Equatable {
  /// A bit for each of the first parameters, one for the rest of the state.
  private var bits: UInt64 = 0

  package init() {}

  package var isEmpty: Bool { bits == 0 }

  package mutating func formUnion(_ other: Dependencies) { bits |= other.bits }

  mutating func insert(parameter: Int) {
    bits |= 1 << UInt64(min(parameter, Dependencies.rest))
  }

  /// Notes that something was looked at that isn't one parameter's values.
  mutating func insertRest() { bits |= 1 << UInt64(Dependencies.rest) }

  /// Whether it isn't known which parameters, or something else was looked at.
  var hasRest: Bool { bits >> UInt64(Dependencies.rest) != 0 }

  /// The numbers of the parameters, in ascending order.
  var parameters: some Sequence<Int> {
    sequence(state: bits) { bits -> Int? in
      guard bits != 0 else { return nil }
      let first = bits.trailingZeroBitCount
      bits &= bits - 1
      return first
    }
  }

  private static let rest = 63
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
    if dependencies.isEmpty { return ScenarioAspect(dependencies: dependencies, numbers: []) }
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
  package func attachment(
    for key: AnyObject, _ make: () -> any ScenarioAttachment
  ) -> any ScenarioAttachment {
    for entry in attachments where entry.key === key { return entry.attachment }
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
