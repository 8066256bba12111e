internal import PlumbSource
internal import PlumbSyntax

extension Scenario {
  /// The resources that what is written at a place refers to, in order, each once.
  ///
  /// Branches that these deployments don't take are left out. A choice that is undecided gives both
  /// branches, and the reason in `unknown`.
  public func resources(
    referredToAt place: Place
  ) -> (certain: [String], possible: [String], unknown: Unknown?) {
    var walk = ReferenceWalk(scenario: self)
    walk.visit(place, isCertain: true)
    return (walk.certain, walk.possible, walk.unknown)
  }
}

/// A walk over everything below a place that these deployments can contain.
private struct ReferenceWalk {
  let scenario: Scenario
  var certain: [String] = []
  /// All, the certain ones included.
  var possible: [String] = []
  var unknown: Unknown?

  mutating func visit(_ place: Place, isCertain: Bool) {
    if let expression = scenario.template.innermostExpression(of: place.node) {
      switch expression.arguments {
      case .ref(let name): add(place.at(name).text, isCertain)
      case .getAtt(let call):
        add(place.bindings?.replacing(in: call.resource.text) ?? call.resource.text, isCertain)
      case .sub(let text): return visit(text, place, isCertain)
      case .if(let condition, let then, let otherwise):
        return visit(place.at(condition).text, place.at(then), place.at(otherwise), isCertain)
      default: break
      }
    }
    switch place.node.kind {
    case .scalar: return
    case .sequence:
      for element in place.node.elements { visit(place.at(element), isCertain: isCertain) }
    case .mapping:
      for member in scenario.members(of: place) { visit(member.value, isCertain: isCertain) }
    }
  }

  private mutating func visit(
    _ condition: String, _ then: Place, _ otherwise: Place, _ isCertain: Bool
  ) {
    switch scenario.condition(condition) {
    case .known(let isTrue): visit(isTrue ? then : otherwise, isCertain: isCertain)
    case .unknown(let why):
      let before = possible.count
      visit(then, isCertain: false)
      visit(otherwise, isCertain: false)
      if possible.count > before { unknown = unknown?.merged(with: why) ?? why }
    }
  }

  private mutating func visit(_ text: SubString, _ place: Place, _ isCertain: Bool) {
    for case .variable(let variable) in text.pieces {
      if let own = text.variables?[variable.name.text] {
        visit(place.at(own), isCertain: isCertain)
      } else {
        add(place.bindings?.replacing(in: variable.head) ?? variable.head, isCertain)
      }
    }
  }

  private mutating func add(_ id: String, _ isCertain: Bool) {
    guard scenario.template.resource(id) != nil else { return }
    if isCertain, !certain.contains(id) { certain.append(id) }
    if !possible.contains(id) { possible.append(id) }
  }
}
