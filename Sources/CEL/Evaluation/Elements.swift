/// What a macro or list function goes through.
struct Elements {
  /// The elements of a list, the values of a map.
  let values: [Value]
  /// The keys of a map; nil for lists.
  let keys: [Value]?
  /// Whether an absent element counts as no element, as in the lists of hosts.
  let skipsAbsent: Bool

  /// - Returns: an unknown or an error if there is nothing to go through, or it isn't decided.
  static func of(_ value: Value, for function: String) -> Result {
    switch value {
    case .list(let elements): return .elements(Elements(list: elements, skipsAbsent: false))
    case .map(let map): return .elements(Elements(map: map.entries))
    case .host(let host):
      switch host.elements() {
      case .list(let elements): return .elements(Elements(list: elements, skipsAbsent: true))
      case .map(let entries): return .elements(Elements(map: entries))
      case .undecided(let value): return .undecided(value)
      case nil: break
      }
    default: break
    }
    return .undecided(.noSuchOverload(function, value))
  }

  enum Result {
    case elements(Elements)
    case undecided(Value)
  }

  private init(list: [Value], skipsAbsent: Bool) {
    let hasAbsent = skipsAbsent && list.contains { $0.isAbsent }
    values = hasAbsent ? list.filter { !$0.isAbsent } : list
    keys = nil
    self.skipsAbsent = skipsAbsent
  }

  private init(map entries: [(key: Value, value: Value)]) {
    values = entries.map(\.value)
    keys = entries.map(\.key)
    skipsAbsent = false
  }

  var isMap: Bool { keys != nil }

  /// What a macro with one variable sees.
  var subjects: [Value] { keys ?? values }

  /// Whether it isn't decided how many elements there are.
  var hasUndecidedCount: Bool {
    skipsAbsent && values.contains { $0.choice?.mayBeAbsent == true }
  }

  /// The elements that are there: a list, or a choice between lists.
  var presentList: Value {
    Candidate.list(of: values.map { Candidate($0, isIncluded: presence(of: $0)) })
  }

  /// The key of a value, its position in a list.
  func key(at index: Int) -> Value { keys?[index] ?? .int(Int64(index)) }

  private func presence(of element: Value) -> Value {
    guard let choice = element.choice, choice.mayBeAbsent else {
      return .bool(!(skipsAbsent && element.isAbsent))
    }
    return choice.mapAlternatives { presence(of: $0) }
  }
}

/// A value that is in a list if a condition holds.
struct Candidate {
  let value: Value
  private let isIncluded: Value

  init(_ value: Value, isIncluded: Value) {
    self.value = value
    self.isIncluded = isIncluded
  }

  /// More choices than this would make too many lists; then the list is unknown until one is
  /// decided.
  private static let largestChoiceCount = 6

  /// The list of the candidates that are included: known, or a choice between lists, or unknown.
  static func list(of candidates: [Candidate]) -> Value {
    let undecided = candidates.map(\.isIncluded).filter {
      if case .bool = $0 { false } else { true }
    }
    guard undecided.count <= largestChoiceCount, undecided.allSatisfy({ $0.choice != nil }) else {
      return ListFunctions.undecided(undecided) ?? .list([])
    }
    return choice(between: candidates)
  }

  private static func choice(between candidates: [Candidate]) -> Value {
    guard let index = candidates.firstIndex(where: { $0.isIncluded.choice != nil }),
      let choice = candidates[index].isIncluded.choice
    else {
      return ListFunctions.undecided(candidates.map(\.isIncluded))
        ?? .list(candidates.filter(\.isCertain).map(\.value))
    }
    func list(side: Int) -> Value {
      var decided = candidates.map { $0.decided(choice, side: side) }
      decided[index] = Candidate(
        decided[index].value, isIncluded: choice.alternatives[side].decided(choice, side: side))
      return Candidate.choice(between: decided)
    }
    return choice.choosing(list(side: 0), list(side: 1))
  }

  private func decided(_ choice: Unknown, side: Int) -> Candidate {
    Candidate(
      value.decided(choice, side: side), isIncluded: isIncluded.decided(choice, side: side))
  }

  /// Whether the condition is an error.
  var isWrong: Bool {
    if case .error = isIncluded { true } else { false }
  }

  var isCertain: Bool {
    if case .bool(true) = isIncluded { true } else { false }
  }
}

extension Unknown {
  /// Whether one of the alternatives is absent.
  fileprivate var mayBeAbsent: Bool {
    alternatives.contains { alternative in
      if case .unknown(let unknown) = alternative { return unknown.mayBeAbsent }
      return alternative.isAbsent
    }
  }
}

extension Value {
  /// The elements of a list, for a function that needs to know each of them.
  ///
  /// - Parameter rejected: the function's result if this is nil: an unknown, or an error.
  package func listElements(for function: String, rejected: inout Value) -> [Value]? {
    switch Elements.of(self, for: function) {
    case .undecided(let value):
      rejected = value
      return nil
    case .elements(let elements):
      if elements.hasUndecidedCount {
        let present = elements.presentList
        if case .list(let elements) = present { return elements }
        rejected = ListFunctions.undecided([present]) ?? present
        return nil
      }
      guard !elements.isMap else {
        rejected = .noSuchOverload(function, self)
        return nil
      }
      return elements.subjects
    }
  }
}
