/// How a service that knows the repository calls the files of a report.
///
/// Reports name files as the user did, which may be from a subdirectory; GitHub and GitLab look for
/// them from the root of the repository.
public struct RepositoryPaths: Hashable, Sendable {
  private let workingDirectory: String?
  private let root: [Substring]

  /// Files are called as the report calls them.
  public init() {
    workingDirectory = nil
    root = []
  }

  /// Files are called as seen from the repository's root; both paths are absolute.
  public init(root: String, workingDirectory: String) {
    self.workingDirectory = workingDirectory
    self.root = RepositoryPaths.parts(of: root)
  }

  /// The path from the root; the absolute path of a file outside of the repository.
  func path(_ name: String) -> String {
    guard let workingDirectory, !name.hasPrefix("<") else { return name }
    let whole = name.hasPrefix("/") ? name : workingDirectory + "/" + name
    let parts = RepositoryPaths.parts(of: whole)
    guard parts.starts(with: root) else { return "/" + parts.joined(separator: "/") }
    return parts.dropFirst(root.count).joined(separator: "/")
  }

  /// The path as a URI reference (RFC 3986); a `file` URI for a file outside of the repository.
  func uri(_ name: String) -> String {
    let path = path(name)
    let encoded = path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isKept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar))
      return isKept
        ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }

  /// The parts of an absolute path, `.` and `..` resolved by their names alone.
  private static func parts(of path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
  }
}
