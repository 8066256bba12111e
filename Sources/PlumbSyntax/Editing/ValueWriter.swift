/// Writes new values as text.
struct ValueWriter {
  let style: WritingStyle

  // MARK: Blocks

  /// What stands behind the colon of a key at a column, from the space or line break on.
  func member(_ value: NewValue, under column: Int) -> String {
    switch value {
    case .mapping(let members) where !members.isEmpty:
      let inner = column + style.step
      return members.map { style.lineBreak + blanks(inner) + entry($0, at: inner) }.joined()
    case .list(let elements) where !elements.isEmpty:
      let inner = column + style.dashOffset
      return elements.map { style.lineBreak + blanks(inner) + "- " + element($0, at: inner + 2) }
        .joined()
    case .call(let name, let argument) where style.usesLongForms:
      return member(.mapping([.init(name, argument)]), under: column)
    case .text, .number, .boolean, .list, .mapping, .call: return " " + inBlock(value)
    }
  }

  /// A key with its value, at a column.
  func entry(_ member: NewValue.Member, at column: Int) -> String {
    quotedIfNeeded(member.key, inFlow: false) + ":" + self.member(member.value, under: column)
  }

  /// A value that starts where the cursor is, at a column; its other lines stand below.
  func element(_ value: NewValue, at column: Int) -> String {
    let separator = style.lineBreak + blanks(column)
    switch value {
    case .mapping(let members) where !members.isEmpty:
      return members.map { entry($0, at: column) }.joined(separator: separator)
    case .list(let elements) where !elements.isEmpty:
      return elements.map { "- " + element($0, at: column + 2) }.joined(separator: separator)
    case .call(let name, let argument) where style.usesLongForms:
      return element(.mapping([.init(name, argument)]), at: column)
    case .text, .number, .boolean, .list, .mapping, .call: return inBlock(value)
    }
  }

  private func inBlock(_ value: NewValue) -> String {
    if case .text(let text) = value { return quotedIfNeeded(text, inFlow: false) }
    return flow(value)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  // MARK: Brackets

  /// A value on one line.
  func flow(_ value: NewValue) -> String {
    switch value {
    case .text(let text): return quotedIfNeeded(text, inFlow: true)
    case .number(let number): return number
    case .boolean(let boolean): return "\(boolean)"
    case .list(let elements):
      return "[" + elements.map { flow($0) }.joined(separator: style.comma) + "]"
    case .mapping(let members):
      return "{" + members.map { flow($0) }.joined(separator: style.comma) + "}"
    case .call(let name, let argument):
      if style.usesLongForms { return flow(.mapping([.init(name, argument)])) }
      return
        "!\(name.hasPrefix("Fn::") ? String(name.dropFirst(4)) : name) \(shortArgument(argument))"
    }
  }

  /// An entry on one line.
  func flow(_ member: NewValue.Member) -> String {
    key(member.key) + style.colon + flow(member.value)
  }

  /// `!GetAtt Key.Arn` instead of `!GetAtt [Key, Arn]` stands in most templates.
  private func shortArgument(_ argument: NewValue) -> String {
    if case .list(let elements) = argument, elements.count == 2,
      case .text(let first) = elements[0],
      case .text(let second) = elements[1], !first.isEmpty, second == "Arn"
    {
      return quotedIfNeeded("\(first).\(second)", inFlow: true)
    }
    return flow(argument)
  }

  /// A value in lines of their own within brackets, as JSON is usually laid out.
  func lines(_ value: NewValue, indent: String) -> String {
    let inner = indent + style.unit
    func bracketed(_ open: String, _ parts: [String], _ close: String) -> String {
      let body = parts.map { style.lineBreak + inner + $0 }.joined(separator: ",")
      return open + body + style.lineBreak + indent + close
    }
    switch value {
    case .mapping(let members) where !members.isEmpty:
      return bracketed("{", members.map { lines($0, indent: inner) }, "}")
    case .list(let elements) where !elements.isEmpty:
      return bracketed("[", elements.map { lines($0, indent: inner) }, "]")
    case .call(let name, let argument) where style.usesLongForms:
      return lines(.mapping([.init(name, argument)]), indent: indent)
    case .text, .number, .boolean, .list, .mapping, .call: return flow(value)
    }
  }

  /// An entry with its value in lines of their own.
  func lines(_ member: NewValue.Member, indent: String) -> String {
    key(member.key) + style.colon + lines(member.value, indent: indent)
  }

  // MARK: Scalars

  private func key(_ text: String) -> String { quotedIfNeeded(text, inFlow: true) }

  /// A scalar in the style of the one whose place it takes.
  func scalar(_ value: NewValue, like style: ScalarStyle, inFlow: Bool) -> String? {
    let text: String
    switch value {
    case .text(let string): text = string
    case .number(let number): text = number
    case .boolean(let boolean): text = "\(boolean)"
    case .list, .mapping, .call: return nil
    }
    switch style {
    case .singleQuoted: return singleQuoted(text) ?? doubleQuoted(text)
    case .doubleQuoted: return doubleQuoted(text)
    case .plain, .literal, .folded:
      if case .text = value { return quotedIfNeeded(text, inFlow: inFlow) }
      return text
    }
  }

  private func quotedIfNeeded(_ text: String, inFlow: Bool) -> String {
    if style.isJSON { return doubleQuoted(text) }
    if PlainText.isSafe(text, inFlow: inFlow) { return text }
    if style.quote == "'", let quoted = singleQuoted(text) { return quoted }
    return doubleQuoted(text)
  }

  /// Nil for a text that single quotes can't hold on one line.
  private func singleQuoted(_ text: String) -> String? {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      return nil
    }
    return "'" + text.replacing("'", with: "''") + "'"
  }

  private func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Which texts mean themselves in YAML without quotes.
enum PlainText {
  /// Whether a text is read back as the same text; says no to some that would be.
  static func isSafe(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, first.isWordStart || first == "/",
      text.unicodeScalars.last != " ", text.unicodeScalars.last != ":",
      text.unicodeScalars.allSatisfy({
        $0.isPlain || !inFlow && "[]{},".unicodeScalars.contains($0)
      }),
      !text.contains(": "), !text.contains(" #"),
      !["y", "Y", "n", "N"].contains(text), PlainScalar(text).value == .string(text)
    else { return false }
    // Between brackets a colon needs no space behind it.
    return !inFlow || !text.contains(":") || text.contains("::") && !text.hasSuffix(":")
  }
}

extension Unicode.Scalar {
  fileprivate var isWordStart: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }

  fileprivate var isPlain: Bool {
    isWordStart || ("0"..."9").contains(self)
      || "_-./+*=@$%^~()<>;:?!# '".unicodeScalars.contains(self)
  }
}
