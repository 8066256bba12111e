/// What some files looked like at a moment, so that a later look tells whether one has changed.
///
/// Nothing is read: a file counts as changed with its time, its size, or its place on the disk.
public struct FileSnapshot: Hashable, Sendable {
  private let stamps: [String: FileStamp?]

  /// Looks at files; one that isn't there counts as such.
  public init(of paths: some Sequence<String>) {
    stamps = paths.reduce(into: [:]) { stamps, path in
      stamps.updateValue(try? System.stamp(of: path), forKey: path)
    }
  }
}

/// What tells one state of a file from another.
struct FileStamp: Hashable {
  let device: UInt64
  let inode: UInt64
  let size: Int64
  let seconds: Int64
  let nanoseconds: Int64
}
