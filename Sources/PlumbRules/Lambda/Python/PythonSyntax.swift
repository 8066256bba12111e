/// Finds why Python would refuse a source, as far as its lines and tokens tell.
///
/// What it finds is wrong in every version of Python 3; much else that is wrong it doesn't see.
/// https://docs.python.org/3/reference/compound_stmts.html
struct PythonSyntax {
  private var tokenizer: PythonTokenizer
  /// The open blocks, outermost first, each with the first word of its last statement.
  private var blocks = [Block(columns: (0, 0))]
  /// The line whose block has to follow.
  private var header: PythonLine?

  private struct Block {
    let columns: (wide: Int, narrow: Int)
    var statement = ""
    /// The first word of that statement.
    var range = 0..<0
  }

  /// The first mistake; nil if there is none that can be seen.
  static func problem(in source: String) -> PythonProblem? {
    var syntax = PythonSyntax(tokenizer: PythonTokenizer(source))
    do throws(PythonProblem) {
      while let line = try syntax.tokenizer.line() { try syntax.read(line) }
      try syntax.finish()
      return nil
    } catch {
      return error
    }
  }

  private init(tokenizer: PythonTokenizer) {
    self.tokenizer = tokenizer
  }

  private mutating func read(_ line: PythonLine) throws(PythonProblem) {
    try enter(line)
    let word = PythonSyntax.keyword(of: line)
    try follow(line, word)
    try checkNeighbours(line)
    try checkStatement(line, word)
    if line.last.isSign(":") {
      guard PythonSyntax.compound.contains(word) || ["match", "case"].contains(word) else {
        throw PythonProblem(
          message: "'\(line.first.text)' begins no statement with a block", range: line.first.range)
      }
      header = line
    }
  }

  private mutating func finish() throws(PythonProblem) {
    if let header { throw missingBlock(after: header) }
    if let open = blocks.last(where: { $0.statement == "try" }) { throw PythonSyntax.bareTry(open) }
  }

  // MARK: Blocks

  private mutating func enter(_ line: PythonLine) throws(PythonProblem) {
    let here = line.columns
    if let header {
      guard here.wide > blocks[blocks.count - 1].columns.wide else {
        throw missingBlock(after: header)
      }
      self.header = nil
      blocks.append(Block(columns: here))
    } else if here.wide > blocks[blocks.count - 1].columns.wide {
      throw PythonProblem(
        message: "this line is indented without a block to belong to", range: line.first.range)
    }
    while here.wide < blocks[blocks.count - 1].columns.wide {
      try leave()
    }
    let outer = blocks[blocks.count - 1].columns
    guard here.wide == outer.wide else {
      throw PythonProblem(
        message: "this line is indented like no block around it", range: line.first.range)
    }
    guard here.narrow == outer.narrow else {
      throw PythonProblem(
        message: "tabs and spaces are mixed before this line", range: line.first.range)
    }
  }

  private mutating func leave() throws(PythonProblem) {
    let block = blocks.removeLast()
    if block.statement == "try" { throw PythonSyntax.bareTry(block) }
  }

  private static func bareTry(_ block: Block) -> PythonProblem {
    PythonProblem(message: "this 'try' has neither 'except' nor 'finally'", range: block.range)
  }

  private func missingBlock(after header: PythonLine) -> PythonProblem {
    PythonProblem(
      message: "nothing is indented after this line",
      range: header.first.range.lowerBound..<header.last.range.upperBound)
  }

  /// Holds a statement to the one before it in its block.
  private mutating func follow(_ line: PythonLine, _ word: String) throws(PythonProblem) {
    let last = blocks[blocks.count - 1].statement
    if let before = PythonSyntax.before[word], !before.contains(last) {
      throw PythonProblem(
        message: "'\(word)' follows no \(before.map { "'\($0)'" }.joined(separator: " or "))",
        range: line.first.range)
    }
    if last == "try", word != "except", word != "finally" {
      throw PythonSyntax.bareTry(blocks[blocks.count - 1])
    }
    blocks[blocks.count - 1].statement = word
    blocks[blocks.count - 1].range = line.first.range
  }

  // MARK: Lines

  private func checkStatement(_ line: PythonLine, _ word: String) throws(PythonProblem) {
    if PythonSyntax.compound.contains(word) { try checkHeader(line, word) }
    if line.last.kind == .sign, PythonSyntax.open.contains(line.last.text), word != "from" {
      throw PythonProblem(message: "nothing follows '\(line.last.text)'", range: line.last.range)
    }
  }

  private func checkHeader(_ line: PythonLine, _ word: String) throws(PythonProblem) {
    guard let colon = PythonSyntax.colon(of: line) else {
      throw PythonProblem(
        message: "this line lacks its colon",
        range: line.first.range.lowerBound..<line.last.range.upperBound)
    }
    if ["if", "elif", "while"].contains(word),
      let sign = line.tokens[..<colon].first(where: { $0.depth == 0 && $0.isSign("=") })
    {
      throw PythonProblem(message: "'=' assigns, a comparison is '=='", range: sign.range)
    }
    let start = line.first.text == "async" ? 1 : 0
    if word == "def",
      !(start + 2 < line.tokens.count && line.tokens[start + 1].kind == .name
        && (line.tokens[start + 2].isSign("(") || line.tokens[start + 2].isSign("[")))
    {
      throw PythonProblem(
        message: "'def' is followed by a name and parentheses", range: line.first.range)
    }
  }

  /// Where a header's own colon stands; those of lambdas are passed over.
  private static func colon(of line: PythonLine) -> Int? {
    var lambdas = 0
    for (position, token) in line.tokens.enumerated() where token.depth == 0 {
      if token.kind == .name, token.text == "lambda" { lambdas += 1 }
      guard token.isSign(":") else { continue }
      if lambdas == 0 { return position }
      lambdas -= 1
    }
    return nil
  }

  /// Two values in a row, with nothing between them.
  private func checkNeighbours(_ line: PythonLine) throws(PythonProblem) {
    for (position, (left, right)) in zip(line.tokens, line.tokens.dropFirst()).enumerated() {
      guard PythonSyntax.isValue(left), right.kind != .sign, !right.isKeyword else { continue }
      if left.kind == .string, right.kind == .string { continue }
      if position == 0, left.kind == .name, ["match", "case", "type"].contains(left.text) {
        continue
      }
      let isPrint = position == 0 && left.kind == .name && left.text == "print"
      throw PythonProblem(
        message: isPrint
          ? "'print' is a function in Python 3" : "something is missing before this",
        range: isPrint ? left.range : right.range)
    }
  }

  private static func isValue(_ token: PythonToken) -> Bool {
    switch token.kind {
    case .name: !token.isKeyword
    case .number, .string: true
    case .sign: [")", "]", "}"].contains(token.text)
    }
  }

  // MARK: Words

  private static func keyword(of line: PythonLine) -> String {
    guard line.first.kind == .name else { return "" }
    let isAsynchronous = line.first.text == "async" && line.tokens.count > 1
    return isAsynchronous ? line.tokens[1].text : line.first.text
  }

  private static let compound: Set<String> = [
    "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class",
  ]

  private static let before: [String: [String]] = [
    "elif": ["if", "elif"], "else": ["if", "elif", "for", "while", "except"],
    "except": ["try", "except"], "finally": ["try", "except", "else"],
  ]

  private static let open: Set<String> = [
    "=", "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", ".", "+=", "-=", "*=", "/=",
    "//", "**", "|", "&", "^", "~", "@", ":=", "->",
  ]
}
