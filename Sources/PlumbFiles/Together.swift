/// The results of two pieces of work, done at the same time where there are two cores.
///
/// The second is done on a thread of its own.
public func together<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let result = Locked<Second?>(nil)
  guard System.processorCount > 1,
    let thread = WorkerThread({
      let value = second()
      result.withLock { $0 = value }
    })
  else { return (first(), second()) }
  let value = first()
  thread.join()
  guard let other = result.withLock({ $0 }) else {
    preconditionFailure("a thread ended without a result")
  }
  return (value, other)
}
