import PlumbFiles
import Testing

struct ParallelMapTests {
  @Test(arguments: [1, 2, 3, 16])
  func resultsStandInTheOrderOfTheInputs(workerCount: Int) {
    let inputs = Array(0..<1_000)
    let squares = parallelMap(inputs, workerCount: workerCount) { input in
      (0..<(input % 7 * 100)).reduce(input * input) { sum, _ in sum }
    }
    #expect(squares == inputs.map { $0 * $0 })
  }

  @Test func nothingGivesNothing() {
    #expect(parallelMap([Int]()) { $0 }.isEmpty)
    #expect(parallelMap(["a"]) { $0 + "b" } == ["ab"])
  }

  /// A worker's stack is as deep as the first thread's.
  @Test func deepRecursionFitsTheStackOfEveryWorker() {
    @Sendable func depth(_ left: Int) -> Int { left == 0 ? 0 : 1 + depth(left - 1) }
    #expect(
      parallelMap([20_000, 20_000, 20_000], workerCount: 3) { depth($0) }.allSatisfy {
        $0 == 20_000
      })
  }
}
