internal import CEL
internal import PlumbSchema
internal import PlumbSource
internal import PlumbTemplate

/// Follows expressions through the schemas: what each part can give, and which members there aren't.
struct PathInference {
  /// What the names that a host resolves stand for.
  var variables: [String: PathType] = [:]
  /// What the functions of the pack are called with, in all calls together.
  private(set) var arguments: [String: [PathType]] = [:]
  private(set) var issues: [PathIssue] = []
  /// Whether mistakes are noted; while results of calls are worked out, they aren't.
  private var isNoting = true

  private let definitions: [String: PathDefinition]
  private var results: [PathCall: PathType] = [:]

  private struct PathCall: Hashable {
    let name: String
    let arguments: [PathType]
  }

  init(_ library: Library) {
    definitions = Dictionary(
      library.definedFunctions.compactMap { function in
        function.body.map { (function.name, PathDefinition(function.parameters, $0)) }
      }, uniquingKeysWith: { $1 })
  }

  /// What an expression can give, by the types of the variables in its slots.
  mutating func type(of expression: CEL.Expression, _ slots: [Int: PathType] = [:]) -> PathType {
    switch expression.kind {
    case .literal, .map, .negate: return visit(expression, slots)
    case .local(let slot, _): return slots[slot] ?? .unknown
    case .variable(let name): return variables[name] ?? .unknown
    case .select(let target, let field, let isOptional):
      let member = member(field, of: type(of: target, slots), expression)
      return isOptional ? .unknown : member
    case .index(let target, let key, let isOptional):
      let element = element(key, of: type(of: target, slots), expression, slots)
      return isOptional ? .unknown : element
    case .has(let target, let field):
      _ = member(field, of: type(of: target, slots), expression)
      return .unknown
    case .hasIndex(let target, let key):
      _ = element(key, of: type(of: target, slots), expression, slots)
      return .unknown
    case .not(let operand):
      noteNegated(operand, slots)
      return visit(expression, slots)
    case .binary, .and, .or, .list, .conditional: return combined(expression, slots)
    case .call(let call): return result(of: call, slots)
    case .fold(let fold): return result(of: fold, slots)
    case .bind(let slot, _, let value, let body):
      var inner = slots
      inner[slot] = type(of: value, slots)
      return type(of: body, inner)
    case .optionalMap(let target, let slot, _, let body, _):
      var inner = slots
      _ = type(of: target, slots)
      inner[slot] = .unknown
      _ = type(of: body, inner)
      return .unknown
    }
  }

