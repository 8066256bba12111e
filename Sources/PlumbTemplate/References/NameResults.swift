internal import PlumbSyntax

/// The texts that a function can give where a name stands, as far as the template writes them out.
///
/// What a deployment gives isn't known here: both branches of an `Fn::If` count, and every value that a
/// parameter lists.
struct NameResults {
  let functions: FunctionTable
  let parameters: [Parameter]

  /// Nil where a text can't be told from the template alone, or there are more than `maximum`.
  func texts(of call: Expression, at place: Place) -> [String]? {
    switch call.arguments {
    case .ref(let name): texts(ofRef: name.text, place)
    case .sub(let text): product(text.pieces.map { texts(of: $0, in: text, place) })
    case .if(_, let then, let otherwise): union([then, otherwise].map { texts(at: place.at($0)) })
    case .join(let delimiter, let values)
    where functions[delimiter] == nil && functions[values] == nil && values.kind == .sequence:
      product(
        Array(
          values.elements.map { [texts(at: place.at($0))] }
            .joined(separator: [[place.at(delimiter).text]])))
    default: nil
    }
  }

  private func texts(at place: Place) -> [String]? {
    if let call = functions[place.node] { return texts(of: call, at: place) }
    return place.node.kind == .scalar ? [place.text] : nil
  }

  private func texts(ofRef name: String, _ place: Place) -> [String]? {
    if let bound = place.bindings?.value(of: name) { return [bound] }
    return parameters.first { $0.name == name }?.allowedValues?.map(\.text)
  }

  private func texts(
    of piece: SubString.Piece, in text: SubString, _ place: Place
  ) -> [String]? {
    switch piece {
    case .literal(let literal): return [place.bindings?.replacing(in: literal) ?? literal]
    case .variable(let variable):
      if let own = text.variables?[variable.name.text] { return texts(at: place.at(own)) }
      return texts(ofRef: variable.name.text, place)
    }
  }

  private func union(_ parts: [[String]?]) -> [String]? {
    limited(parts.allSatisfy { $0 != nil } ? parts.flatMap { $0 ?? [] } : nil)
  }

  private func product(_ parts: [[String]?]) -> [String]? {
    parts.reduce([""]) { (before: [String]?, next) in
      guard let before, let next, before.count * next.count <= NameResults.maximum else {
        return nil
      }
      return before.flatMap { head in next.map { head + $0 } }
    }
  }

  private func limited(_ texts: [String]?) -> [String]? {
    (texts?.count ?? 0) <= NameResults.maximum ? texts : nil
  }

  private static let maximum = 64
}
