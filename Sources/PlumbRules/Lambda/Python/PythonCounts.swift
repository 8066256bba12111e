/// Finds counts and lists of failures that Python source starts, reads and never changes.
///
/// A name is followed wherever it stands, as a variable or as a member; where something else may
/// change it, such as a function that takes the list, it is left alone.
struct PythonCounts {
  private struct Start {
    let token: PythonToken
    /// A list or another collection, which who takes it may change.
    let isCollection: Bool
  }

  private var starts: [String: Start] = [:]
  private var changed: Set<String> = []
  private var uses: [String: Int] = [:]

  /// The places where a count is started that stays as it is.
  static func problems(in blocks: PythonBlocks) -> [PythonProblem] {
    var counts = PythonCounts()
    for line in blocks.lines {
      if line.tokens.contains(where: { ["globals", "exec", "locals", "vars"].contains($0.text) }) {
        return []
      }
      counts.readStarts(line)
    }
    guard !counts.starts.isEmpty else { return [] }
    for line in blocks.lines { counts.readUses(line) }
    return counts.starts.filter { name, _ in
      !counts.changed.contains(name) && counts.uses[name, default: 0] > 1
    }
    .map { name, start in
      PythonProblem(message: "nothing ever changes '\(name)'", range: start.token.range)
    }
    .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Starts

  private mutating func readStarts(_ line: PythonLine) {
    let parts = line.tokens.split(omittingEmptySubsequences: false) {
      $0.depth == 0 && $0.isSign("=")
    }
    guard parts.count > 1, let value = parts.last else { return }
    let values = value.elements
    for part in parts.dropLast() {
      let targets = part.prefix { !($0.depth == 0 && $0.isSign(":")) }.elements
      for (position, target) in targets.enumerated() {
        guard let name = target.last, name.kind == .name else { continue }
        let given =
          targets.count == 1 ? value : values.count == targets.count ? values[position] : []
        read(name, given: given.map(\.text).joined())
      }
    }
  }

  private mutating func read(_ name: PythonToken, given value: String) {
    guard ["0", "[]", "{}", "set()", "list()", "dict()"].contains(value) else {
      changed.insert(name.text)
      return
    }
    guard PythonCounts.isOfFailures(name.text) else { return }
    starts[name.text] = starts[name.text] ?? Start(token: name, isCollection: value != "0")
  }

  /// Whether a name says that failures are counted under it; one in capitals is a constant.
  private static func isOfFailures(_ name: String) -> Bool {
    let words = name.split(separator: "_").map(String.init)
    return !words.contains { of.contains($0) } && words.contains { failures.contains($0) }
  }

  private static let failures: Set<String> = [
    "fail", "failed", "failure", "failures", "fails", "error", "errors", "bad", "problems",
    "missed",
    "broken", "unsuccessful",
  ]

  /// What such a name may be about instead.
  private static let of: Set<String> = [
    "allowed", "code", "level", "limit", "max", "maximum", "message", "rate", "threshold",
    "tolerance", "topic", "type",
  ]

  // MARK: Uses

  private mutating func readUses(_ line: PythonLine) {
    for (position, token) in line.tokens.enumerated() where token.kind == .name {
      guard let start = starts[token.text] else { continue }
      uses[token.text, default: 0] += 1
      if line.mayChange(at: position) || start.isCollection && line.handsOn(at: position) {
        changed.insert(token.text)
      }
    }
  }
}

extension ArraySlice<PythonToken> {
  /// The parts between commas, within parentheses around the whole.
  fileprivate var elements: [ArraySlice<PythonToken>] {
    guard let first, let last else { return [self] }
    if first.isSign("("), last.isSign(")"), last.depth == first.depth + 1, count > 2 {
      return dropFirst().dropLast().elements
    }
    return split(omittingEmptySubsequences: true) { $0.isSign(",") && $0.depth == first.depth }
  }
}

extension PythonLine {
  /// Whether a line may give the name at a position another value or content.
  fileprivate func mayChange(at position: Int) -> Bool {
    let rest = tokens[(position + 1)...]
    if ["def", "class", "except", "import", "from", "del", "with"].contains(first.text) {
      return true
    }
    if tokens.contains(where: { $0.kind == .name && $0.text == "lambda" }) { return true }
    if isLoopVariable(at: position) { return true }
    guard let next = rest.first else { return false }
    if PythonLine.augmented.contains(next.text) { return true }
    if next.isSign(".") {
      return rest.count > 2 && rest[rest.startIndex + 2].isSign("(")
        && !PythonLine.readers.contains(rest[rest.startIndex + 1].text)
    }
    return next.isSign("[")
      && rest.contains {
        $0.depth == 0 && ($0.isSign("=") || PythonLine.augmented.contains($0.text))
      }
  }

  private static let augmented: Set<String> = [
    "+=", "-=", "*=", "/=", "|=", "&=", "^=", "//=", "%=", ":=",
  ]

  private static let readers: Set<String> = [
    "copy", "count", "get", "index", "items", "join", "keys", "values",
  ]

  private func isLoopVariable(at position: Int) -> Bool {
    let before = tokens[..<position]
    guard let loop = before.lastIndex(where: { $0.kind == .name && $0.text == "for" }) else {
      return false
    }
    return !before[loop...].contains { $0.kind == .name && $0.text == "in" }
  }

  /// Whether a line gives the collection at a position to something that may change it.
  fileprivate func handsOn(at position: Int) -> Bool {
    let next = position + 1 < tokens.count ? tokens[position + 1] : nil
    if let next, !next.isSign(","), !next.isSign(")"), !next.isSign("]"), !next.isSign("}") {
      return false
    }
    guard position > 0 else { return false }
    let before = tokens[position - 1]
    if before.kind == .name { return before.text == "return" || before.text == "yield" }
    if before.isSign("="), tokens[position].depth == 0 { return true }
    guard ["(", ",", "=", "[", "{", ":"].contains(before.text) else { return false }
    let depth = tokens[position].depth
    guard let opener = tokens[..<position].lastIndex(where: { $0.depth < depth }), opener > 0 else {
      return false
    }
    return !PythonLine.harmless.contains(tokens[opener - 1].text)
  }

  private static let harmless: Set<String> = [
    "any", "all", "bool", "dumps", "enumerate", "format", "if", "join", "len", "list", "max", "min",
    "print", "repr", "return", "set", "sorted", "str", "sum", "tuple", "debug", "info", "warning",
    "error", "exception", "Exception", "RuntimeError",
  ]
}
