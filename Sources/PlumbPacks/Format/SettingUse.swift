internal import CEL

/// A setting that an expression names: `settings.retentionDays`.
struct SettingUse {
  let name: String
  /// In UTF-8 bytes of the expression's text.
  let range: Range<Int>

  /// All of an expression, in the order of its text.
  static func all(in program: Program, _ text: String) -> [SettingUse] {
    let bytes = Array(text.utf8)
    return program.freeVariables.filter { $0.name == "settings" }.compactMap { variable in
      let dot = bytes[variable.range.upperBound...].firstIndex { !isBlank($0) }
      guard let dot, bytes[dot] == UInt8(ascii: "."),
        let start = bytes[(dot + 1)...].firstIndex(where: { !isBlank($0) })
      else { return nil }
      let name = bytes[start...].prefix(while: isNameByte)
      guard !name.isEmpty else { return nil }
      return SettingUse(
        name: String(decoding: name, as: UTF8.self), range: name.startIndex..<name.endIndex)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(byte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
