/// What a macro or list function goes through.
struct Elements {
  /// Keys and values; for lists the positions and the elements.
  let entries: [(key: Value, value: Value)]
  let isMap: Bool
  /// Whether an absent element counts as no element, as in the lists of hosts.
  let skipsAbsent: Bool

  /// - Returns: an unknown or an error if there is nothing to go through, or it isn't decided.
  static func of(_ value: Value, for function: String) -> Result {
    switch value {
    case .list(let elements): return .elements(Elements(list: elements, skipsAbsent: false))
    case .map(let map):
      return .elements(Elements(entries: map.entries, isMap: true, skipsAbsent: false))
    case .host(let host):
      switch host.elements() {
      case .list(let elements): return .elements(Elements(list: elements, skipsAbsent: true))
      case .map(let entries):
        return .elements(Elements(entries: entries, isMap: true, skipsAbsent: false))
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
    let present = skipsAbsent ? list.filter { !$0.isAbsent } : list
    self.init(
      entries: present.enumerated().map { (.int(Int64($0.offset)), $0.element) }, isMap: false,
      skipsAbsent: skipsAbsent)
  }

  private init(entries: [(key: Value, value: Value)], isMap: Bool, skipsAbsent: Bool) {
    self.entries = entries
    self.isMap = isMap
    self.skipsAbsent = skipsAbsent
  }

  /// What a macro with one variable sees.
  var subjects: [Value] { entries.map { isMap ? $0.key : $0.value } }

  /// An unknown if it isn't decided how many elements there are.
  var undecidedCount: Value? {
    guard skipsAbsent else { return nil }
    for case (_, .unknown(let unknown)) in entries where unknown.mayBeAbsent {
      return .unknown(unknown.plain)
    }
    return nil
  }
}

extension Unknown {
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
  func listElements(for function: String, rejected: inout Value) -> [Value]? {
    switch Elements.of(self, for: function) {
    case .undecided(let value):
      rejected = value
      return nil
    case .elements(let elements):
      if let unknown = elements.undecidedCount {
        rejected = unknown
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
