internal import PlumbSource

/// What a scalar means.
public enum Scalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
}

extension Node {
  /// The value of a scalar as CloudFormation reads it; nil for collections.
  ///
  /// A quoted or block scalar, or one tagged `!!str` or `!`, is a string. A plain one is, by YAML 1.1:
  ///
  /// | text | value |
  /// | --- | --- |
  /// | nothing, `~`, `null`, `Null`, `NULL` | null |
  /// | `true`, `yes`, `on` and their opposites, in lower, upper or title case | bool; not `y` and `n` |
  /// | `7`, `-12`, `1_000`, `0b101`, `0x1F` | int |
  /// | `0300`, `0o17` | int 192 (octal); string, which is YAML 1.2 |
  /// | `190:20:30` | int 685230 (base 60) |
  /// | `1.5`, `.5`, `1e3`, `190:20:30.15`, `.inf`, `-.Inf`, `.NaN` | float |
  /// | `012345678901`, `08` | float 12345678901, 8: not octal |
  /// | an integer that 64 bits don't hold | float |
  /// | `2012-10-17` | string: CloudFormation has no timestamps |
  ///
  /// `text` keeps what was written, such as the leading zero of an account. Sources:
  /// [template formats](https://docs.amazonaws.cn/en_us/AWSCloudFormation/latest/UserGuide/template-formats.html)
  /// (YAML 1.1 without timestamps), [integers](https://yaml.org/type/int.html),
  /// [floats](https://yaml.org/type/float.html), [booleans](https://yaml.org/type/bool.html) without
  /// the single letters, as in PyYAML and SnakeYAML;
  /// [leading zeros seen in AWS](https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/745),
  /// [with the digits 8 and 9](https://www.skyarch.net/blog/?p=20495).
  /// JSON's words and numbers mean the same by the same table.
  public var scalar: Scalar? {
    guard kind == .scalar else { return nil }
    let text = text
    guard style == .plain else { return .string(text) }
    let tag = tag?.name
    if tag == "tag:yaml.org,2002:str" || tag == "" { return .string(text) }
    if tree.storage.isUnreadable(index) { return .null }
    return PlainScalar(text).value
  }

  /// Whether it is a scalar without a value: nothing at all, `~` or `null`; CloudFormation refuses it nearly everywhere.
  package var isNull: Bool {
    kind == .scalar && style == .plain && span.count <= 4 && scalar == .null
  }
}

/// Decides what a scalar without quotes is; see `Node.scalar`.
struct PlainScalar {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  var value: Scalar {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number ?? .string(text)
    default: return PlainScalar.words[text] ?? .string(text)
    }
  }

  private var number: Scalar? {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }[...]
    guard digits.count == text.utf8.count || text.utf8.last != UInt8(ascii: "_") else { return nil }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let first = digits.first else { return nil }
    if first == UInt8(ascii: ".") { return specialOrFraction(digits, isNegative) }
    guard first &- UInt8(ascii: "0") < 10 else { return nil }
    if digits.contains(UInt8(ascii: ":")) { return sexagesimal(digits, isNegative) }
    if first == UInt8(ascii: "0"), let second = digits.dropFirst().first {
      if second == UInt8(ascii: "x") { return integer(digits.dropFirst(2), 16, isNegative) }
      if second == UInt8(ascii: "b") { return integer(digits.dropFirst(2), 2, isNegative) }
      if let octal = integer(digits.dropFirst(), 8, isNegative) { return octal }
    }
    if let integer = integer(digits, 10, isNegative),
      first != UInt8(ascii: "0") || digits.count == 1
    {
      return integer
    }
    return fraction(digits, isNegative)
  }

  /// Digits of a base; nil if there are others. A number beyond 64 bits becomes a float.
  private func integer(_ digits: ArraySlice<UInt8>, _ base: Int, _ isNegative: Bool) -> Scalar? {
    let text = String(decoding: digits, as: UTF8.self)
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-")
    else { return nil }
    if let value = Int64((isNegative ? "-" : "") + text, radix: base) { return .int(value) }
    return base == 10 ? fraction(digits, isNegative) : nil
  }

  private func specialOrFraction(_ digits: ArraySlice<UInt8>, _ isNegative: Bool) -> Scalar? {
    switch String(decoding: digits, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": .float(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": text.utf8.first == UInt8(ascii: ".") ? .float(.nan) : nil
    case ".": nil
    default: fraction(digits, isNegative)
    }
  }

  /// Decimal digits with a point or an exponent.
  private func fraction(_ digits: ArraySlice<UInt8>, _ isNegative: Bool) -> Scalar? {
    let isDecimal = digits.allSatisfy { byte in
      byte &- UInt8(ascii: "0") < 10 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isDecimal, let value = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    return .float(isNegative ? -value : value)
  }

  /// Numbers of base 60: the later groups are below 60, the last may have a fraction.
  private func sexagesimal(_ digits: ArraySlice<UInt8>, _ isNegative: Bool) -> Scalar? {
    var value = 0.0
    let groups = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for (index, group) in groups.enumerated() {
      let isLast = index == groups.count - 1
      let whole = isLast ? group.prefix { $0 != UInt8(ascii: ".") } : group
      guard !whole.isEmpty, index == 0 || whole.count <= 2,
        whole.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
        group.dropFirst(whole.count + 1).allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
        let part = Double(String(decoding: group, as: UTF8.self)), index == 0 || part < 60
      else { return nil }
      value = value * 60 + part
    }
    value = isNegative ? -value : value
    if digits.contains(UInt8(ascii: ".")) { return .float(value) }
    return digits.first == UInt8(ascii: "0") ? nil : Int64(exactly: value).map(Scalar.int)
  }

  private static let words: [String: Scalar] = [
    "~": .null, "null": .null, "Null": .null, "NULL": .null,
    "true": .bool(true), "True": .bool(true), "TRUE": .bool(true),
    "yes": .bool(true), "Yes": .bool(true), "YES": .bool(true),
    "on": .bool(true), "On": .bool(true), "ON": .bool(true),
    "false": .bool(false), "False": .bool(false), "FALSE": .bool(false),
    "no": .bool(false), "No": .bool(false), "NO": .bool(false),
    "off": .bool(false), "Off": .bool(false), "OFF": .bool(false),
  ]
}
