/// The process's own streams and environment, for commands.
public enum Console {
  /// What became of a write.
  public enum WriteResult: Hashable, Sendable {
    case written
    /// Nobody reads the pipe any more: `plumb check | head` is the usual reason.
    case closed
    /// The system's words for another failure, such as a full disk.
    case failed(String)
  }

  /// One of the two streams a command writes to.
  public enum Stream: Int32, Sendable {
    case output = 1
    case error = 2
  }

  /// Writes bytes at once, without a buffer of its own.
  @discardableResult
  public static func write(_ bytes: [UInt8], to stream: Stream) -> WriteResult {
    System.writeAll(bytes, to: stream.rawValue)
  }

  /// Writes a line to the standard error.
  public static func complain(_ line: String) {
    write(Array((line + "\n").utf8), to: .error)
  }

  /// Makes a write into a closed pipe return instead of ending the process.
  public static func ignoreBrokenPipes() {
    System.ignoreBrokenPipes()
  }

  /// Whether a stream ends at a terminal.
  public static func isTerminal(_ stream: Stream) -> Bool {
    System.isTerminal(stream.rawValue)
  }

  /// The value of an environment variable; nil if it isn't set.
  public static func environment(_ name: String) -> String? {
    System.environment(name)
  }

  /// The absolute path of the working directory; nil if it can't be told.
  public static var workingDirectory: String? { System.workingDirectory }

  /// The system clock in whole seconds.
  public static var secondsSince1970: Int { System.secondsSince1970 }

  /// Waits; less long if a signal comes.
  public static func sleep(milliseconds: Int) {
    System.sleep(milliseconds: milliseconds)
  }

  /// Ends the process.
  public static func exit(_ status: Int32) -> Never {
    System.end(status)
  }
}
