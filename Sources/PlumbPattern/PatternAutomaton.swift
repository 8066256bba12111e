/// An automaton that accepts every text that a regular expression matches as a whole.
///
/// It may accept more: beyond ASCII it doesn't tell characters apart. A text that it refuses surely
/// doesn't match.
public struct PatternAutomaton: Sendable {
  /// The states that a state leads to without a character.
  private var free: [[Int]] = [[]]
  /// The characters that lead from a state to another one.
  private var moves: [(characters: [ClosedRange<UInt32>], next: Int)?] = [nil]
  private var end = 0

  /// Nil for an expression that looks around, refers back or sets options, and for one that is too
  /// large.
  public init?(_ pattern: String) {
    guard let tree = PatternTree(pattern), let end = add(tree, from: 0) else { return nil }
    self.end = end
  }

  /// The states in which an automaton can be after some characters, in order.
  typealias Position = [Int]

  var start: Position { closure(of: [0]) }

  func isAccepting(_ position: Position) -> Bool { position.contains(end) }

  /// The characters with which a position can be left.
  func characters(from position: Position) -> [ClosedRange<UInt32>] {
    position.flatMap { moves[$0]?.characters ?? [] }
  }

  func position(after character: UInt32, from position: Position) -> Position {
    closure(
      of: position.compactMap { state in
        guard let move = moves[state], move.characters.contains(where: { $0 ~= character }) else {
          return nil
        }
        return move.next
      })
  }

  private func closure(of states: [Int]) -> Position {
    var seen = Set(states)
    var pending = states
    while let state = pending.popLast() {
      for next in free[state] where seen.insert(next).inserted { pending.append(next) }
    }
    return seen.sorted()
  }

  // MARK: Building

  private mutating func newState() -> Int {
    free.append([])
    moves.append(nil)
    return free.count - 1
  }

  /// Adds the states for a part, and gives the one that it ends in; nil if there are too many.
  private mutating func add(_ tree: PatternTree, from start: Int) -> Int? {
    guard free.count < PatternAutomaton.maximumStates else { return nil }
    switch tree {
    case .characters(let characters):
      let (from, end) = (newState(), newState())
      free[start].append(from)
      moves[from] = (characters, end)
      return end
    case .sequence(let parts):
      var state = start
      for part in parts {
        guard let next = add(part, from: state) else { return nil }
        state = next
      }
      return state
    case .alternatives(let branches):
      let end = newState()
      for branch in branches {
        let from = newState()
        free[start].append(from)
        guard let last = add(branch, from: from) else { return nil }
        free[last].append(end)
      }
      return end
    case .repeated(let part, let least, let most): return add(part, least, most, from: start)
    }
  }

  private mutating func add(
    _ part: PatternTree, _ least: Int, _ most: Int?, from start: Int
  ) -> Int? {
    var state = start
    for _ in 0..<least {
      guard let next = add(part, from: state) else { return nil }
      state = next
    }
    let end = newState()
    guard let most else {
      let loop = newState()
      free[state].append(loop)
      guard let last = add(part, from: loop) else { return nil }
      free[last].append(loop)
      free[loop].append(end)
      return end
    }
    for _ in least..<most {
      free[state].append(end)
      guard let next = add(part, from: state) else { return nil }
      state = next
    }
    free[state].append(end)
    return end
  }

  private static let maximumStates = 2_000
}
