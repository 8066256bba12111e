/// Functions on text, whose unit is the code point.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions,
/// https://pkg.go.dev/github.com/google/cel-go/ext#Strings)
enum StringFunctions {
  static let functions: [Function] = [
    .text(.contains) {
      .bool(ByteSearch(for: Array($1.utf8)).firstPlace(in: Array($0.utf8)) != nil)
    },
    .text(.startsWith) { .bool($0.utf8.starts(with: $1.utf8)) },
    .text(.endsWith) { .bool($0.utf8.reversed().starts(with: $1.utf8.reversed())) },
    Function(.matches, arity: 2...2) { evaluation, arguments in
      guard case .string(let text) = arguments[0], case .string(let pattern) = arguments[1] else {
        return .error(.noSuchOverload("matches", arguments))
      }
      return evaluation.matches(text, pattern)
    },
    .standard(.charAt, 2...2, charAt),
    .standard(.indexOf, 2...3, indexOf),
    .standard(.lastIndexOf, 2...3, lastIndexOf),
    .standard(.lowerAscii, 1...1) { mapASCII($0[0]) { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 } },
    .standard(.upperAscii, 1...1) { mapASCII($0[0]) { $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0 } },
    .standard(.replace, 3...4, replace),
    .standard(.split, 2...3, split),
    .standard(.substring, 2...3, substring),
    .standard(.trim, 1...1, trim),
    .standard(.quote, 1...1) { arguments in
      guard case .string(let text) = arguments[0] else { return nil }
      return .string(quoted(text))
    },
  ]

  // MARK: Positions

  private static func charAt(_ arguments: Arguments) -> Value? {
    guard case (.string(let text), .int(let index)) = (arguments[0], arguments[1]) else {
      return nil
    }
    let scalars = Array(text.unicodeScalars)
    guard index >= 0, index <= scalars.count else { return outOfRange(index) }
    return index == scalars.count ? .string("") : .string(String(Character(scalars[Int(index)])))
  }

  private static func indexOf(_ arguments: Arguments) -> Value? {
    guard let (text, part, offset) = searchArguments(arguments) else { return nil }
    let start = offset ?? 0
    guard start >= 0, start <= text.count else { return outOfRange(start) }
    return .int(Int64(find(part, in: text, from: Int(start)) ?? -1))
  }

  private static func lastIndexOf(_ arguments: Arguments) -> Value? {
    guard let (text, part, offset) = searchArguments(arguments) else { return nil }
    if let offset, offset < 0 || offset > text.count { return outOfRange(offset) }
    let last = min(Int(offset ?? Int64(text.count)), text.count - part.count)
    guard last >= 0 else { return .int(-1) }
    // The last place is the first one from the end.
    let reversed = Array(text[..<(last + part.count)].reversed())
    guard let found = find(Array(part.reversed()), in: reversed, from: 0) else { return .int(-1) }
    return .int(Int64(reversed.count - found - part.count))
  }

