internal import PlumbSource

/// Whether bytes look like a CloudFormation template, told from a few keys without parsing them.
///
/// True for a top-level `AWSTemplateFormatVersion`, a top-level `Transform` of AWS, and top-level
/// `Resources` with a `Type: AWS::…` in them, where `Type` may be misspelt. Meant for files found in directories, so that other
/// YAML and JSON costs next to nothing: a broken template still looks like one, and what looks like
/// one is judged when it is parsed. Costs one walk over the bytes at most.
public func looksLikeTemplate(_ bytes: [UInt8]) -> Bool {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    // UTF-16: the words that matter are ASCII.
    return looksLikeTemplate(bytes.dropFirst(2).filter { $0 != 0 })
  }
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  if isFlow(bytes[start...]) {
    var look = FlowLook(bytes: bytes, offset: start)
    return look.isTemplate()
  }
  var look = BlockLook()
  return bytes[start...].anyLine { look.judges($0) }
}

/// Whether the first thing after white space and comments is a brace.
private func isFlow(_ bytes: ArraySlice<UInt8>) -> Bool {
  var isComment = false
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isComment = false
    case _ where isComment: break
    case UInt8(ascii: " "), UInt8(ascii: "\t"): break
    case UInt8(ascii: "#"): isComment = true
    default: return byte == UInt8(ascii: "{")
    }
  }
  return false
}

/// The words by which a template is known.
private enum Word {
  static let formatVersion = Array("AWSTemplateFormatVersion".utf8)
  static let transform = Array("Transform".utf8)
  static let resources = Array("Resources".utf8)
  static let type = Array("Type".utf8)
  static let aws = Array("AWS::".utf8)

  /// Whether a resource type starts here: words joined by `::`, as in `AWS::S3::Bucket`.
  static func startsType(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = bytes.prefix { isLetterOrDigit($0) }
    return !name.isEmpty && bytes[name.endIndex...].starts(with: [0x3A, 0x3A])
      && bytes.dropFirst(name.count + 2).first.map(isLetterOrDigit) == true
  }

  /// Whether a key with what follows it gives a resource its type.
  ///
  /// A misspelt key is believed only in front of a type of AWS's.
  static func givesType(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
    guard startsType(value) else { return false }
    if key.elementsEqual(type) { return true }
    guard value.starts(with: aws), (3...6).contains(key.count) else { return false }
    let name = String(decoding: key, as: UTF8.self)
    return SpellingSuggestion.best(for: name, among: ["Type"]) != nil
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

extension ArraySlice<UInt8> {
  /// Whether the body is true of a line, asked one after the other up to the first.
  fileprivate func anyLine(_ body: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? endIndex
      if body(self[start..<end]) { return true }
      start = end + 1
    }
    return false
  }
}

/// Looks at YAML in block style, line by line.
private struct BlockLook {
  /// The indentation of the top level: that of the first line with something on it.
  private var indentation: Int?
  private var isInResources = false

  /// Whether this line, after those before it, settles the question.
  mutating func judges(_ line: ArraySlice<UInt8>) -> Bool {
    let content = line.drop(while: Word.isBlank)
    guard let first = content.first, first != UInt8(ascii: "#") else { return false }
    if first == UInt8(ascii: "%") || content.starts(with: [0x2D, 0x2D, 0x2D]) { return false }
    let depth = content.startIndex - line.startIndex
    if indentation == nil { indentation = depth }
    if depth != indentation { return isInResources && containsType(content) }
    if key(Word.formatVersion, in: content) != nil { return true }
    if key(Word.transform, in: content)?.starts(with: Word.aws) == true { return true }
    let resources = key(Word.resources, in: content)
    isInResources = resources != nil
    return resources.map(containsType) == true
  }

  /// What follows a key, its quotes and its colon; nil if the line doesn't start with the key.
  private func key(_ word: [UInt8], in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line
    if let first = rest.first, Word.isQuote(first) { rest = rest.dropFirst() }
    guard rest.starts(with: word) else { return nil }
    rest = rest.dropFirst(word.count)
    if let first = rest.first, Word.isQuote(first) { rest = rest.dropFirst() }
    rest = rest.drop(while: Word.isBlank)
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst().drop(while: Word.isBlank)
    if let first = rest.first, Word.isQuote(first) { rest = rest.dropFirst() }
    return rest
  }

  /// Whether a line has `Type: AWS::…` somewhere, as in `Bucket: {Type: AWS::S3::Bucket}`.
  private func containsType(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let value = rest[(colon + 1)...].drop(while: Word.isBlank)
      if Word.givesType(
        name(before: colon, in: line),
        value.first.map(Word.isQuote) == true ? value.dropFirst() : value)
      {
        return true
      }
      rest = rest[(colon + 1)...]
    }
    return false
  }

  /// The letters in front of a colon, without quotes and blanks between them.
  private func name(before colon: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = colon
    while end > line.startIndex, Word.isBlank(line[end - 1]) || Word.isQuote(line[end - 1]) {
      end -= 1
    }
    let start = line[..<end].lastIndex { !Word.isLetterOrDigit($0) }.map { $0 + 1 }
    return line[(start ?? line.startIndex)..<end]
  }
}

/// Looks at JSON and YAML in flow style, minding depth and quotes only.
private struct FlowLook {
  let bytes: [UInt8]
  var offset: Int
  private var depth = 0
  private var hasResources = false

  init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func isTemplate() -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
      case _ where Word.isQuote(byte): if judges(quoted(byte)) { return true }
      case _ where Word.isLetterOrDigit(byte): if judges(plain()) { return true }
      default: offset += 1
      }
    }
    return false
  }

  /// Whether a word, and what follows it, settles the question.
  private mutating func judges(_ word: ArraySlice<UInt8>) -> Bool {
    if depth == 1 {
      if word.elementsEqual(Word.formatVersion) { return value() != nil }
      if word.elementsEqual(Word.transform) { return value()?.starts(with: Word.aws) == true }
      if word.elementsEqual(Word.resources), value() != nil { hasResources = true }
    } else if hasResources, depth == 3, let value = value() {
      return Word.givesType(word, value)
    }
    return false
  }

  /// What follows a colon and a quote at this offset; nil if there is no colon.
  private func value() -> ArraySlice<UInt8>? {
    let rest = bytes[offset...].drop { Word.isBlank($0) || $0 == 0x0A || $0 == 0x0D }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    return rest.dropFirst().drop {
      Word.isBlank($0) || $0 == 0x0A || $0 == 0x0D || Word.isQuote($0)
    }
  }

  private mutating func quoted(_ quote: UInt8) -> ArraySlice<UInt8> {
    let start = offset + 1
    offset = start
    while offset < bytes.count, bytes[offset] != quote {
      offset += bytes[offset] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
    }
    let end = min(offset, bytes.count)
    offset = end + 1
    return bytes[start..<end]
  }

  private mutating func plain() -> ArraySlice<UInt8> {
    let start = offset
    while offset < bytes.count, Word.isLetterOrDigit(bytes[offset]) { offset += 1 }
    return bytes[start..<offset]
  }
}
