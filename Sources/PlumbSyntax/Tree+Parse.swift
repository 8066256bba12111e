public import PlumbSource

extension Tree {
  /// Reads a source as far as it can be read; what is wrong with it is in the tree's findings.
  public static func parse(_ source: Source, limits: Limits = .standard) -> Tree {
    guard startsLikeJSON(source) else { return YAMLReader.read(source, limits: limits) }
    let json = JSONReader.read(source, limits: limits)
    if json.findings.isEmpty { return json }
    let yaml = YAMLReader.read(source, limits: limits)
    return yaml.findings.isEmpty ? yaml : json
  }

  private static func startsLikeJSON(_ source: Source) -> Bool {
    for byte in source.bytes[source.contentStart...] {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      default: return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      }
    }
    return false
  }
}
