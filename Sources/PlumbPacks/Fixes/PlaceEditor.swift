internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Makes edits at paths of a template, as it is in a scenario.
///
/// Nil stands for a change that can't be made: the way leads through a function, or a value comes from
/// somewhere else. What the loop around a resource makes is written once: the engine keeps what is right for
/// all of its rounds. What a loop in a resource makes isn't changed.
struct PlaceEditor {
  let scenario: Scenario
  /// The resource whose attributes stand in the order that most templates have.
  let resource: Resource?
  /// What the declaration of a parameter gets where a value to set is the parameter's.
  let declaration: [NewValue.Member]

  /// Sets what a path leads to.
  func setting(_ path: [String], from start: Place, to value: NewValue) -> [Edit]? {
    switch end(of: path[...], from: start) {
    case .missing(let mapping, let rest):
      return insert(rest, into: mapping, value)
    case .nothing(let node, let rest): return node.replacing(with: value.nested(in: rest))
    case .place(let place): return set(place, to: value)
    case nil: return nil
    }
  }

  /// Gives the list that a path leads to one more element.
  func adding(_ element: NewValue, to path: [String], from start: Place) -> [Edit]? {
    switch end(of: path[...], from: start) {
    case .missing(let mapping, let rest): return insert(rest, into: mapping, [element])
    case .nothing(let node, let rest):
      return node.replacing(with: NewValue.list([element]).nested(in: rest))
    case .place(let place):
      guard case .sequence(let list) = scenario.value(at: place), let node = list.place?.node
      else { return nil }
      return node.appending(element)
    case nil: return nil
    }
  }

  /// Takes away what a path leads to.
  func removing(_ path: [String], from start: Place) -> [Edit]? {
    guard case .place(let place) = end(of: path[...], from: start) else { return nil }
    return place.node.removing()
  }

  // MARK: Paths

  private enum End {
    /// What the path leads to.
    case place(Place)
    /// A mapping that lacks the first key of the rest.
    case missing(Node, ArraySlice<String>)
    /// A place that holds nothing, and the rest of the path below it.
    case nothing(Node, ArraySlice<String>)
  }

  private func end(of path: ArraySlice<String>, from start: Place) -> End? {
    guard start.bindings == nil || start.bindings == resource?.body.bindings else { return nil }
    guard let key = path.first else { return .place(start) }
    switch scenario.value(at: start) {
    case .mapping(let mapping):
      guard let place = mapping.place, mapping.unknownMembers == nil else { return nil }
      guard let member = scenario.member(key, of: place) else {
        return .missing(place.node, path)
      }
      return end(of: path.dropFirst(), from: member)
    case .sequence(let list):
      guard let index = Int(key), list.elements.indices.contains(index),
        let place = list.elements[index].place
      else { return nil }
      return end(of: path.dropFirst(), from: place)
    case .absent: return emptyNode(at: start).map { .nothing($0, path) }
    case .scalar, .parameter, .text, .choice, .unknown: return nil
    }
  }

  /// What is written where nothing is: a key's missing value or `AWS::NoValue`, in the branch that is taken.
  private func emptyNode(at place: Place) -> Node? {
    guard let call = scenario.template.expression(of: place.node) else {
      return place.node.kind == .scalar ? place.node : nil
    }
    switch call.arguments {
    case .ref(let name): return name.hasText("AWS::NoValue") ? place.node : nil
    case .if(let condition, let then, let otherwise):
      guard case .known(let truth) = scenario.condition(condition.text) else { return nil }
      return emptyNode(at: place.at(truth ? then : otherwise))
    default: return nil
    }
  }

  private func insert(
    _ path: ArraySlice<String>, into mapping: Node, _ value: NewValue
  ) -> [Edit]? {
    guard let key = path.first else { return nil }
    let isAttribute = mapping == resource?.body.node && key != "Properties"
    return mapping.inserting(
      key, value.nested(in: path.dropFirst()), after: isAttribute ? "Type" : nil)
  }

  // MARK: Values

  private func set(_ place: Place, to value: NewValue) -> [Edit]? {
    switch scenario.value(at: place) {
    case .absent: return emptyNode(at: place)?.replacing(with: value)
    case .mapping(let mapping):
      guard case .mapping(let members) = value, let place = mapping.place else { return nil }
      var edits: [Edit] = []
      for member in members {
        guard let more = setting([member.key], from: place, to: member.value) else { return nil }
        edits += more
      }
      return edits.isEmpty ? nil : edits
    case .scalar(let scalar):
      guard let node = scalar.place?.node, scenario.template.expression(of: node) == nil else {
        return setEntry(place, to: value) ?? declare(place)
      }
      return scalar.isSame(as: value) ? [] : node.replacing(with: value)
    case .parameter, .text: return declare(place)
    case .sequence, .choice, .unknown: return nil
    }
  }

  /// Sets the entry of a mapping that a place has its value from.
  private func setEntry(_ place: Place, to value: NewValue) -> [Edit]? {
    guard case .findInMap(let call) = scenario.template.expression(of: place.node)?.arguments,
      let entry = scenario.mappingEntry(of: call, at: place),
      case .scalar(let scalar) = scenario.value(at: entry)
    else { return nil }
    return scalar.isSame(as: value) ? [] : entry.node.replacing(with: value)
  }

  /// Changes the declaration of the parameter of which a place has the value.
  private func declare(_ place: Place) -> [Edit]? {
    guard !declaration.isEmpty,
      case .ref(let name) = scenario.template.expression(of: place.node)?.arguments,
      let parameter = scenario.template.parameter(name.text),
      let body = parameter.declaration?.body
    else { return nil }
    var edits: [Edit] = []
    for member in declaration {
      guard let more = parameter.declaring(member, in: body) else { return nil }
      edits += more
    }
    return edits.isEmpty ? nil : edits
  }
}

extension Parameter {
  /// Gives the declaration an attribute, and a default that the attribute admits.
  fileprivate func declaring(_ member: NewValue.Member, in body: Node) -> [Edit]? {
    let attribute = body[member.key]
    guard
      let edits = attribute.map({ $0.replacing(with: member.value) })
        ?? body.inserting(member.key, member.value)
    else { return nil }
    guard ["MinValue", "MaxValue"].contains(member.key) else { return edits }
    guard type == .number, let bound = member.value.scalarText.flatMap(Double.init) else {
      return nil
    }
    let isKept = { (number: Double) in member.key == "MinValue" ? number >= bound : number <= bound
    }
    if (allowedValues ?? []).contains(where: { $0.number.map(isKept) != true }) { return nil }
    guard let old = body["Default"], let number = defaultValue?.number, !isKept(number) else {
      return edits
    }
    return old.replacing(with: member.value).map { $0 + edits }
  }
}

extension NewValue {
  /// The value under keys, the first one outermost.
  fileprivate func nested(in keys: ArraySlice<String>) -> NewValue {
    keys.reversed().reduce(self) { .mapping([Member($1, $0)]) }
  }
}

extension ScalarValue {
  /// Whether the value is written already, in any notation.
  fileprivate func isSame(as value: NewValue) -> Bool {
    guard let text = value.scalarText else { return false }
    if case .bool(let boolean) = scalar { return "\(boolean)" == text }
    return self.text == text
  }
}
