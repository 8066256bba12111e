internal import PlumbPattern

/// Lays expressions out in tables.
///
/// Equal constants, names and functions are kept once, however many expressions have them.
package struct CodeBuilder {
  package private(set) var nodes: [CodeNode] = []
  package private(set) var ranges: [CodeRange] = []
  package private(set) var lists: [Int32] = []
  package private(set) var names: [String] = []
  package private(set) var constants: [CodeConstant] = []
  package private(set) var functions: [FunctionReference] = []
  private var resolved: [Function] = []
  private var namePositions: [Text: Int32] = [:]
  private var constantPositions: [CodeConstant: Int32] = [:]
  private var functionPositions: [FunctionReference: Int32] = [:]
  private let library: Library

  /// A function as another run finds it in its library.
  package struct FunctionReference: Hashable, Sendable {
    package let name: String
    package let argumentCount: Int
    /// The constant pattern of `matches`; nil for all other functions.
    package let pattern: String?

    package init(name: String, argumentCount: Int, pattern: String?) {
      self.name = name
      self.argumentCount = argumentCount
      self.pattern = pattern
    }
  }

  package init(library: Library) {
    self.library = library
  }

  /// Adds an expression.
  ///
  /// - Returns: Its root.
  package mutating func add(_ expression: Expression) -> Int32 {
    let node = node(of: expression)
    nodes.append(node)
    ranges.append(CodeRange(expression.range))
    return Int32(nodes.count - 1)
  }

  /// The tables as they are now, ready to be evaluated.
  func code() -> Code {
    Code(
      nodes: Table(nodes), ranges: Table(ranges), lists: Table(lists), names: names,
      constants: constants.map(\.value), functions: resolved)
  }

  private mutating func node(of expression: Expression) -> CodeNode {
    if let constant = CodeBuilder.constant(expression) {
      return CodeNode(.constant, a: position(of: constant))
    }
    switch expression.kind {
    case .literal(let literal): return CodeNode(.constant, a: position(of: CodeConstant(literal)))
    case .local(let slot, _): return CodeNode(.local, a: Int32(slot))
    case .variable(let name): return CodeNode(.variable, a: position(of: name))
    case .select(let target, let field, let isOptional):
      return CodeNode(
        .select, a: add(target), b: position(of: field), flag: isOptional ? 1 : 0)
    case .has(let target, let field):
      return CodeNode(.has, a: add(target), b: position(of: field))
    case .index(let target, let key, let isOptional):
      return CodeNode(
        .index, a: add(target), b: add(key), c: position(of: .index, 2),
        flag: isOptional ? 1 : 0)
    case .hasIndex(let target, let key):
      return CodeNode(.hasIndex, a: add(target), b: add(key), c: position(of: .index, 2))
    case .not(let operand):
      return CodeNode(.not, a: add(operand), c: position(of: .not, 1))
    case .negate(let operand):
      return CodeNode(.call1, a: add(operand), c: position(of: .negate, 1))
    case .binary(let function, let left, let right):
      return CodeNode(.call2, a: add(left), b: add(right), c: position(of: function, 2))
    case .and(let operands): return CodeNode(.and, a: list(operands))
    case .or(let operands): return CodeNode(.or, a: list(operands))
    case .conditional(let condition, let first, let second):
      return CodeNode(.conditional, a: add(condition), b: add(first), c: add(second))
    case .call(let call): return node(of: call)
    case .list, .map, .fold, .bind, .optionalMap: return compound(expression)
    }
  }

  private mutating func compound(_ expression: Expression) -> CodeNode {
    switch expression.kind {
    case .list(let elements):
      let indices = elements.map { element in
        let index = add(element.value)
        return element.isOptional ? ~index : index
      }
      return CodeNode(.list, a: append(indices))
    case .map(let entries):
      let indices = entries.flatMap { entry in
        let (key, value) = (add(entry.key), add(entry.value))
        return [key, entry.isOptional ? ~value : value]
      }
      return CodeNode(.map, a: append(indices))
    case .fold(let fold):
      let filter = fold.filter.map { add($0) } ?? -1
      let layout = [Int32(fold.slot), Int32(fold.variables.count), filter]
      return CodeNode(
        .fold, a: add(fold.target), b: add(fold.body), c: append(layout),
        flag: fold.macro.rawValue)
    case .bind(let slot, _, let value, let body):
      return CodeNode(.bind, a: add(value), b: add(body), c: Int32(slot))
    case .optionalMap(let target, let slot, _, let body, let isFlat):
      return CodeNode(
        .optionalMap, a: add(target), b: add(body), c: Int32(slot), flag: isFlat ? 1 : 0)
    default: preconditionFailure("'\(expression.kind)' is no compound")
    }
  }

  private mutating func node(of call: Expression.Call) -> CodeNode {
    let isWrongArity =
      switch call.target {
      case .wrongArity: true
      default: false
      }
    switch call.target {
    case .function(let function):
      let pattern = call.pattern?.source
      let reference = FunctionReference(
        name: call.name, argumentCount: call.arguments.count, pattern: pattern)
      let position = position(
        of: reference, call.pattern.map { function.matching(LazyPattern($0)) } ?? function)
      if call.arguments.count == 1 {
        return CodeNode(.call1, a: add(call.arguments[0]), c: position)
      }
      if call.arguments.count == 2 {
        return CodeNode(.call2, a: add(call.arguments[0]), b: add(call.arguments[1]), c: position)
      }
      return CodeNode(.call, a: list(call.arguments), c: position)
    case .definition(let position):
      return CodeNode(.definition, a: list(call.arguments), c: Int32(position))
    case .unknown, .wrongArity:
      return CodeNode(
        .unresolved, a: list(call.arguments), b: position(of: call.name),
        flag: isWrongArity ? 1 : 0)
    }
  }

  // MARK: Tables

  private mutating func list(_ expressions: [Expression]) -> Int32 {
    append(expressions.map { add($0) })
  }

  private mutating func append(_ elements: [Int32]) -> Int32 {
    lists.append(Int32(elements.count))
    lists += elements
    return Int32(lists.count - elements.count - 1)
  }

  package mutating func position(of name: String) -> Int32 {
    if let known = namePositions[Text(name)] { return known }
    let position = Int32(names.count)
    namePositions[Text(name)] = position
    names.append(name)
    return position
  }

  private mutating func position(of constant: CodeConstant) -> Int32 {
    if let known = constantPositions[constant] { return known }
    let position = Int32(constants.count)
    constantPositions[constant] = position
    constants.append(constant)
    return position
  }

  private mutating func position(of operation: FunctionID, _ count: Int) -> Int32 {
    guard let function = library.function(operation.rawValue) else {
      preconditionFailure("the library has no operator '\(operation.rawValue)'")
    }
    return position(
      of: FunctionReference(name: function.name, argumentCount: count, pattern: nil), function)
  }

  private mutating func position(
    of reference: FunctionReference, _ function: Function
  ) -> Int32 {
    if let known = functionPositions[reference] { return known }
    let position = Int32(functions.count)
    functionPositions[reference] = position
    functions.append(reference)
    resolved.append(function)
    return position
  }

  /// What an expression is, if nothing needs to be evaluated: literals and lists of them.
  private static func constant(_ expression: Expression) -> CodeConstant? {
    switch expression.kind {
    case .literal(let literal): return CodeConstant(literal)
    case .list(let elements):
      var constants: [CodeConstant] = []
      for element in elements {
        guard !element.isOptional, let constant = constant(element.value) else { return nil }
        constants.append(constant)
      }
      return .list(constants)
    default: return nil
    }
  }
}
