/// Finds names that Python source uses and that surely aren't there.
///
/// These are modules that it doesn't import, and clients and methods that boto3 doesn't have.
///
/// Source that gives a name two meanings, or takes one from a place that isn't read, is left alone.
struct PythonNames {
  private let lines: [PythonLine]
  /// What the names that `import` binds stand for, in the words of the statement.
  private var imported: [String: String] = [:]
  /// The services of the clients that are kept under a name.
  private var clients: [String: String] = [:]
  /// Names that something else than an import may bind, too.
  private var bound: Set<String> = []

  private init(lines: [PythonLine]) {
    self.lines = lines
  }

  /// The mistakes, in order; none where the source isn't Python.
  static func problems(in source: String) -> [PythonProblem] {
    guard let blocks = PythonBlocks(source) else { return [] }
    var names = PythonNames(lines: blocks.lines)
    guard names.readImports() else { return [] }
    names.readBindings()
    return names.lines.flatMap { names.problems(of: $0) }
  }

  // MARK: Reading

  /// False where names come from a place that isn't read.
  private mutating func readImports() -> Bool {
    for line in lines where PythonNames.isImport(line) {
      let words = line.tokens.map(\.text).filter { $0 != "(" && $0 != ")" }
      if words.contains("*") { return false }
      let start = words[0] == "from" ? words.firstIndex(of: "import").map { $0 + 1 } ?? 1 : 1
      let module = words[0] == "from" ? words[1..<max(1, start - 1)].joined() + "." : ""
      for part in words[start...].split(separator: ",") {
        guard let first = part.first, let last = part.last else { continue }
        // 'import a.b' binds a.
        let name = part.contains("as") ? last : first
        if imported[name, default: module + first] != module + first { bound.insert(name) }
        imported[name] = module + first
      }
    }
    return !lines.contains { $0.tokens.contains { ["globals", "exec"].contains($0.text) } }
  }

  private static func isImport(_ line: PythonLine) -> Bool {
    line.first.kind == .name && ["import", "from"].contains(line.first.text)
  }

  private mutating func readBindings() {
    for line in lines where !PythonNames.isImport(line) {
      let onlyUses = PythonNames.mayOnlyUse(line)
      for (position, token) in line.tokens.enumerated() where token.kind == .name {
        guard position == 0 || !line.tokens[position - 1].isSign(".") else { continue }
        if line.has(".", after: position) { continue }
        if position == 0, let service = line.assignedClient,
          clients[token.text, default: service] == service
        {
          clients[token.text] = service
        } else if line.first.text == "except" {
          if position > 0, line.tokens[position - 1].text == "as" { bound.insert(token.text) }
        } else if !onlyUses || !PythonNames.isUse(token, at: position, in: line) {
          bound.insert(token.text)
        }
      }
    }
    for name in bound { clients[name] = nil }
  }

  /// Whether no header, comprehension or import of a line may bind its names.
  private static func mayOnlyUse(_ line: PythonLine) -> Bool {
    !binding.contains(line.first.text)
      && !line.tokens.contains { ["lambda", "for", "import"].contains($0.text) }
  }

  private static let binding: Set<String> = [
    "def", "class", "for", "with", "async", "except", "global", "nonlocal", "del",
  ]

  /// Whether a name is only used where it stands: as an argument, or in an expression.
  private static func isUse(_ token: PythonToken, at position: Int, in line: PythonLine) -> Bool {
    if token.depth > 0 { return !line.has(":=", after: position) }
    let assigned = line.tokens.lastIndex { $0.depth == 0 && ["=", ":="].contains($0.text) }
    return assigned.map { position > $0 } ?? !line.has(":", after: position)
  }

  // MARK: Judging

  private func problems(of line: PythonLine) -> [PythonProblem] {
    if PythonNames.isImport(line) { return [] }
    var problems: [PythonProblem] = []
    for (position, token) in line.tokens.enumerated() where token.kind == .name {
      if position > 0, line.tokens[position - 1].isSign(".") { continue }
      if let problem = missing(token, at: position, in: line) { problems.append(problem) }
      if let problem = line.unknownService(at: position) { problems.append(problem) }
      let service = clients[token.text] ?? line.client(at: position)
      let end = clients[token.text] != nil ? position + 1 : line.end(ofCallAt: position + 2)
      if let service, let problem = line.unknownMethod(after: end, of: service) {
        problems.append(problem)
      }
    }
    return problems
  }

