internal import PlumbPattern

extension Pattern {
  /// A pattern as CloudFormation reads it; nil if it can't be read.
  ///
  /// CloudFormation reads `AllowedPattern` as Java does, which takes the hyphen in `[\w-+]` for itself;
  /// PCRE2 refuses it, and gets it escaped.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  static func java(_ source: String) -> Pattern? {
    if let pattern = try? Pattern(source) { return pattern }
    let escaped = escapingHyphensAfterClasses(in: source)
    return escaped == source ? nil : try? Pattern(escaped)
  }

  /// Escapes each hyphen that follows `\w`, `\d`, `\s` or their opposites inside of brackets.
  private static func escapingHyphensAfterClasses(in source: String) -> String {
    var result: [UInt8] = []
    var isInBrackets = false
    var isAfterClass = false
    var bytes = Array(source.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = bytes.popFirst() {
        result += [byte, next]
        isAfterClass = isInBrackets && "wWdDsS".utf8.contains(next)
        continue
      }
      if byte == UInt8(ascii: "-"), isAfterClass { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
      isAfterClass = false
      if byte == UInt8(ascii: "[") { isInBrackets = true }
      if byte == UInt8(ascii: "]") { isInBrackets = false }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
