internal import PlumbSource
public import PlumbSyntax

/// References to resources as they are left when the conditions of a scenario are decided.
extension Scenario {
  /// A reference that a deployment has to resolve.
  public struct ResourceReference: Hashable, Sendable {
    /// The logical ID, where it is written.
    public let resource: Name
    /// Whether every deployment of the scenario has it; if not, it hangs on an undecided condition.
    public let isCertain: Bool
    /// The call of the function that refers to it; nil for an entry of `DependsOn`.
    public let call: Node?

    public init(resource: Name, isCertain: Bool, call: Node? = nil) {
      self.resource = resource
      self.isCertain = isCertain
      self.call = call
    }
  }

  /// The references to resources of the template below a place, in document order.
  ///
  /// Branches that these deployments don't take are left out. A choice that is undecided gives both
  /// branches, and the reason in `unknown`.
  public func resourceReferences(
    at place: Place
  ) -> (references: [ResourceReference], unknown: Unknown?) {
    var walk = ResourceReferenceWalk(scenario: self)
    walk.visit(place, isCertain: true)
    return (walk.references, walk.unknown)
  }

  /// The logical IDs of what is referred to below a place, in order, each once; `possible` has them all.
  ///
  /// Whether a resource or an output that is written at the place itself is there is left aside.
  public func resources(
    referredToAt place: Place
  ) -> (certain: [String], possible: [String], unknown: Unknown?) {
    var walk = ResourceReferenceWalk(scenario: self)
    walk.visitExisting(place)
    var certain: [String] = []
    var possible: [String] = []
    for reference in walk.references {
      let id = reference.resource.text
      if reference.isCertain, !certain.contains(id) { certain.append(id) }
      if !possible.contains(id) { possible.append(id) }
    }
    return (certain, possible, walk.unknown)
  }

  /// The same for a resource: what its attributes other than `DependsOn` refer to.
  public func resourceReferences(
    of resource: Resource
  ) -> (references: [ResourceReference], unknown: Unknown?) {
    var walk = ResourceReferenceWalk(scenario: self)
    for (key, value) in resource.body.node.entries
    where !["Condition", "DependsOn", "Type"].contains(key.text) {
      walk.visit(resource.body.at(value), isCertain: true)
    }
    return (walk.references, walk.unknown)
  }
}

/// A walk over everything below a place that these deployments can contain.
private struct ResourceReferenceWalk {
  let scenario: Scenario
  var references: [Scenario.ResourceReference] = []
  var unknown: Unknown?

  /// Visits a place that is known to be there.
  mutating func visitExisting(_ place: Place) {
    guard scenario.template.existenceCondition(of: place) != nil else {
      return visit(place, isCertain: true)
    }
    for member in scenario.memberPlaces(of: place) { visit(member, isCertain: true) }
  }

  mutating func visit(_ place: Place, isCertain: Bool) {
    if let expression = scenario.template.innermostExpression(of: place.node) {
      switch expression.arguments {
      case .ref(let name): add(place.at(name).text, name.span, isCertain, in: expression.node)
      case .refOfResult(let name): add(resultAt: place.at(name), isCertain, in: expression.node)
      case .getAtt(let call):
        if let resource = call.resource {
          add(
            place.bindings?.replacing(in: resource.text) ?? resource.text, resource.span,
            isCertain, in: expression.node)
        } else if let name = call.resourceNode {
          add(resultAt: place.at(name), isCertain, in: expression.node)
        }
      case .sub(let text): visit(text, place, isCertain)
      case .if(let condition, let then, let otherwise):
        return visit(place.at(condition).text, place.at(then), place.at(otherwise), isCertain)
      default: break
      }
    }
    switch place.node.kind {
    case .scalar: return
    case .sequence:
      for element in place.node.elements { visit(place.at(element), isCertain: isCertain) }
    case .mapping: visitMembers(of: place, isCertain)
    }
  }

  private mutating func visitMembers(of place: Place, _ isCertain: Bool) {
    let members = scenario.memberPlaces(of: place)
    switch scenario.existence(at: place) {
    case .known(false): return
    case .known(true): for member in members { visit(member, isCertain: isCertain) }
    case .unknown(let why):
      let before = references.count
      for member in members { visit(member, isCertain: false) }
      if references.count > before { unknown = unknown?.merged(with: why) ?? why }
    }
  }

  private mutating func visit(
    _ condition: String, _ then: Place, _ otherwise: Place, _ isCertain: Bool
  ) {
    switch scenario.condition(condition) {
    case .known(let isTrue): visit(isTrue ? then : otherwise, isCertain: isCertain)
    case .unknown(let why):
      let before = references.count
      visit(then, isCertain: false)
      visit(otherwise, isCertain: false)
      if references.count > before { unknown = unknown?.merged(with: why) ?? why }
    }
  }

  private mutating func visit(_ text: SubString, _ place: Place, _ isCertain: Bool) {
    for case .variable(let variable) in text.pieces where text.variables?[variable.name.text] == nil
    {
      let head = place.bindings?.replacing(in: variable.head) ?? variable.head
      add(head, variable.name.span, isCertain, in: place.node)
    }
  }

  /// Adds the resource whose name a function gives.
  private mutating func add(resultAt name: Place, _ isCertain: Bool, in call: Node) {
    let given =
      name.node == call ? scenario.untagged(at: name) : scenario.value(at: name)
    switch given {
    case .scalar(let id): add(id.text, name.span, isCertain, in: call)
    case let other:
      if let why = other.decidable { unknown = unknown?.merged(with: why) ?? why }
    }
  }

  private mutating func add(_ id: String, _ span: Span, _ isCertain: Bool, in call: Node) {
    guard scenario.template.resource(id) != nil else { return }
    references.append(.init(resource: Name(id, span), isCertain: isCertain, call: call))
  }
}
