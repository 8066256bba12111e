/// A pattern for paths: `templates/**/*.yaml`.
///
/// `*` stands for any run of characters in one component, `?` for one, and `**` as a component of its
/// own for any number of components, none included. Everything else stands for itself, and case
/// matters. The whole path has to match; paths and patterns are relative to one directory, with `/`
/// between components, and a `./` in front doesn't count.
public struct PathGlob: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  private let components: [[Unicode.Scalar]]

  public init(_ text: String) {
    self.text = text
    components = PathGlob.components(of: text)
  }

  public var description: String { text }

  /// Whether it can match one path only.
  public var isLiteral: Bool {
    !text.unicodeScalars.contains { $0 == "*" || $0 == "?" }
  }

  /// Whether the whole path matches; costs at most the pattern's length times the path's.
  public func matches(_ path: String) -> Bool {
    matches(PathGlob.components(of: path)[...])
  }

  /// Whether the path or a directory that it lies in matches.
  public func matchesPathOrParent(_ path: String) -> Bool {
    let path = PathGlob.components(of: path)
    return path.indices.contains { matches(path[...$0]) }
  }

  private func matches(_ path: ArraySlice<[Unicode.Scalar]>) -> Bool {
    PathGlob.matches(components[...], path, isStar: { $0 == ["*", "*"] }) { pattern, component in
      PathGlob.matches(pattern[...], component[...], isStar: { $0 == "*" }) {
        $0 == "?" || $0 == $1
      }
    }
  }

  /// Matches parts one by one, where a star stands for any number of them.
  ///
  /// It is enough to come back to the last star: what stood before it has matched as early as it can.
  private static func matches<Part>(
    _ pattern: ArraySlice<Part>, _ parts: ArraySlice<Part>, isStar: (Part) -> Bool,
    isMatch: (Part, Part) -> Bool
  ) -> Bool {
    var at = pattern.startIndex
    var index = parts.startIndex
    var star: (pattern: Int, part: Int)?
    while index < parts.endIndex {
      if at < pattern.endIndex, isStar(pattern[at]) {
        star = (at, index)
        at += 1
      } else if at < pattern.endIndex, isMatch(pattern[at], parts[index]) {
        at += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.part + 1)
        at = last.pattern + 1
        index = last.part + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy(isStar)
  }

  private static func components(of path: String) -> [[Unicode.Scalar]] {
    path.unicodeScalars.split(separator: "/").map(Array.init).filter { $0 != ["."] }
  }
}
