/// The files under a directory that may be templates, judged by their names alone.
///
/// Directories whose names begin with a dot and `node_modules` are skipped. A link to a file is
/// followed; a link to a directory isn't, so that a search always ends.
public struct TemplateSearch: Sendable {
  /// The files, in the order of their paths' bytes; each path begins as the directory was written.
  public private(set) var paths: [String] = []
  /// The directories and files that could not be looked at.
  public private(set) var failures: [FileError] = []

  /// Searches a directory and everything below it.
  public init(in directory: String) {
    var pending = [directory]
    while let next = pending.popLast() {
      pending += search(next)
    }
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    failures.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Whether a file of this name is looked into: `.yaml`, `.yml`, `.json`, `.template` and `.cfn`.
  public static func isCandidate(name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return extensions.contains(name[name.utf8.index(after: dot)...].lowercased())
  }

  private static let extensions: Set = ["cfn", "json", "template", "yaml", "yml"]

  /// Adds the candidates of one directory and returns the directories in it.
  private mutating func search(_ directory: String) -> [String] {
    var directories: [String] = []
    let names: [String]
    do {
      names = try System.names(in: directory)
    } catch {
      failures.append(.system(error, directory))
      return []
    }
    for name in names {
      let path = Self.path(of: name, in: directory)
      do throws(SystemFailure) {
        switch try System.kind(of: path, followingLinks: false) {
        case .directory: if !Self.isSkipped(name) { directories.append(path) }
        case .file: if Self.isCandidate(name: name) { paths.append(path) }
        case .symbolicLink: try addLink(path, name: name)
        case .other: break
        }
      } catch {
        // It was there a moment ago, or is a link to nothing, as editors make them for locks.
        if error != .notFound { failures.append(.system(error, path)) }
      }
    }
    return directories
  }

  private mutating func addLink(_ path: String, name: String) throws(SystemFailure) {
    guard Self.isCandidate(name: name) else { return }
    if try System.kind(of: path, followingLinks: true) == .file { paths.append(path) }
  }

  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "node_modules"
  }

  private static func path(of name: String, in directory: String) -> String {
    if directory == "." { return name }
    return directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }
}

/// What a path on a command line stands for.
public enum PathKind: Sendable {
  case directory
  /// A file, pipe or device, which can be read.
  case file

  /// Looks at a path; links are followed.
  ///
  /// - Throws: `FileError` if nothing has this name, or the user may not look at it.
  public init(of path: String) throws(FileError) {
    do {
      self = try System.kind(of: path, followingLinks: true) == .directory ? .directory : .file
    } catch {
      throw .system(error, path)
    }
  }
}
