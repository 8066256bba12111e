/// Finds `except` and `finally` clauses of Python source that make a failure look like a success.
struct PythonHandlers {
  private let blocks: PythonBlocks
  private var lines: [PythonLine] { blocks.lines }

  init(_ blocks: PythonBlocks) {
    self.blocks = blocks
  }

  // MARK: except

  /// Where what is caught is counted, or answered, as what has worked is.
  func successes() -> [PythonProblem] {
    lines.indices.filter { isGeneralHandler(lines[$0]) }.flatMap { header in
      let block = blocks.block(after: header)
      let others = lines[..<header] + lines[block.upperBound...]
      return blocks.statements(of: block).compactMap { line in
        problem(of: line, besides: others)
      }
    }
  }

  /// Whether a clause catches every error, or every one of AWS.
  private func isGeneralHandler(_ line: PythonLine) -> Bool {
    guard line.begins("except"), line.last.isSign(":") else { return false }
    let caught = line.tokens.dropFirst().prefix { $0.text != "as" && !$0.isSign(":") }
      .filter { $0.kind == .name }.map(\.text)
    return caught.allSatisfy {
      ["BaseException", "Exception", "ClientError", "BotoCoreError", "botocore", "exceptions"]
        .contains($0)
    }
  }

  private func problem(of line: PythonLine, besides others: some Sequence<PythonLine>)
    -> PythonProblem?
  {
    let text = line.tokens.map(\.text)
    if let name = line.increased, PythonHandlers.successes.contains(name.text),
      others.contains(where: { $0.increased?.text == name.text })
    {
      return PythonProblem(message: "'\(name.text)' counts a failure", range: name.range)
    }
    guard text == ["return", "True"], others.contains(where: { $0.tokens.map(\.text) == text }),
      !others.contains(where: { $0.tokens.map(\.text) == ["return", "False"] })
    else { return nil }
    return PythonProblem(
      message: "this returns for a failure what is returned for a success",
      range: line.first.range.lowerBound..<line.last.range.upperBound)
  }

  private static let successes: Set<String> = [
    "archived", "backed_up", "copied", "good", "ok", "saved", "stored", "succeeded", "success",
    "success_count", "successes", "successful", "uploaded", "written",
  ]

  // MARK: finally

  /// Where a `finally` clause leaves, and the exception with it.
  func leavings() -> [PythonProblem] {
    lines.indices.filter { lines[$0].begins("finally") }.flatMap { header in
      let block = blocks.block(after: header)
      return block.filter { leaves($0, from: block) }.map { index in
        PythonProblem(
          message: "'\(lines[index].first.text)' in 'finally' drops the exception",
          range: lines[index].first.range)
      }
    }
  }

  private func leaves(_ index: Int, from block: Range<Int>) -> Bool {
    let around = block.filter { $0 < index && blocks.block(after: $0).contains(index) }
      .map { lines[$0] }
    if around.contains(where: { $0.begins("def") || $0.begins("async") }) { return false }
    if lines[index].begins("return") { return true }
    return (lines[index].begins("break") || lines[index].begins("continue"))
      && !around.contains { $0.begins("for") || $0.begins("while") }
  }
}

extension PythonLine {
  /// The name that a statement adds one to.
  fileprivate var increased: PythonToken? {
    let text = tokens.map(\.text)
    if text.count == 3, text[1...] == ["+=", "1"] { return first }
    return text.count == 5 && text[1...] == ["=", text[0], "+", "1"] ? first : nil
  }
}
