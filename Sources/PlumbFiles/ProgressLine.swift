/// A line on the terminal that says how far a long run is.
///
/// There is none before the run has taken a second, and nothing is left of it in the end. It is written
/// whenever a piece of work is done, so that it needs no thread.
public final class ProgressLine: Sendable {
  private struct State {
    var doneCount = 0
    /// The moment before which nothing is written, in nanoseconds.
    var next: UInt64
    var isShown = false
  }

  private let totalCount: Int
  private let state: Locked<State>

  /// - Parameter totalCount: How many files there are.
  /// - Returns: Nil where the standard error is no terminal that can take a line back, and in CI.
  public init?(totalCount: Int) {
    guard totalCount > 1, Console.isTerminal(.error), Console.environment("TERM") != "dumb",
      Console.environment("CI") == nil
    else { return nil }
    self.totalCount = totalCount
    state = Locked(State(next: System.steadyNanoseconds + ProgressLine.patience))
  }

  /// Counts a file as done; called by several threads.
  public func advance() {
    state.withLock { state in
      state.doneCount += 1
      let now = System.steadyNanoseconds
      guard now >= state.next else { return }
      state.next = now + ProgressLine.interval
      state.isShown = true
      ProgressLine.show("Checking: \(state.doneCount) of \(totalCount) files")
    }
  }

  /// Takes the line away.
  public func end() {
    state.withLock { state in
      if state.isShown { ProgressLine.show("") }
      state.isShown = false
    }
  }

  private static func show(_ text: String) {
    // Back to the first column, and what follows it is erased (ECMA-48, 8.3.41).
    Console.write(Array("\r\u{1B}[K\(text)".utf8), to: .error)
  }

  private static let patience: UInt64 = 1_000_000_000
  private static let interval: UInt64 = 100_000_000
}
