/// The functions that expressions can use.
public struct Library: Sendable {
  /// Variables whose names have dots: `a.b` then is this variable, not a selection.
  public var qualifiedVariables: Set<String> = []
  private var functions: [String: [Function]] = [:]
  private(set) var definitions: [Definition] = []
  private var definitionPositions: [String: Int] = [:]
  private var namespaces: Set<String> = ["cel"]

  /// A function defined in CEL.
  struct Definition: Sendable {
    let name: String
    let parameters: [String]
    /// Nil if it couldn't be read or calls itself.
    var body: Expression?
  }

  /// The functions of CEL's first-release scope, without those of hosts.
  public static let standard = Library(
    Operators.functions + Conversions.functions + StringFunctions.functions
      + Format.functions + ListFunctions.functions + SetFunctions.functions
      + MathFunctions.functions + OptionalFunctions.functions)

  init(_ functions: [Function]) {
    add(functions)
  }

  /// This library with a host's functions; one with the same name and number of arguments is
  /// replaced.
  public func adding(_ functions: [Function]) -> Library {
    var library = self
    library.add(functions)
    return library
  }

  private mutating func add(_ added: [Function]) {
    for function in added {
      functions[function.name, default: []].insert(function, at: 0)
      if let dot = function.name.utf8.lastIndex(of: UInt8(ascii: ".")) {
        namespaces.insert(String(function.name[..<dot]))
      }
    }
  }

  /// The functions defined in CEL; a body is nil if it couldn't be read.
  package var definedFunctions: [(name: String, parameters: [String], body: Expression?)] {
    definitions.map { ($0.name, $0.parameters, $0.body) }
  }

  /// All names that can be called, sorted.
  public var functionNames: [String] {
    (functions.keys.filter { $0.first?.isLetter == true } + definitionPositions.keys).sorted()
  }

  func hasNamespace(_ name: String) -> Bool {
    namespaces.contains(name)
  }

  func target(_ name: String, arity: Int) -> Expression.Target {
    if let position = definitionPositions[name] {
      return definitions[position].parameters.count == arity ? .definition(position) : .wrongArity
    }
    guard let candidates = functions[name] else { return .unknown }
    return candidates.first { $0.arity.contains(arity) }.map { .function($0) } ?? .wrongArity
  }

  /// The function of an operator, or any standard function that is known to exist.
  func function(_ name: String) -> Function? {
    functions[name]?.first
  }

  /// The numbers of arguments with which a name can be called.
  func arities(of name: String) -> [ClosedRange<Int>] {
    if let position = definitionPositions[name] {
      let count = definitions[position].parameters.count
      return [count...count]
    }
    return functions[name]?.map(\.arity) ?? []
  }
}

// MARK: Functions defined in CEL

/// The text of a function defined in CEL.
public struct FunctionSource: Hashable, Sendable {
  public let name: String
  public let parameters: [String]
  public let body: String

  public init(name: String, parameters: [String], body: String) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }

  /// Reads a signature like `isLogBucket(bucket)`.
  ///
  /// - Throws: an error with a range in the signature; the body is not read.
  public init(signature: String, body: String) throws(ParseError) {
    let tokens = try Lexer.tokens(of: signature)
    var names: [String] = []
    // name ( name , name ) end
    for (index, token) in tokens.enumerated() {
      let isName = index % 2 == 0 && token.kind == .identifier
      let isSeparator = token.text == (index == 1 ? "(" : ",") && index % 2 == 1
      if isName, !Parser.reservedWords.contains(token.text), !names.dropFirst().contains(token.text)
      {
        names.append(token.text)
      } else if index >= 2, token.text == ")", index % 2 == 1 || index == 2,
        tokens[index + 1].kind == .end
      {
        break
      } else if !isSeparator {
        throw ParseError(
          code: .syntax, message: "a function's name and parameters are written 'name(a, b)'",
          range: token.range)
      }
    }
    self.init(name: names[0], parameters: Array(names.dropFirst()), body: body)
  }
}

/// A function defined in CEL that can't be used.
public struct DefinitionError: Error, CustomStringConvertible {
  public let function: String
  /// Its range is in the body.
  public let error: ParseError

  public var description: String { "\(function): \(error)" }
}

extension Library {
  /// Adds functions defined in CEL, which can call each other in any order, but not themselves.
  ///
  /// - Returns: what is wrong with them; such a function is known, but gives an error.
  public mutating func define(_ sources: [FunctionSource]) -> [DefinitionError] {
    let first = definitions.count
    for source in sources {
      definitionPositions[source.name] = definitions.count
      definitions.append(Definition(name: source.name, parameters: source.parameters))
    }
    var errors: [DefinitionError] = []
    for (offset, source) in sources.enumerated() {
      do throws(ParseError) {
        definitions[first + offset].body = try Parser.expression(
          of: source.body, parameters: source.parameters, library: self)
      } catch {
        errors.append(DefinitionError(function: source.name, error: error))
      }
    }
    return errors + removeRecursion(from: first)
  }

  private mutating func removeRecursion(from first: Int) -> [DefinitionError] {
    let calls = definitions.map { $0.body.map(Library.calls) ?? [] }
    var errors: [DefinitionError] = []
    for position in first..<definitions.count {
      guard let call = Library.recursiveCall(of: position, calls) else { continue }
      let name = definitions[position].name
      errors.append(
        DefinitionError(
          function: name,
          error: ParseError(
            code: .syntax, message: "'\(name)' calls itself, which is not allowed", range: call)))
    }
    for error in errors {
      definitions[definitionPositions[error.function] ?? first].body = nil
    }
    return errors
  }

  /// A call of a function defined in CEL.
  private struct Reference {
    let target: Int
    /// In the text of the body that calls.
    let range: Range<Int>
  }

  /// The range of the call in a definition's body that leads back to it.
  private static func recursiveCall(of position: Int, _ calls: [[Reference]]) -> Range<Int>? {
    calls[position].first { reaches(position, from: $0.target, calls) }?.range
  }

  private static func reaches(
    _ position: Int, from start: Int, _ calls: [[Reference]]
  ) -> Bool {
    var isVisited = [Bool](repeating: false, count: calls.count)
    var pending = [start]
    while let next = pending.popLast() {
      if next == position { return true }
      if isVisited[next] { continue }
      isVisited[next] = true
      for call in calls[next] { pending.append(call.target) }
    }
    return false
  }

  private static func calls(in body: Expression) -> [Reference] {
    body.descendants.compactMap { node in
      guard case .call(let call) = node.kind, case .definition(let target) = call.target else {
        return nil
      }
      return Reference(target: target, range: call.nameRange)
    }
  }
}

extension Expression {
  /// This and all nodes below, parents first.
  package var descendants: [Expression] {
    var result: [Expression] = []
    var pending = [self]
    while let node = pending.popLast() {
      result.append(node)
      pending += node.kind.children.reversed()
    }
    return result
  }
}
