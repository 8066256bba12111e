internal import PlumbSource
internal import PlumbSyntax

/// A call of `Fn::ForEach`: a loop over a list that makes members of a mapping.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
struct ForEach {
  let key: Node
  let identifier: Node
  let collection: Node
  /// The mapping whose members are made once a round.
  let body: Node
  let outer: LoopBindings?

  static let prefix = "Fn::ForEach::"

  /// The loop that a mapping's member is; nil if the member's value hasn't the shape of one.
  init?(key: Node, body place: Place) {
    let parts = Array(place.node.elements)
    guard parts.count == 3, parts[0].kind == .scalar, parts[2].kind == .mapping else { return nil }
    self.key = key
    identifier = parts[0]
    collection = parts[1]
    body = parts[2]
    outer = place.bindings
  }

  /// The loop variable's value in each round, or why the rounds aren't known.
  func rounds(in scenario: Scenario) -> (bindings: [LoopBindings], unknown: Unknown?) {
    let list = scenario.value(at: Place(collection, outer))
    guard case .sequence(let sequence) = list else {
      return ([], list.decidable ?? Unknown("what Fn::ForEach loops over", at: collection.span))
    }
    var bindings: [LoopBindings] = []
    for element in sequence.elements {
      guard let text = element.knownText else {
        return (
          [], element.decidable ?? Unknown("what Fn::ForEach loops over", at: collection.span)
        )
      }
      bindings.append(LoopBindings(identifier: identifier.text, value: text, outer: outer))
    }
    return (bindings, nil)
  }
}
