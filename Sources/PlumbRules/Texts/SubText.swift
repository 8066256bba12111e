/// Variables in a text that no `Fn::Sub` reads.
enum SubText {
  /// `${Name}`, in bytes of the text.
  struct Variable {
    let name: String
    let range: Range<Int>
  }

  /// What would be variables with `Fn::Sub`: names of letters, digits, `:`, `.` and `_`.
  static func variables(of text: String) -> [Variable] {
    let bytes = Array(text.utf8)
    var variables: [Variable] = []
    var index = 0
    while index + 3 < bytes.count {
      guard bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{"),
        let end = bytes[(index + 2)...].firstIndex(where: { !isNameByte($0) }), end > index + 2,
        bytes[end] == UInt8(ascii: "}")
      else {
        index += 1
        continue
      }
      variables.append(
        Variable(
          name: String(decoding: bytes[(index + 2)..<end], as: UTF8.self), range: index..<(end + 1))
      )
      index = end + 1
    }
    return variables
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
