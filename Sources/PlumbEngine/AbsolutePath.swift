/// A path from the root of the file system, `.` and `..` resolved by their names alone.
package struct AbsolutePath: Hashable, Sendable, CustomStringConvertible {
  /// The names on the way from the root; empty for the root itself.
  package let parts: [Substring]

  /// - Parameter directory: Where a path that doesn't start with a slash starts.
  package init(_ path: String, in directory: String = "") {
    let whole = path.hasPrefix("/") ? path : directory + "/" + path
    parts = whole.split(separator: "/").reduce(into: []) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
  }

  package var description: String { "/" + parts.joined(separator: "/") }

  /// The path as a directory sees what lies in it, empty for itself; nil for what lies outside.
  package func path(below directory: AbsolutePath) -> String? {
    guard parts.starts(with: directory.parts) else { return nil }
    return parts.dropFirst(directory.parts.count).joined(separator: "/")
  }

  /// The path as a directory sees it, with `..` for what lies outside.
  package func path(from directory: AbsolutePath) -> String {
    let common = zip(directory.parts, parts).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: directory.parts.count - common)
    return (up + parts.dropFirst(common)).joined(separator: "/")
  }
}
