// The boundary to POSIX threads. Not the Synchronization module: it needs macOS 15.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A value that threads change in turns.
@safe final class Locked<State>: Sendable {
  private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
  // Touched with the mutex held only.
  private nonisolated(unsafe) var state: State

  init(_ state: sending State) {
    unsafe self.state = state
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout State) -> sending Result) -> sending Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body(&(unsafe state))
  }
}

/// A thread that runs one closure.
@safe struct WorkerThread {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private let thread: pthread_t

  /// Starts a thread; nil if the system grants none.
  init?(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    // Darwin gives other threads than the first 512 KiB.
    unsafe pthread_attr_setstacksize(&attributes, WorkerThread.stackSize)
    let work = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    // Darwin's pthread_t is a pointer, Linux's a number.
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let result = unsafe pthread_create(
      &thread, &attributes, { work in unsafe WorkerThread.run(work) }, work)
    guard result == 0 else {
      unsafe Unmanaged<Work>.fromOpaque(work).release()
      return nil
    }
    #if canImport(Darwin)
      guard let thread = unsafe thread else { return nil }
      unsafe self.thread = thread
    #else
      self.thread = thread
    #endif
  }

  /// Waits for the end of the thread.
  func join() {
    #if canImport(Darwin)
      unsafe pthread_join(thread, nil)
    #else
      pthread_join(thread, nil)
    #endif
  }

  private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work = unsafe work {
      unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    }
    return nil
  }

  private static let stackSize = 8 << 20
}
