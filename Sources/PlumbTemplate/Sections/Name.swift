public import PlumbSource
internal import PlumbSyntax

/// A name with the place where it is written.
public struct Name: Hashable, Sendable {
  public let text: String
  public let span: Span

  public init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }

  init(_ place: Place) {
    self.init(place.text, place.span)
  }
}

/// A resource's type: `AWS::S3::Bucket`, `Custom::Cleaner`, `My::Own::Type::MODULE`.
public struct ResourceType: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral
{
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public var description: String { rawValue }

  /// Whether a pattern with `*` for any run of characters names this type.
  public func matches(_ glob: String) -> Bool {
    Glob.matches(glob, rawValue)
  }
}

/// Patterns in which `*` stands for any run of characters and `?` for one.
public enum Glob {
  /// Whether a pattern stands for one text only.
  package static func isPlain(_ pattern: String) -> Bool {
    !pattern.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  /// Whether the whole text matches; upper and lower case differ. Costs at most pattern × text.
  public static func matches(_ pattern: String, _ text: String) -> Bool {
    // Most patterns are plain names.
    if isPlain(pattern) {
      return pattern.utf8.count == text.utf8.count && pattern.utf8.elementsEqual(text.utf8)
    }
    return matches(Array(pattern.utf8), Array(text.utf8))
  }

  /// The same for bytes.
  package static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var at = 0
    var star: (pattern: Int, text: Int)?
    var index = 0
    while index < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, index)
        at += 1
      } else if at < pattern.count, pattern[at] == text[index] || pattern[at] == UInt8(ascii: "?") {
        at += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        at = last.pattern + 1
        index = last.text + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
