internal import PlumbSchema
internal import PlumbSyntax
internal import PlumbTemplate

/// A scalar as a schema sees it.
struct SchemaScalar {
  let scalar: Scalar
  let text: String

  /// Nil for what says nothing about the value: nothing at all, or what is looked up at deployment.
  init?(_ place: Place) {
    let text = place.text
    let scalar: Scalar =
      place.node.style == .plain && place.bindings == nil
      ? place.node.scalar ?? .string(text) : .string(text)
    guard scalar != .null, !text.isLookup else { return nil }
    // Reported as such: the text was meant as a `Ref`.
    if text.hasPrefix("AWS::"), Parameter.pseudoNames.contains(text) { return nil }
    self.text = if case .bool(let value) = scalar { value ? "true" : "false" } else { text }
    self.scalar = scalar
  }

  /// A value that a function gives.
  init?(_ value: ScalarValue) {
    guard !value.text.isLookup else { return nil }
    scalar = value.scalar
    text = value.text
  }

  init(_ text: String) {
    scalar = .string(text)
    self.text = text
  }

  /// The number that it is, also as a text; nil if it is none.
  var number: Double? {
    switch scalar {
    case .int(let value): Double(value)
    case .float(let value): value
    case .string(let text): SchemaScalar.number(text)
    case .bool, .null: nil
    }
  }

  var isString: Bool { if case .string = scalar { true } else { false } }

  /// Whether CloudFormation takes it for one of the types, converting texts as it does.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
  func fits(_ types: JSONTypes) -> Bool {
    if types.contains(.string) { return true }
    if types.contains(.boolean), isBoolean { return true }
    if types.contains(.number), isNumber { return true }
    return types.contains(.integer) && isInteger
  }

  private var isBoolean: Bool {
    switch scalar {
    case .bool: true
    case .string(let text): ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
    default: false
    }
  }

  private var isNumber: Bool {
    switch scalar {
    case .int, .float: true
    case .string(let text): SchemaScalar.number(text) != nil
    case .bool, .null: false
    }
  }

  private var isInteger: Bool {
    switch scalar {
    case .int, .float: true
    case .string(let text): Int64(text.trimmed) != nil
    case .bool, .null: false
    }
  }

  private static func number(_ text: String) -> Double? {
    let trimmed = text.trimmed
    guard let first = trimmed.utf8.first,
      first &- 0x30 < 10 || first == 0x2B || first == 0x2D || first == 0x2E
    else { return nil }
    return Double(trimmed)
  }

  /// The number of characters, as CloudFormation counts them.
  var length: Int { text.unicodeScalars.count }

  /// How it is shown in messages: in quotes, cut if it is long.
  var quoted: String {
    let shown = text.prefix(SchemaScalar.maximumShown)
    let line = shown.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return "'" + line + (line.count < text.count ? "…" : "") + "'"
  }

  private static let maximumShown = 60
}

extension String {
  /// Whether a dynamic reference is a part of it, also one that blanks keep from working.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  fileprivate var isLookup: Bool {
    var before: UInt8 = 0
    var rest = utf8.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "{"), before == byte {
        let inside = IteratorSequence(rest)
        if inside.starts(with: "resolve:".utf8) || inside.starts(with: " resolve:".utf8) {
          return true
        }
      }
      before = byte
    }
    return false
  }

  /// The text without the blanks around it.
  fileprivate var trimmed: Substring {
    let front = drop { $0 == " " }
    let end = front.lastIndex { $0 != " " }.map(front.index(after:)) ?? front.startIndex
    return front[..<end]
  }
}

extension SchemaValue {
  var isScalar: Bool {
    switch self {
    case .list, .map: false
    case .null, .boolean, .number, .text: true
    }
  }

  /// Whether a scalar is this value, texts being compared with numbers and booleans.
  func isSame(as scalar: SchemaScalar, ignoringCase: Bool) -> Bool {
    switch self {
    case .text(let text) where ignoringCase:
      return text.description.lowercased() == scalar.text.lowercased()
    case .text(let text):
      if text == scalar.text { return true }
      // Booleans are written in any case.
      let own = text.description
      return own.lowercased() == scalar.text.lowercased()
        && ["true", "false"].contains(own.lowercased())
    case .number(let number):
      if scalar.isString { return scalar.text == NumberText.of(number) }
      return scalar.number == number
    case .boolean(let value): return scalar.text.lowercased() == (value ? "true" : "false")
    case .null, .list, .map: return false
    }
  }

  /// How it is shown in messages.
  var shown: String {
    switch self {
    case .text(let text): text.description
    case .number(let number): NumberText.of(number)
    case .boolean(let value): "\(value)"
    case .null: "null"
    case .list(let list): "[" + list.map(\.shown).joined(separator: ", ") + "]"
    case .map: "{…}"
    }
  }
}
