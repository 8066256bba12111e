/// Expressions in the form in which they are evaluated.
///
/// Nodes are indices; names, constants and functions are found by number.
@safe package final class Code: Sendable {
  let nodes: Table<CodeNode>
  let ranges: Table<CodeRange>
  let lists: Table<Int32>
  let names: [String]
  // Constants hold nothing of a host, which is all that may not be shared.
  nonisolated(unsafe) let constants: [Value]
  let functions: [Function]

  init(
    nodes: Table<CodeNode>, ranges: Table<CodeRange>, lists: Table<Int32>, names: [String],
    constants: [Value], functions: [Function]
  ) {
    self.nodes = nodes
    self.ranges = ranges
    self.lists = lists
    self.names = names
    unsafe self.constants = constants
    self.functions = functions
  }

  /// Takes expressions that were laid out before; nil if the library lacks one of their functions.
  package convenience init?(
    nodes: Table<CodeNode>, ranges: Table<CodeRange>, lists: Table<Int32>, names: [String],
    constants: [CodeConstant], functions: [CodeBuilder.FunctionReference], library: Library
  ) {
    var found: [Function] = []
    for reference in functions {
      guard let function = library.function(reference) else { return nil }
      found.append(function)
    }
    self.init(
      nodes: nodes, ranges: ranges, lists: lists, names: names, constants: constants.map(\.value),
      functions: found)
  }

  @inline(__always) func constant(_ index: Int32) -> Value { unsafe constants[Int(index)] }

  /// The elements of a list, by their positions in `lists`.
  func elements(ofList list: Int32) -> Range<Int> {
    let start = Int(list) + 1
    return start..<(start + Int(lists[Int(list)]))
  }
}

/// A whole expression: of a program, or of a function defined in CEL.
final class Body: Sendable {
  let code: Code
  let root: Int32
  /// What errors call it; nil if it has no name.
  let name: String?

  init(_ code: Code, root: Int32, name: String?) {
    self.code = code
    self.root = root
    self.name = name
  }

  convenience init(_ expression: Expression, name: String?, library: Library) {
    var builder = CodeBuilder(library: library)
    let root = builder.add(expression)
    self.init(builder.code(), root: root, name: name)
  }
}
