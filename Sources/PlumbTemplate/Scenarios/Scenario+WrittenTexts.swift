internal import PlumbSyntax

extension Scenario {
  /// The texts that a function's result is made of as far as the author wrote them, in order.
  ///
  /// What parameters, resources and pseudo parameters put between them is left out, also where they can
  /// have one value only: a text doesn't become a written one because somebody gives the value.
  /// Nil for a place that calls no function.
  package func writtenTexts(at place: Place) -> [String]? {
    guard let expression = template.expression(of: place.node) else { return nil }
    var texts: [String] = []
    var isOpen = false
    for piece in writtenPieces(of: expression, at: place) {
      guard let piece else {
        isOpen = false
        continue
      }
      if isOpen { texts[texts.count - 1] += piece } else { texts.append(piece) }
      isOpen = true
    }
    return texts.filter { !$0.isEmpty }
  }

  /// The same in pieces, with nil for each hole.
  private func writtenPieces(of expression: Expression, at place: Place) -> [String?] {
    switch expression.arguments {
    case .ref(let name): return [place.bindings?.value(of: name.text)]
    case .refOfResult: return [nil]
    case .sub(let text): return text.pieces.flatMap { pieces(of: $0, in: text, at: place) }
    case .if(let name, let then, let otherwise):
      guard case .known(let isTrue) = condition(place.at(name).text) else { return [nil] }
      return writtenPieces(at: place.at(isTrue ? then : otherwise))
    case .join(let delimiter, let values)
    where values.kind == .sequence && template.expression(of: values) == nil:
      let separator = writtenPieces(at: place.at(delimiter))
      return Array(
        values.elements.map { writtenPieces(at: place.at($0)) }.joined(separator: separator))
    default: return knownPieces(at: place)
    }
  }

  private func writtenPieces(at place: Place) -> [String?] {
    guard let expression = template.expression(of: place.node) else {
      return knownPieces(at: place)
    }
    return writtenPieces(of: expression, at: place)
  }

  private func pieces(
    of piece: SubString.Piece, in text: SubString, at place: Place
  ) -> [String?] {
    switch piece {
    case .literal(let literal): return [place.bindings?.replacing(in: literal) ?? literal]
    case .variable(let variable):
      if let own = text.variables?[variable.name.text] { return writtenPieces(at: place.at(own)) }
      return [place.bindings?.value(of: variable.name.text)]
    }
  }

  private func knownPieces(at place: Place) -> [String?] {
    switch value(at: place) {
    case .scalar(let scalar): [scalar.text]
    case .absent: []
    default: [nil]
    }
  }
}
