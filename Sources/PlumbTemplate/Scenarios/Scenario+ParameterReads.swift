internal import PlumbSource
internal import PlumbSyntax

extension Scenario {
  /// The template's own parameters that the value at a place is made of, in order, each once.
  ///
  /// `Ref`, `Fn::Sub` and the keys of `Fn::FindInMap` count, the condition of `Fn::If` doesn't. Branches
  /// that these deployments don't take are left out; of an undecided choice, both count.
  public func parameters(readAt place: Place) -> [Parameter] {
    var walk = ParameterWalk(scenario: self)
    walk.visit(place)
    return walk.found
  }
}

/// A walk over everything that a value is made of.
private struct ParameterWalk {
  let scenario: Scenario
  var found: [Parameter] = []

  mutating func visit(_ place: Place) {
    switch scenario.template.expression(of: place.node)?.arguments {
    case .ref(let name): return add(place.at(name).text, in: place)
    case .refOfResult(let name) where name != place.node:
      if case .scalar(let given) = scenario.value(at: place.at(name)) { add(given.text, in: place) }
    case .sub(let text): return visit(text, place)
    case .if(let condition, let then, let otherwise):
      switch scenario.condition(place.at(condition).text) {
      case .known(let isTrue): return visit(place.at(isTrue ? then : otherwise))
      case .unknown:
        visit(place.at(then))
        return visit(place.at(otherwise))
      }
    case .condition: return
    default: break
    }
    switch place.node.kind {
    case .scalar: return
    case .sequence: for element in place.node.elements { visit(place.at(element)) }
    case .mapping:
      if case .known(false) = scenario.existence(at: place) { return }
      for member in scenario.memberPlaces(of: place) { visit(member) }
    }
  }

  private mutating func visit(_ text: SubString, _ place: Place) {
    for case .variable(let variable) in text.pieces {
      if let own = text.variables?[variable.name.text] {
        visit(place.at(own))
      } else {
        add(variable.name.text, in: place)
      }
    }
  }

  private mutating func add(_ name: String, in place: Place) {
    guard place.bindings?.value(of: name) == nil,
      let index = scenario.template.parameterIndex[name]
    else { return }
    let parameter = scenario.template.parameters[index]
    guard !parameter.isPseudo, !found.contains(where: { $0.name == name }) else { return }
    found.append(parameter)
  }
}
