/// The grammar of JSON's numbers and escapes.
enum JSONText {
  /// Where a number ends that starts at an offset; nil if it isn't one in JSON.
  static func numberEnd(in bytes: borrowing Bytes, from start: Int) -> Int? {
    var end = start
    if byte(in: bytes, end) == UInt8(ascii: "-") { end += 1 }
    let first = end
    end = digitsEnd(in: bytes, from: end)
    guard end > first, end == first + 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
    if byte(in: bytes, end) == UInt8(ascii: ".") {
      let fraction = end + 1
      end = digitsEnd(in: bytes, from: fraction)
      guard end > fraction else { return nil }
    }
    if byte(in: bytes, end) | 0x20 == UInt8(ascii: "e") {
      end += 1
      let sign = byte(in: bytes, end)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { end += 1 }
      let exponent = end
      end = digitsEnd(in: bytes, from: exponent)
      guard end > exponent else { return nil }
    }
    return end
  }

  /// The character that an escape stands for, and where the escape ends; nil if it is none.
  ///
  /// - Parameter start: Where the backslash is.
  static func escape(
    in bytes: borrowing Bytes, at start: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    let scalar: Unicode.Scalar
    switch byte(in: bytes, start + 1) {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return unicodeEscape(in: bytes, at: start)
    default: return nil
    }
    return (scalar, start + 2)
  }

  private static func unicodeEscape(
    in bytes: borrowing Bytes, at start: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let high = hexadecimal(in: bytes, at: start + 2, digits: 4) else { return nil }
    if high & 0xFC00 == 0xD800, byte(in: bytes, start + 6) == UInt8(ascii: "\\"),
      byte(in: bytes, start + 7) == UInt8(ascii: "u"),
      let low = hexadecimal(in: bytes, at: start + 8, digits: 4), low & 0xFC00 == 0xDC00
    {
      let code = 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
      return (Unicode.Scalar(code) ?? "\u{FFFD}", start + 12)
    }
    return (Unicode.Scalar(high) ?? "\u{FFFD}", start + 6)
  }

  /// The value of hexadecimal digits; nil if one of them is none.
  static func hexadecimal(in bytes: borrowing Bytes, at start: Int, digits: Int) -> UInt32? {
    var code: UInt32 = 0
    for offset in start..<(start + digits) {
      let byte = byte(in: bytes, offset)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return code
  }

  /// The byte at an offset; 0, which no rule of the grammar has, after the end.
  private static func byte(in bytes: borrowing Bytes, _ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  private static func digitsEnd(in bytes: borrowing Bytes, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10 { end += 1 }
    return end
  }
}