  private static func searchArguments(
    _ arguments: Arguments
  ) -> (text: [Unicode.Scalar], part: [Unicode.Scalar], offset: Int64?)? {
    guard case (.string(let text), .string(let part)) = (arguments[0], arguments[1]) else {
      return nil
    }
    var offset: Int64?
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return nil }
      offset = given
    }
    return (Array(text.unicodeScalars), Array(part.unicodeScalars), offset)
  }

  /// The first place of a part at or after a position, in time that grows with the lengths' sum
  /// (Knuth, Morris, Pratt), as texts can be long and are not ours.
  static func find<Unit: Equatable>(
    _ part: [Unit], in text: [Unit], from start: Int
  ) -> Int? {
    guard !part.isEmpty else { return start }
    guard text.count - start >= part.count else { return nil }
    let fallbacks = fallbacks(of: part)
    var matched = 0
    var position = start
    while position < text.count {
      if matched == 0 {
        guard let next = text[position...].firstIndex(of: part[0]) else { return nil }
        position = next
      }
      while matched > 0, text[position] != part[matched] { matched = fallbacks[matched - 1] }
      if text[position] == part[matched] { matched += 1 }
      position += 1
      if matched == part.count { return position - matched }
    }
    return nil
  }

  /// For each prefix, the length of its longest proper end that the part starts with.
  private static func fallbacks<Unit: Equatable>(of part: [Unit]) -> [Int] {
    var fallbacks = [0]
    for index in part.indices.dropFirst() {
      var length = fallbacks[index - 1]
      while length > 0, part[index] != part[length] { length = fallbacks[length - 1] }
      fallbacks.append(part[index] == part[length] ? length + 1 : 0)
    }
    return fallbacks
  }

  private static func substring(_ arguments: Arguments) -> Value? {
    guard case (.string(let text), .int(let start)) = (arguments[0], arguments[1]) else {
      return nil
    }
    let scalars = text.unicodeScalars
    var end = Int64(scalars.count)
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return nil }
      guard start <= given || given > end || start < 0 else {
        return .error(
          .indexOutOfBounds, "invalid substring range. start: \(start), end: \(given)")
      }
      guard start >= 0, start <= end else { return outOfRange(start) }
      guard given >= 0, given <= end else { return outOfRange(given) }
      end = given
    }
    guard start >= 0, start <= end else { return outOfRange(start) }
    return .string(String(scalars.prefix(Int(end)).dropFirst(Int(start))))
  }

  private static func outOfRange(_ index: Int64) -> Value {
    .error(.indexOutOfBounds, "index out of range: \(index)")
  }

  // MARK: Changes

  private static func mapASCII(_ value: Value, _ map: (UInt8) -> UInt8) -> Value? {
    guard case .string(let text) = value else { return nil }
    return .string(String(decoding: text.utf8.map(map), as: UTF8.self))
  }

  private static func replace(_ arguments: Arguments) -> Value? {
    guard
      case (.string(let text), .string(let old), .string(let new)) =
        (arguments[0], arguments[1], arguments[2])
    else { return nil }
    var limit = Int64(-1)
    if arguments.count == 4 {
      guard case .int(let given) = arguments[3] else { return nil }
      limit = given
    }
    let pieces = pieces(of: text, by: old, limit: limit < 0 ? nil : Int(limit) + 1)
    return .string(pieces.joined(separator: new))
  }

  private static func split(_ arguments: Arguments) -> Value? {
    guard case (.string(let text), .string(let separator)) = (arguments[0], arguments[1]) else {
      return nil
    }
    var limit: Int?
    if arguments.count == 3 {
      guard case .int(let given) = arguments[2] else { return nil }
      if given == 0 { return .list([]) }
      limit = given < 0 ? nil : Int(given)
    }
    var parts = pieces(of: text, by: separator, limit: limit)
    // An empty separator stands between code points, not before the first and after the last.
    if separator.isEmpty, !text.isEmpty {
      parts.removeFirst()
      if parts.last?.isEmpty == true { parts.removeLast() }
    }
    return .list(parts.map { .string($0) })
  }

  /// What stands between the separators, at most `limit` pieces; an empty separator is found around
  /// each code point.
  private static func pieces(of text: String, by separator: String, limit: Int?) -> [String] {
    if !separator.isEmpty, limit == nil { return pieces(of: text, by: Array(separator.utf8)) }
    let scalars = Array(text.unicodeScalars)
    let part = Array(separator.unicodeScalars)
    var pieces: [String] = []
    var start = 0
    var position = 0
    while limit.map({ pieces.count + 1 < $0 }) ?? true, position <= scalars.count,
      let found = find(part, in: scalars, from: position)
    {
      pieces.append(String(scalars[start..<found]))
      start = found + part.count
      position = max(start, found + 1)
    }
    return pieces + [String(scalars[start...])]
  }

  /// The same for a separator that isn't empty: in UTF-8, no code point begins inside of another.
  private static func pieces(of text: String, by separator: [UInt8]) -> [String] {
    let bytes = Array(text.utf8)
    let search = ByteSearch(for: separator)
    var pieces: [String] = []
    var start = 0
    while let found = search.firstPlace(in: bytes, from: start) {
      pieces.append(String(decoding: bytes[start..<found], as: UTF8.self))
      start = found + separator.count
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  private static func trim(_ arguments: Arguments) -> Value? {
    guard case .string(let text) = arguments[0] else { return nil }
    let scalars = text.unicodeScalars
    let head = scalars.drop { $0.properties.isWhitespace }
    let tail = head.reversed().drop { $0.properties.isWhitespace }
    return .string(String(String.UnicodeScalarView(tail.reversed())))
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      result += escapes[scalar] ?? String(Character(scalar))
    }
    return result + "\""
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{7}": "\\a",
    "\u{8}": "\\b", "\u{C}": "\\f", "\u{B}": "\\v",
  ]
}

extension Function {
  /// A function of two texts.
  fileprivate static func text(
    _ id: FunctionID, _ body: @escaping @Sendable (String, String) -> Value
  ) -> Function {
    .standard(id, 2...2) { arguments in
      guard case (.string(let first), .string(let second)) = (arguments[0], arguments[1]) else {
        return nil
      }
      return body(first, second)
    }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
