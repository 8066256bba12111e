internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What an `Fn::FindInMap` can look up in a set of deployments, as far as its keys are texts or
/// parameters with finitely many values.
struct MappingLookup {
  /// The pairs of keys that the mapping doesn't have.
  let missing: [(top: String, second: String)]
  private let mapping: Mapping
  private let top: Key
  private let second: Key

  /// One of the two keys.
  private struct Key {
    let node: Node
    /// The parameter that gives it, by number and name; nil for a text.
    let parameter: (index: Int, name: Name)?
    let values: [String]

    var span: Span { parameter?.name.span ?? node.span }
  }

  /// Nil where a key can be anything, no key comes from a parameter, or the lookup has a default.
  init?(_ call: Expression.FindInMap, in scenario: Scenario) {
    let template = scenario.template
    guard call.defaultValue == nil, template.expression(of: call.map) == nil,
      let mapping = template.mappings.first(where: { $0.name.text == call.map.text }),
      let top = MappingLookup.key(call.topKey, in: scenario),
      let second = MappingLookup.key(call.secondKey, in: scenario),
      top.parameter != nil || second.parameter != nil
    else { return nil }
    self.mapping = mapping
    self.top = top
    self.second = second
    let body = mapping.body.node
    missing = top.values.flatMap { top in
      let row = body[top]
      // A key that no row can have is said once, for the first of the others.
      return second.values.filter { row?[$0] == nil }.map { (top, $0) }
    }
  }

  private static func key(_ node: Node, in scenario: Scenario) -> Key? {
    let template = scenario.template
    guard let call = template.expression(of: node) else {
      return node.kind == .scalar ? Key(node: node, parameter: nil, values: [node.text]) : nil
    }
    guard case .ref(let name) = call.arguments,
      let index = template.parameters.firstIndex(where: { $0.name == name.text }),
      let values = scenario.domain(of: index).values
    else { return nil }
    return Key(
      node: node, parameter: (index, Name(name.text, name.span)), values: values.map(\.text))
  }

  /// Whether pairs of keys are missing; not where no row has the key, which is no matter of rows.
  var isIncomplete: Bool {
    let rows = mapping.body.node.entries
    return !missing.isEmpty
      && (second.parameter != nil || rows.contains { $0.value[second.values[0]] != nil })
  }

  /// The question that divides the deployments further; nil if every pair of keys is missing alike.
  var split: Decision? {
    if let parameter = top.parameter {
      let rows = top.values.filter { mapping.body.node[$0] == nil }
      if !rows.isEmpty, rows.count < top.values.count {
        return .isOneOf(parameter: parameter.index, rows.map { ParameterValue($0) })
      }
      if rows.isEmpty, top.values.count > 1 { return .value(parameter: parameter.index) }
    }
    guard let parameter = second.parameter, mapping.body.node[top.values[0]] != nil,
      missing.count < second.values.count
    else { return nil }
    return .isOneOf(parameter: parameter.index, missing.map { ParameterValue($0.second) })
  }

  /// What is wrong where nothing is left to divide.
  func violation(at expression: Expression) -> FindingCollector.Violation {
    let name = mapping.name.text
    let isRowMissing = mapping.body.node[top.values[0]] == nil
    let key = isRowMissing ? top : second
    let values = isRowMissing ? top.values : second.values
    let what = isRowMissing ? "mapping '\(name)'" : "key '\(top.values[0])' of mapping '\(name)'"
    let listed = values.prefix(3).map { "'\($0)'" }.joined(separator: " or ")
    let reason = key.parameter.map { ", which parameter '\($0.name.text)' can be" } ?? ""
    return .init(
      "\(what) has no key \(listed)" + reason, at: Label(key.span),
      related: [Label(mapping.name.span, "the mapping")])
  }
}

extension Scenario {
  /// Whether a place of the template is evaluated: what it belongs to is created, and the branches
  /// around it are taken.
  func reaches(_ node: Node) -> Truth {
    var conditions: [(name: String, isTrue: Bool)] = []
    let span = node.span
    let resource = template.resources.first { $0.body.span.contains(span) }
    let output = template.outputs.first { $0.body.span.contains(span) }
    if let condition = resource?.condition ?? output?.condition {
      conditions.append((condition.text, true))
    }
    var ancestor = node.parent
    while let current = ancestor {
      if case .if(let condition, let then, let otherwise) =
        template.expression(of: current)?.arguments
      {
        let isThen = then.outerSpan.contains(span)
        if isThen || otherwise.outerSpan.contains(span) {
          conditions.append((condition.text, isThen))
        }
      }
      ancestor = current.parent
    }
    for (name, isTrue) in conditions.reversed() {
      switch condition(name) {
      case .known(isTrue): continue
      case .known: return .known(false)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return .known(true)
  }
}
