/// A reference within a text to a value kept elsewhere: `{{resolve:ssm:name:1}}`.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
struct DynamicReference {
  /// With its braces, in bytes of the text.
  let range: Range<Int>
  let text: String
  /// Whether blanks stand within the braces where CloudFormation takes none.
  let hasBlanks: Bool
  /// What is between the braces, taken apart at the colons: `resolve`, the service, …
  let parts: [String]

  var service: String { parts.count > 1 ? parts[1] : "" }

  /// The references in a text, in order.
  static func all(in text: String) -> [DynamicReference] {
    let bytes = Array(text.utf8)
    var references: [DynamicReference] = []
    var index = 0
    while index + 3 < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{"),
        let end = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "}")),
        end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "}")
      else {
        index += 1
        continue
      }
      if let reference = DynamicReference(bytes, index..<(end + 2)) { references.append(reference) }
      index = end + 2
    }
    return references
  }

  private init?(_ bytes: [UInt8], _ range: Range<Int>) {
    let inside = bytes[(range.lowerBound + 2)..<(range.upperBound - 2)]
    let front = inside.drop { $0 == UInt8(ascii: " ") }
    guard front.starts(with: "resolve".utf8),
      let next = front.dropFirst("resolve".utf8.count).first(where: { $0 != UInt8(ascii: " ") }),
      next == UInt8(ascii: ":")
    else { return nil }
    self.range = range
    text = String(decoding: bytes[range], as: UTF8.self)
    hasBlanks = front.count != inside.count
    parts = String(decoding: front, as: UTF8.self)
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
  }

  /// What CloudFormation has against it; nil for nothing.
  var problem: String? {
    guard parts.count >= 3 else { return "doesn't say what to resolve" }
    switch service {
    case "ssm", "ssm-secure": return parameterProblem
    case "secretsmanager": return parts[2] == "arn" ? addressProblem : secretProblem
    default: return "resolves from ssm, ssm-secure or secretsmanager, not from '\(service)'"
    }
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
  private var parameterProblem: String? {
    if !parts[2].utf8.contains(where: { $0.isNameByte }) { return "names no parameter" }
    if parts.count > 4 { return "has more parts than a name and a version" }
    guard parts.count == 4 else { return nil }
    let isNumber = parts[3].utf8.contains { (0x30...0x39).contains($0) }
    return isNumber ? nil : "has the version '\(parts[3])', which is no number"
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
  private var secretProblem: String? {
    if parts.count > 7 { return "has more parts than a secret, a key and a version" }
    return parts.count > 3 ? stringProblem(parts[3]) : nil
  }

  private var addressProblem: String? {
    guard parts.count >= 9, parts[7] == "secret" else { return "isn't the address of a secret" }
    if parts.count > 13 { return "has more parts than a secret, a key and a version" }
    return parts.count > 9 ? stringProblem(parts[9]) : nil
  }

  private func stringProblem(_ part: String) -> String? {
    ["", "SecretString"].contains(part)
      ? nil : "reads '\(part)', and secrets have a SecretString only"
  }
}

extension UInt8 {
  /// Whether a parameter's name can have it.
  fileprivate var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
