/// The results of a function for each input, in the inputs' order, worked out on all cores.
///
/// As many workers as cores, of which the caller is one, take the next input when they are free.
/// With one input or one core no thread is started. The results don't depend on the timing.
public func parallelMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], workerCount: Int? = nil,
  _ transform: @escaping @Sendable (Input) -> Output
) -> [Output] {
  let count = min(workerCount ?? System.processorCount, inputs.count)
  guard count > 1 else { return inputs.map(transform) }
  let next = Locked(0)
  let outputs = Locked([Output?](repeating: nil, count: inputs.count))
  let work: @Sendable () -> Void = {
    while true {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < inputs.count else { return }
      let output = transform(inputs[index])
      outputs.withLock { $0[index] = output }
    }
  }
  let threads = (1..<count).compactMap { _ in WorkerThread(work) }
  work()
  for thread in threads { thread.join() }
  return outputs.withLock { $0.compactMap(\.self) }
}
