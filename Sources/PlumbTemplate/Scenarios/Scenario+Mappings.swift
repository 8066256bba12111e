internal import PlumbSource
internal import PlumbSyntax

/// `Fn::FindInMap`, after
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html
extension Scenario {
  func find(_ call: Expression.FindInMap, at place: Place) -> Value {
    let entry = entry(of: call, at: place)
    // No entry is absent; a default may be.
    guard call.defaultValue == nil, case .unknown(let unknown) = entry else { return entry }
    return .unknown(unknown.present())
  }

  /// The entry of a mapping that a call gives; nil if there is none, or it isn't known which.
  package func mappingEntry(of call: Expression.FindInMap, at place: Place) -> Place? {
    let keys = [call.map, call.topKey, call.secondKey].map { value(at: place.at($0)).knownText }
    guard let name = keys[0], let top = keys[1], let second = keys[2] else { return nil }
    return template.mappings.first { $0.name.text == name }?.body[top]?[second]
  }

  private func entry(of call: Expression.FindInMap, at place: Place) -> Value {
    let keys = [call.map, call.topKey, call.secondKey].map { value(at: place.at($0)) }
    let choices = keys.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
    // Alternatives of several keys would multiply.
    if choices.count > 1 { return .unknown(choices[0].unknown) }
    let maps = template.mappings
    return choosing(keys[0], from: maps.map(\.name.text), call, place) { name in
      guard let map = maps.first(where: { $0.name.text == name }) else {
        return missing("mapping \(name), which isn't there", call, place)
      }
      return choosing(keys[1], from: map.topKeys, of: map, call, place) { top in
        guard let level = map.body[top] else {
          return missing("key \(top) of mapping \(name), which isn't there", call, place)
        }
        return choosing(keys[2], from: level.node.entries.map { $0.key.text }, of: map, call, place)
        {
          second in
          guard let found = level[second] else {
            return missing(
              "key \(top).\(second) of mapping \(name), which isn't there", call, place)
          }
          dependencies.insert(mappingEntry: found)
          return entry(found).placed(at: place)
        }
      }
    }
  }

  /// A mapping's text or list of texts; functions aren't allowed there.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
  private func entry(_ place: Place) -> Value {
    let isText = { (node: Node) in
      node.kind == .scalar && self.template.expression(of: node) == nil
    }
    let isEntry =
      place.node.kind == .sequence && template.expression(of: place.node) == nil
      ? place.node.elements.allSatisfy(isText) : isText(place.node)
    guard isEntry else {
      return .unknown(Unknown("a mapping's entry that is no text or list", at: place.span))
    }
    return value(at: place)
  }

  /// The value for a key that isn't there: the default, or (such a stack can't be deployed) unknown.
  private func missing(_ what: String, _ call: Expression.FindInMap, _ place: Place) -> Value {
    if let node = call.defaultValue { return value(at: place.at(node)) }
    return .unknown(Unknown(Unknown.Reason(what, place.span, isRefused: true)))
  }

  /// Goes on with each text that a key can be, as far as that is decided.
  ///
  /// Of a parameter with any value, the mapping's own keys are split off one at a time; the rest has
  /// the default, or can't be deployed.
  private func choosing(
    _ key: Value, from keys: @autoclosure () -> [String], of map: Mapping? = nil,
    _ call: Expression.FindInMap,
    _ place: Place, _ use: (String) -> Value
  ) -> Value {
    switch key {
    case .scalar(let scalar): return use(scalar.text)
    case .choice(let choice):
      return choice.mapping { choosing($0, from: keys(), of: map, call, place, use) }
    case .parameter(let reading):
      if let pin = reading.pin { return .unknown(reading.unknown(split: pin)) }
      let candidate = keys().lazy.map { ParameterValue($0) }
        .first { admits($0, for: reading.index) }
      if let candidate {
        return .unknown(reading.unknown(split: .equals(parameter: reading.index, candidate)))
      }
      let keyed = map.map { "mapping \($0.name.text) has no key for" } ?? "names no mapping"
      return missing("a value of parameter \(reading.parameter.name) that \(keyed)", call, place)
    case .text(let text): return .unknown(text.unknown)
    case .unknown(let unknown): return .unknown(unknown)
    case .absent, .mapping, .sequence: return .unknown(Unknown("a mapping's key", at: place.span))
    }
  }
}
