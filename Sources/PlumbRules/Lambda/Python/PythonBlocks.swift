/// The statements of Python source, with the blocks that follow their headers.
struct PythonBlocks {
  let lines: [PythonLine]

  /// Nil where the source isn't Python.
  init?(_ source: String) {
    var lines: [PythonLine] = []
    var tokenizer = PythonTokenizer(source)
    do throws(PythonProblem) {
      while let line = try tokenizer.line() { lines += line.statements }
    } catch {
      return nil
    }
    self.lines = lines
  }

  /// The lines below a header, with those of deeper blocks; empty where the block is on its line.
  func block(after header: Int) -> Range<Int> {
    let start = header + 1
    let column = lines[header].columns.wide
    return start..<(lines[start...].firstIndex { $0.columns.wide <= column } ?? lines.count)
  }

  /// The lines of a block that stand in no deeper one.
  func statements(of block: Range<Int>) -> [PythonLine] {
    guard let column = block.first.map({ lines[$0].columns.wide }) else { return [] }
    return lines[block].filter { $0.columns.wide == column }
  }
}

extension PythonLine {
  /// The parts between semicolons.
  var statements: [PythonLine] {
    guard tokens.contains(where: { $0.isSign(";") }) else { return [self] }
    return tokens.split { $0.isSign(";") }.map { PythonLine(columns: columns, tokens: Array($0)) }
  }

  /// Whether a line begins with a word.
  func begins(_ word: String) -> Bool { first.kind == .name && first.text == word }
}
