internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// The shape that a value has which isn't computed: sections, attributes of parameters and outputs.
enum ValueShape: String {
  case boolean = "a boolean"
  case integer = "a whole number"
  case list = "a list"
  case mapping = "a mapping"
  case number = "a number"
  case text = "a text"

  /// What a value is instead: `a list`; nil if it has the shape, or an included snippet gives it.
  func mismatch(of value: Node, in template: Template) -> String? {
    if let call = template.expression(of: value) {
      return call.function == .transform ? nil : "a function call"
    }
    switch (self, value.kind) {
    case (.list, .sequence), (.mapping, .mapping): return nil
    case (_, .sequence): return ValueShape.list.rawValue
    case (_, .mapping): return ValueShape.mapping.rawValue
    case (_, .scalar):
      if value.scalar == .null { return "nothing" }
      return admits(value) ? nil : "'\(value.text)'"
    }
  }

  /// Whether a scalar can be read so; CloudFormation takes texts for numbers and booleans.
  private func admits(_ scalar: Node) -> Bool {
    switch self {
    case .text: return true
    case .boolean:
      if case .bool = scalar.scalar { return true }
      return ["true", "false"].contains(scalar.text.lowercased())
    case .number: return Double(scalar.text)?.isFinite ?? false
    case .integer: return Double(scalar.text).flatMap { Int(exactly: $0) } != nil
    case .list, .mapping: return false
    }
  }
}

extension FindingCollector {
  /// Reports a value that hasn't the shape it must have.
  ///
  /// - Parameters:
  ///   - what: What the value is of, `'Default' of parameter 'P'`.
  ///   - key: The key that it stands under.
  mutating func checkShape(
    _ what: String, _ value: Node, _ shape: ValueShape, under key: Span, in template: Template
  ) {
    guard let actual = shape.mismatch(of: value, in: template) else { return }
    report(
      .init(
        "\(what) takes \(shape.rawValue), not \(actual)",
        at: .init(template.shapeSpan(of: value, under: key))))
  }
}

extension Template {
  /// Where to point at a value of the wrong shape: at the value if it is on the line of its key,
  /// else at the key.
  func shapeSpan(of value: Node, under key: Span) -> Span {
    let span = value.span
    guard span.count > 0, span.start >= key.end else { return key }
    let line = source.position(at: Int(key.start)).line
    return source.position(at: Int(span.start)).line == line
      && source.position(at: Int(span.end)).line == line ? span : key
  }

  /// A section with its name; nil if it isn't there.
  func namedSection(_ name: String) -> Section? {
    sections.first { $0.name.text == name }
  }

  /// The members that a section writes out: without its loops and included snippets.
  func writtenMembers(of section: String) -> [(key: Node, value: Node)] {
    (self.section(section)?.entries).map { entries in entries.filter { $0.key.isMemberName } } ?? []
  }
}

extension Node {
  /// Whether a key names a member: it is neither a loop nor an included snippet.
  var isMemberName: Bool {
    !hasPrefix("Fn::ForEach::") && !hasText("Fn::Transform")
  }
}

extension String {
  /// Whether it has ASCII letters and digits only, and some.
  var isAlphanumeric: Bool {
    !isEmpty && utf8.allSatisfy(\.isAlphanumeric)
  }
}

extension UInt8 {
  var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
