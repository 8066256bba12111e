/// Something that a host can decide, and that would make an unknown value known.
///
/// CEL never looks into it, it only asks whether two are the same.
public protocol Decision {
  func isSame(as other: any Decision) -> Bool
}

extension Decision where Self: Equatable {
  public func isSame(as other: any Decision) -> Bool {
    (other as? Self) == self
  }
}

/// A value that isn't known (yet).
public struct Unknown {
  /// Why, in words; each once, in the order in which they came up.
  public let reasons: [String]
  /// The first decision that would bring the value nearer to being known; nil if none would help.
  public let split: (any Decision)?
  /// The two values of an undecided choice, or nothing.
  ///
  /// The first is the value if `split` goes the first way. An alternative can be unknown itself.
  public let alternatives: [Value]
  /// How many values the alternatives spread out to; 1 without any.
  let leafCount: Int

  /// Makes an unknown without alternatives.
  public init(_ reasons: [String], split: (any Decision)? = nil) {
    self.init(reasons: reasons, split: split, alternatives: [], leafCount: 1)
  }

  /// Makes an undecided choice between two values.
  public init(_ reasons: [String], split: (any Decision)?, first: Value, second: Value) {
    let leafCount = first.leafCount + second.leafCount
    self.init(
      reasons: reasons, split: split,
      alternatives: leafCount > Unknown.largestChoice ? [] : [first, second],
      leafCount: leafCount > Unknown.largestChoice ? 1 : leafCount)
  }

  private init(
    reasons: [String], split: (any Decision)?, alternatives: [Value], leafCount: Int
  ) {
    self.reasons = Unknown.unique(reasons)
    self.split = split
    self.alternatives = alternatives
    self.leafCount = leafCount
  }

  public var isChoice: Bool { !alternatives.isEmpty }

  /// This without its alternatives, which no longer describe the result.
  package var plain: Unknown { isChoice ? Unknown(reasons, split: split) : self }

  /// Both as one: all reasons, the first split, no alternatives.
  package func merged(with other: Unknown) -> Unknown {
    Unknown(reasons + other.reasons, split: split ?? other.split)
  }

  package func hasSameSplit(as other: Unknown) -> Bool {
    guard let split, let otherSplit = other.split else { return false }
    return split.isSame(as: otherSplit)
  }

  /// What a function gives for this choice: one value if both alternatives give the same.
  package func mapAlternatives(_ transform: (Value) -> Value) -> Value {
    choosing(transform(alternatives[0]), transform(alternatives[1]))
  }

  /// A choice like this between two results, or the result if there is only one.
  package func choosing(_ first: Value, _ second: Value) -> Value {
    if first.isSameKnown(as: second) { return first }
    if case .error = first, case .error = second { return first }
    var reasons = reasons
    for case .unknown(let result) in [first, second] {
      reasons += result.reasons
    }
    return .unknown(Unknown(reasons, split: split, first: first, second: second))
  }

  /// Whether one of the alternatives is an error.
  var mayFail: Bool {
    alternatives.contains { alternative in
      switch alternative {
      case .error: true
      case .unknown(let unknown): unknown.mayFail
      default: false
      }
    }
  }

  /// A choice that spreads to more values than this is kept as a plain unknown, so that an
  /// expression over many choices stays cheap; its split still leads on.
  private static let largestChoice = 64

  private static func unique(_ reasons: [String]) -> [String] {
    guard reasons.count > 1 else { return reasons }
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }
}

extension Value {
  fileprivate var leafCount: Int {
    if case .unknown(let unknown) = self { unknown.leafCount } else { 1 }
  }

  /// The alternatives if this is an undecided choice.
  package var choice: Unknown? {
    if case .unknown(let unknown) = self, unknown.isChoice { unknown } else { nil }
  }

  /// This value when a choice has gone one way.
  func decided(_ decision: Unknown, side: Int) -> Value {
    guard let choice, choice.hasSameSplit(as: decision) else { return self }
    return choice.alternatives[side].decided(decision, side: side)
  }

  /// Whether both are known and can't be told apart, so that a choice between them is none.
  func isSameKnown(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.uint(let left), .uint(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSameKnown(as: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && zip(left.entries, right.entries).allSatisfy {
          $0.key.isSameKnown(as: $1.key) && $0.value.isSameKnown(as: $1.value)
        }
    case (.optional(.none), .optional(.none)): true
    case (.optional(.some(let left)), .optional(.some(let right))): left.isSameKnown(as: right)
    case (.host(let left), .host(let right)): left === right || left.isAbsent && right.isAbsent
    default: false
    }
  }
}
