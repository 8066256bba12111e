internal import PlumbPattern

/// A node of a parsed expression.
///
/// Macros are expanded and names resolved: local variables to slots, functions to their
/// definitions.
package final class Expression: Sendable {
  package let kind: Kind
  /// The UTF-8 bytes in the expression's text.
  package let range: Range<Int>
  /// How deep the tree below is; 1 for a leaf.
  let height: Int

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    var height = 0
    kind.forEachChild { height = max(height, $0.height) }
    self.height = height + 1
  }

  package enum Kind: Sendable {
    case literal(Literal)
    /// A variable of a macro, of `cel.bind` or of a function; the slot counts from the outermost.
    case local(slot: Int, name: String)
    /// A variable that the host resolves.
    case variable(String)
    /// `target.field`, `target.?field`
    case select(Expression, field: String, isOptional: Bool)
    /// `target[key]`, `target[?key]`
    case index(Expression, Expression, isOptional: Bool)
    /// `has(target.field)`
    case has(Expression, field: String)
    /// `has(target[key])`, an extension of CEL
    case hasIndex(Expression, Expression)
    case not(Expression)
    case negate(Expression)
    case binary(FunctionID, Expression, Expression)
    case and([Expression])
    case or([Expression])
    case conditional(Expression, Expression, Expression)
    case call(Call)
    case list([ListElement])
    case map([MapEntry])
    case fold(Fold)
    /// `cel.bind(name, value, body)`
    case bind(slot: Int, name: String, Expression, Expression)
    /// `target.optMap(name, body)`, `target.optFlatMap(name, body)`
    case optionalMap(Expression, slot: Int, name: String, Expression, isFlat: Bool)
  }

  package struct Call: Sendable {
    /// With its namespace: `math.greatest`.
    package let name: String
    /// The name without the arguments, in the text.
    package let nameRange: Range<Int>
    /// A method's receiver is the first.
    package let arguments: [Expression]
    package let isMethod: Bool
    let target: Target
    /// The second argument of `matches`, if it is a constant; else nil.
    let pattern: Pattern?
  }

  /// What a call goes to.
  enum Target: Sendable {
    case function(Function)
    /// The position of a function defined in CEL in its library.
    case definition(Int)
    case unknown
    /// There are functions of this name, with other numbers of arguments.
    case wrongArity
  }

  package struct ListElement: Sendable {
    package let value: Expression
    package let isOptional: Bool
  }

  package struct MapEntry: Sendable {
    package let key: Expression
    package let value: Expression
    package let isOptional: Bool
  }

  /// A macro that goes through a list or map.
  package struct Fold: Sendable {
    package enum Macro: UInt8, CaseIterable, Sendable {
      case all, exists, existsOne, filter, map, transformList, transformMap, transformMapEntry,
        sortBy

      package var name: String {
        switch self {
        case .all: "all"
        case .exists: "exists"
        case .existsOne: "existsOne"
        case .filter: "filter"
        case .map: "map"
        case .transformList: "transformList"
        case .transformMap: "transformMap"
        case .transformMapEntry: "transformMapEntry"
        case .sortBy: "sortBy"
        }
      }

      package init?(name: String) {
        guard let macro = Macro.allCases.first(where: { $0.name == name }) else { return nil }
        self = macro
      }
    }

    package let macro: Macro
    package let target: Expression
    /// One name: elements or keys; two: index and element, or key and value. They have the slots
    /// from `slot` on.
    package let variables: [String]
    package let slot: Int
    /// The condition, in `map(x, p, t)` and alike.
    package let filter: Expression?
    package let body: Expression
  }

  package enum Literal: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case type(TypeName)

    package var value: Value {
      switch self {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .int(let int): .int(int)
      case .uint(let uint): .uint(uint)
      case .double(let double): .double(double)
      case .string(let string): .string(string)
      case .bytes(let bytes): .bytes(bytes)
      case .type(let name): .type(name)
      }
    }
  }
}

extension Expression.Kind {
  /// The direct sub-expressions, in the order of the text.
  package var children: [Expression] {
    var children: [Expression] = []
    forEachChild { children.append($0) }
    return children
  }

  /// Visits the direct sub-expressions, in the order of the text.
  func forEachChild(_ visit: (Expression) -> Void) {
    switch self {
    case .literal, .local, .variable: break
    case .select(let target, _, _), .has(let target, _): visit(target)
    case .not(let operand), .negate(let operand): visit(operand)
    case .index(let left, let right, _), .hasIndex(let left, let right),
      .binary(_, let left, let right), .bind(_, _, let left, let right),
      .optionalMap(let left, _, _, let right, _):
      visit(left)
      visit(right)
    case .and(let operands), .or(let operands): operands.forEach(visit)
    case .conditional(let condition, let first, let second):
      visit(condition)
      visit(first)
      visit(second)
    case .call(let call): call.arguments.forEach(visit)
    case .list(let elements): for element in elements { visit(element.value) }
    case .map(let entries):
      for entry in entries {
        visit(entry.key)
        visit(entry.value)
      }
    case .fold(let fold):
      visit(fold.target)
      fold.filter.map(visit)
      visit(fold.body)
    }
  }
}
