/// Why a file or directory could not be read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure that callers tell apart.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable {
      case notFound, notPermitted, isDirectory, tooLarge, other
    }

    private let kind: Kind

    /// Nothing has this name.
    public static let notFound = Code(kind: .notFound)
    /// The user may not read it.
    public static let notPermitted = Code(kind: .notPermitted)
    /// It is a directory where a file is needed.
    public static let isDirectory = Code(kind: .isDirectory)
    /// It has more bytes than the limit.
    public static let tooLarge = Code(kind: .tooLarge)
    /// The system failed for another reason, which `description` tells.
    public static let other = Code(kind: .other)
  }

  public let code: Code
  /// The path as the user wrote or found it.
  public let path: String
  /// One line that names the file.
  public let description: String

  static func tooLarge(_ path: String, limit: Int) -> FileError {
    FileError(
      code: .tooLarge, path: path,
      description: "'\(path)' is larger than the limit of \(limit) bytes")
  }

  static func isDirectory(_ path: String) -> FileError {
    FileError(code: .isDirectory, path: path, description: "'\(path)' is a directory")
  }

  /// The error for a system call that failed on a path.
  static func system(_ failure: SystemFailure, _ path: String) -> FileError {
    switch failure {
    case .notFound:
      FileError(code: .notFound, path: path, description: "no file '\(path)'")
    case .notPermitted:
      FileError(
        code: .notPermitted, path: path, description: "no permission to read '\(path)'")
    case .isDirectory: .isDirectory(path)
    case .other(let words):
      FileError(code: .other, path: path, description: "cannot read '\(path)': \(words)")
    }
  }

  /// The error for a system call that failed when a path was to be written.
  static func writing(_ failure: SystemFailure, _ path: String) -> FileError {
    switch failure {
    case .notFound, .isDirectory: .system(failure, path)
    case .notPermitted:
      FileError(
        code: .notPermitted, path: path, description: "no permission to write '\(path)'")
    case .other(let words):
      FileError(code: .other, path: path, description: "cannot write '\(path)': \(words)")
    }
  }
}
