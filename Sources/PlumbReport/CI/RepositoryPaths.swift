internal import PlumbEngine

/// How a service that knows the repository calls the files of a report.
///
/// Reports name files as the user did, which may be from a subdirectory; GitHub and GitLab look for
/// them from the root of the repository.
public struct RepositoryPaths: Hashable, Sendable {
  private let workingDirectory: String?
  private let root: AbsolutePath

  /// Files are called as the report calls them.
  public init() {
    workingDirectory = nil
    root = AbsolutePath("/")
  }

  /// Files are called as seen from the repository's root; both paths are absolute.
  public init(root: String, workingDirectory: String) {
    self.workingDirectory = workingDirectory
    self.root = AbsolutePath(root)
  }

  /// The path from the root; the absolute path of a file outside of the repository.
  func path(_ name: String) -> String {
    guard let workingDirectory, !name.hasPrefix("<") else { return name }
    let path = AbsolutePath(name, in: workingDirectory)
    return path.path(below: root) ?? path.description
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
}