  /// Notes what is wrong in the pack's functions, called as the pack calls them.
  mutating func noteDefinitions() {
    for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) {
      // A function that asks for the type knows what it reads.
      guard !definition.asksForTypes else { continue }
      let first = issues.count
      let slots = definition.slots(arguments[name] ?? [])
      _ = type(of: definition.body, slots)
      for index in issues.indices.dropFirst(first) where issues[index].function == nil {
        issues[index].function = name
      }
    }
  }

  // MARK: Members

  private mutating func member(
    _ field: String, of target: PathType, _ expression: CEL.Expression
  ) -> PathType {
    switch target {
    case .resource(let types):
      if field == "Properties" { return .property(PropertyType(types)) }
      if !ResourceHost.members.contains(field) {
        note(
          .unknownProperty, "a resource has no '\(field)'", field, expression,
          among: Set(ResourceHost.members))
      }
      return .unknown
    case .property(let property):
      switch property.member(field) {
      case .found(let member): return .property(member)
      case .open: return .unknown
      case .missing(let names):
        note(
          .unknownProperty, property.objection(to: field), field, expression, among: names)
        return .unknown
      }
    case .list, .unknown: return .unknown
    }
  }

  private mutating func element(
    _ key: CEL.Expression, of target: PathType, _ expression: CEL.Expression,
    _ slots: [Int: PathType]
  ) -> PathType {
    _ = type(of: key, slots)
    guard case .literal(.string(let field)) = key.kind else { return target.element }
    return member(field, of: target, expression)
  }

  // MARK: Calls and macros

  /// Visits the parts of an expression that has no members itself.
  @discardableResult
  private mutating func visit(_ expression: CEL.Expression, _ slots: [Int: PathType]) -> PathType {
    for child in expression.kind.children { _ = type(of: child, slots) }
    return .unknown
  }

  private mutating func combined(
    _ expression: CEL.Expression, _ slots: [Int: PathType]
  ) -> PathType {
    let types = expression.kind.children.map { type(of: $0, slots) }
    switch expression.kind {
    case .conditional: return types[1].joined(with: types[2])
    case .binary(CEL.Operator.add, _, _):
      let sum = types[0].joined(with: types[1])
      if case .list = sum { return sum }
      return .unknown
    case .list:
      guard let first = types.first else { return .unknown }
      return .list(types.dropFirst().reduce(first) { $0.joined(with: $1) })
    default: return .unknown
    }
  }

  private mutating func result(
    of call: CEL.Expression.Call, _ slots: [Int: PathType]
  ) -> PathType {
    let types = call.arguments.map { type(of: $0, slots) }
    if let definition = definitions[call.name], definition.parameterCount == types.count {
      return result(of: call.name, definition, types)
    }
    switch call.name {
    case "list": return types.first?.listed ?? .unknown
    case "resources" where call.arguments.count == 1:
      return resources(call.arguments[0])
    case "referrers" where call.arguments.count == 2: return resources(call.arguments[1])
    case "distinct", "slice", "sort", "reverse":
      if case .list? = types.first { return types[0] }
      return .unknown
    default: return .unknown
    }
  }

  private mutating func result(
    of name: String, _ definition: PathDefinition, _ types: [PathType]
  ) -> PathType {
    if let known = arguments[name] {
      arguments[name] = zip(known, types).map { $0.joined(with: $1) }
    } else {
      arguments[name] = types
    }
    let call = PathCall(name: name, arguments: types)
    if let result = results[call] { return result }
    let wasNoting = isNoting
    isNoting = false
    let result = type(of: definition.body, definition.slots(types))
    isNoting = wasNoting
    results[call] = result
    return result
  }

  private mutating func result(
    of fold: CEL.Expression.Fold, _ slots: [Int: PathType]
  ) -> PathType {
    let target = type(of: fold.target, slots)
    var inner = slots
    if fold.variables.count == 1 {
      inner[fold.slot] = target.element
    } else {
      inner[fold.slot] = .unknown
      inner[fold.slot + 1] = target.element
    }
    if let filter = fold.filter { _ = type(of: filter, inner) }
    let body = type(of: fold.body, inner)
    switch fold.macro {
    case .filter where target.element != .unknown: return .list(target.element)
    case .map, .transformList: return .list(body)
    case .sortBy: return target
    default: return .unknown
    }
  }

  /// The resources of types that are written out.
  private mutating func resources(_ names: CEL.Expression) -> PathType {
    let literals =
      switch names.kind {
      case .list(let elements): elements.map(\.value)
      default: [names]
      }
    var texts: [String] = []
    for literal in literals {
      guard case .literal(.string(let text)) = literal.kind else { return .unknown }
      if ResourceTypes.isUnknown(text) {
        if isNoting { issues.append(.unknownType(text, range: literal.range)) }
      }
      texts.append(text)
    }
    return ResourceTypes.type(of: texts).map { .list($0) } ?? .unknown
  }

  // MARK: Negated comparisons

  /// Notes comparisons that are false, and so make the whole true, where something is absent.
  private mutating func noteNegated(_ operand: CEL.Expression, _ slots: [Int: PathType]) {
    guard isNoting, case .binary(let name, let left, let right) = operand.kind,
      PathInference.comparisons.contains(name)
    else { return }
    for side in [left, right] {
      isNoting = false
      let type = type(of: side, slots)
      isNoting = true
      guard case .property(let property) = type, property.isOptional else { continue }
      issues.append(
        PathIssue(
          kind: .negatedComparison,
          message:
            "this is true without '\(property.name)' too, which a resource need not have",
          range: operand.range, member: nil, suggestion: nil, subject: side.range))
    }
  }

  private static let comparisons: Set = [
    CEL.Operator.less, CEL.Operator.lessOrEqual, CEL.Operator.greater, CEL.Operator.greaterOrEqual,
  ]

  private mutating func note(
    _ kind: PathIssue.Kind, _ message: String, _ member: String, _ expression: CEL.Expression,
    among names: Set<String>
  ) {
    guard isNoting else { return }
    issues.append(
      PathIssue(
        kind: kind, message: message, range: expression.range, member: member,
        suggestion: SpellingSuggestion.best(for: member, among: names)))
  }
}

/// A function that is defined in a pack.
private struct PathDefinition {
  let parameterCount: Int
  let body: CEL.Expression

  init(_ parameters: [String], _ body: CEL.Expression) {
    parameterCount = parameters.count
    self.body = body
  }

  /// Parameters have the first slots.
  func slots(_ arguments: [PathType]) -> [Int: PathType] {
    Dictionary(uniqueKeysWithValues: arguments.enumerated().map { ($0.offset, $0.element) })
  }

  /// Whether it reads the type of a resource, to decide what else to read.
  var asksForTypes: Bool {
    body.descendants.contains { node in
      if case .select(_, "Type", _) = node.kind { true } else { false }
    }
  }
}
