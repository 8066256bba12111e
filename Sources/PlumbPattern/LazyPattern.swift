#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A regular expression that is known to be readable, compiled when it is first used.
@safe package final class LazyPattern: Sendable {
  /// The expression as it was written.
  package let source: String
  private nonisolated(unsafe) let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(
    capacity: 1)
  private nonisolated(unsafe) var compiled: Pattern?

  package init(_ source: String) {
    self.source = source
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  /// Takes one that is compiled already.
  package convenience init(_ pattern: Pattern) {
    self.init(pattern.source)
    unsafe compiled = pattern
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// The compiled expression; nil if it can't be read after all.
  package var pattern: Pattern? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    if let compiled = unsafe compiled { return compiled }
    let made = try? Pattern(source)
    unsafe compiled = made
    return made
  }
}
