// The boundary to the C library's files: the only place, with Threads.swift, where this module
// handles pointers.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a system call failed, from `errno`.
enum SystemFailure: Error, Equatable {
  case notFound
  case notPermitted
  case isDirectory
  case other(String)

  /// The system's words.
  var words: String {
    switch self {
    case .notFound: "No such file or directory"
    case .notPermitted: "Permission denied"
    case .isDirectory: "Is a directory"
    case .other(let words): words
    }
  }

  static var last: SystemFailure {
    switch errno {
    case ENOENT, ENOTDIR, ELOOP: .notFound
    case EACCES, EPERM: .notPermitted
    case EISDIR: .isDirectory
    default: .other(unsafe String(cString: strerror(errno)))
    }
  }
}

/// What a name stands for.
enum FileKind {
  case file
  case directory
  /// A pipe, terminal or device.
  case other
  case symbolicLink

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .symbolicLink
    default: self = .other
    }
  }
}

enum System {
  /// What a path stands for, a symbolic link being followed or reported as such.
  static func kind(of path: String, followingLinks: Bool) throws(SystemFailure) -> FileKind {
    var status = stat()
    let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else { throw .last }
    return FileKind(mode: status.st_mode)
  }

  /// What tells this state of a file from others; links are followed.
  static func stamp(of path: String) throws(SystemFailure) -> FileStamp {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return FileStamp(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
      size: Int64(status.st_size), seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
  }

  /// The bytes of an open file up to its end; nil if there are more than `limit`.
  static func readAll(_ descriptor: CInt, limit: Int) throws(SystemFailure) -> [UInt8]? {
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    guard size <= limit else { return nil }
    // One byte more than a regular file has, so that it is read at once.
    var bytes = try readOnce(descriptor, capacity: max(size + 1, 4_096))
    while !bytes.isEmpty, bytes.count <= limit {
      let more = try readOnce(descriptor, capacity: 65_536)
      if more.isEmpty { return bytes }
      bytes += more
    }
    return bytes.count <= limit ? bytes : nil
  }

  private static func readOnce(
    _ descriptor: CInt, capacity: Int
  ) throws(SystemFailure) -> [UInt8] {
    var failure: SystemFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var result = 0
      repeat {
        result = unsafe read(descriptor, buffer.baseAddress, capacity)
      } while result < 0 && errno == EINTR
      if result < 0 { failure = .last }
      count = max(0, result)
    }
    if let failure { throw failure }
    return bytes
  }

  /// Opens a file for reading, hands it to the body, and closes it.
  static func withFile<Result>(
    _ path: String, _ body: (CInt) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return try body(descriptor)
  }

  /// Opens a file for writing, which is made or emptied, hands it to the body, and closes it.
  static func withNewFile<Result>(
    _ path: String, _ body: (CInt) -> Result
  ) throws(SystemFailure) -> Result {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return body(descriptor)
  }

  /// Makes the directories on the way to a file that aren't there yet.
  static func makeDirectories(above path: String) throws(SystemFailure) {
    for slash in path.indices where path[slash] == "/" && slash != path.startIndex {
      let result = unsafe mkdir(String(path[..<slash]), 0o777)
      if result != 0, errno != EEXIST { throw .last }
    }
  }

  /// The names in a directory without `.` and `..`, in no order.
  static func names(in directory: String) throws(SystemFailure) -> [String] {
    guard let stream = unsafe opendir(directory) else { throw .last }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .last }
    return names
  }

  /// Writes all bytes to an open file.
  ///
  /// A pipe that nobody reads any more gives `.closed`, if the process ignores SIGPIPE.
  static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Console.WriteResult {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        offset += count
      } else if errno == EPIPE {
        return .closed
      } else if errno != EINTR {
        return .failed(unsafe String(cString: strerror(errno)))
      }
    }
    return .written
  }

  /// Puts bytes in the place of a file's, by way of a file beside it.
  static func replaceFile(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
    guard let target = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(target) }
    let name = unsafe String(cString: target)
    var status = stat()
    guard unsafe stat(name, &status) == 0, unsafe access(name, W_OK) == 0 else { throw .last }
    var template = Array((name + ".XXXXXX").utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw .last }
    let temporary = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var failure: SystemFailure?
    if case .failed(let words) = writeAll(bytes, to: descriptor) { failure = .other(words) }
    if failure == nil, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = .last }
    if close(descriptor) != 0 { failure = failure ?? .last }
    if failure == nil, unsafe rename(temporary, name) != 0 { failure = .last }
    guard let failure else { return }
    _ = unsafe unlink(temporary)
    throw failure
  }

  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  static func isTerminal(_ descriptor: CInt) -> Bool {
    isatty(descriptor) == 1
  }

  /// The value of an environment variable; nil if it isn't set.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static func end(_ status: Int32) -> Never {
    exit(status)
  }

  /// The absolute path of the working directory; nil if it can't be told.
  static var workingDirectory: String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The system clock in whole seconds.
  static var secondsSince1970: Int {
    Int(time(nil))
  }

  /// A clock that never goes back, from no moment in particular.
  static var steadyNanoseconds: UInt64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Does nothing for some time, or less if a signal comes.
  static func sleep(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
    _ = unsafe nanosleep(&time, nil)
  }

  static var processorCount: Int {
    max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
  }
}