  /// A module that isn't imported, or a part of one that is kept under another name.
  private func missing(_ token: PythonToken, at position: Int, in line: PythonLine)
    -> PythonProblem?
  {
    let name = token.text
    let isMember = PythonNames.members.contains(name)
    guard isMember || line.has(".", after: position), !line.has("=", after: position),
      !bound.contains(name), clients[name] == nil
    else { return nil }
    guard let meaning = imported[name] else {
      guard isMember || PythonNames.modules.contains(name) else { return nil }
      return PythonProblem(message: "'\(name)' is not imported", range: token.range)
    }
    guard name == "datetime", position + 2 < line.tokens.count else { return nil }
    let member = line.tokens[position + 2]
    if meaning == "datetime", PythonNames.methodsOfDatetime.contains(member.text) {
      return PythonProblem(
        message: "module 'datetime' has no '\(member.text)'; its class 'datetime' has",
        range: member.range)
    }
    if meaning == "datetime.datetime", PythonNames.classesOfDatetime.contains(member.text) {
      return PythonProblem(
        message: "'\(member.text)' is in the module 'datetime', and this is its class",
        range: member.range)
    }
    return nil
  }

  /// Modules that code of a function uses under their own names.
  private static let modules: Set<String> = [
    "base64", "boto3", "botocore", "cfnresponse", "collections", "concurrent", "csv", "datetime",
    "functools", "gzip", "hashlib", "itertools", "json", "logging", "math", "os", "random", "re",
    "shutil", "subprocess", "sys", "tempfile", "threading", "time", "traceback", "urllib", "uuid",
    "zipfile",
  ]

  /// What code takes out of modules, and calls by the same name.
  private static let members: Set<String> = [
    "BotoCoreError", "ClientError", "Config", "ThreadPoolExecutor", "TransferConfig", "ZoneInfo",
    "as_completed", "defaultdict", "timedelta", "timezone", "unquote_plus",
  ]

  /// https://docs.python.org/3/library/datetime.html
  private static let methodsOfDatetime = [
    "combine", "fromisoformat", "fromtimestamp", "now", "strptime", "today", "utcfromtimestamp",
    "utcnow",
  ]

  private static let classesOfDatetime = ["datetime", "timedelta", "timezone"]
}

extension PythonLine {
  /// Whether a sign follows a token.
  func has(_ sign: String, after position: Int) -> Bool {
    position + 1 < tokens.count && tokens[position + 1].isSign(sign)
  }

  /// The service whose client the line keeps under its first word.
  fileprivate var assignedClient: String? {
    guard tokens.count > 2, tokens[1].isSign("="), end(ofCallAt: 4) == tokens.count else {
      return nil
    }
    return client(at: 2)
  }

  /// The service of a client made by `boto3.client('…')`, whose first word stands at a position.
  fileprivate func client(at position: Int) -> String? {
    guard position + 4 < tokens.count, tokens[position].text == "boto3",
      tokens[position + 1].isSign("."), tokens[position + 2].text == "client",
      tokens[position + 3].isSign("(")
    else { return nil }
    return tokens[position + 4].plainText
  }

  /// The position after the parenthesis that closes the call of a name; the end of the line without one.
  fileprivate func end(ofCallAt position: Int) -> Int {
    guard has("(", after: position) else { return tokens.count }
    let inside = tokens[position + 1].depth + 1
    let closer = tokens[(position + 2)...].firstIndex { $0.depth == inside && $0.isSign(")") }
    return closer.map { $0 + 1 } ?? tokens.count
  }

  fileprivate func unknownService(at position: Int) -> PythonProblem? {
    guard tokens[position].text == "boto3", has(".", after: position), position + 5 < tokens.count,
      tokens[position + 3].isSign("("), let service = tokens[position + 4].plainText,
      tokens[position + 5].isSign(",") || tokens[position + 5].isSign(")")
    else { return nil }
    return ClientNames.problem(making: tokens[position + 2].text, of: service).map {
      PythonProblem(message: $0, range: tokens[position + 4].range)
    }
  }

  /// What is called of a client that ends before a position.
  fileprivate func unknownMethod(after position: Int, of service: String) -> PythonProblem? {
    guard position + 2 < tokens.count, tokens[position].isSign("."),
      tokens[position + 2].isSign("(")
    else { return nil }
    let method = tokens[position + 1]
    if let message = ClientNames.problem(calling: method.text, of: service) {
      return PythonProblem(message: message, range: method.range)
    }
    guard method.text == "get_paginator", position + 3 < tokens.count,
      let operation = tokens[position + 3].plainText,
      let message = ClientNames.problem(calling: operation, of: service)
    else { return nil }
    return PythonProblem(message: message, range: tokens[position + 3].range)
  }
}

extension PythonToken {
  /// The content of a text without prefix and escapes.
  fileprivate var plainText: String? {
    guard kind == .string, let quote = text.first, quote == "'" || quote == "\"",
      text.utf8.count > 2, !text.contains("\\"), !text.hasPrefix("\"\"\""),
      !text.hasPrefix("'''")
    else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
