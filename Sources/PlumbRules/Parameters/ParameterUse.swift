internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A parameter that gives the whole value of a property.
struct ParameterUse {
  let parameter: Parameter
  /// The parameter's name, where the `Ref` has it.
  let name: Name
  /// Where to point for it.
  let label: Span
  /// The last key of the property's path.
  let property: String
}

extension Template {
  /// The parameters of the template that give a property its value, in either branch of an `Fn::If`.
  ///
  /// - Parameter path: The keys that lead to the property; `*` stands for every element of a list.
  func parameterUses(in node: Node, at path: [String]) -> [ParameterUse] {
    uses(in: node, at: path[...], path.last ?? "")
  }

  private func uses(in node: Node, at path: ArraySlice<String>, _ property: String)
    -> [ParameterUse]
  {
    if let call = expression(of: node) {
      switch call.arguments {
      case .if(_, let then, let otherwise):
        return [then, otherwise].flatMap { uses(in: $0, at: path, property) }
      case .ref(let name) where path.isEmpty:
        guard let parameter = parameter(name.text), !parameter.isPseudo else { return [] }
        let used = Name(name.text, name.span)
        return [
          ParameterUse(
            parameter: parameter, name: used, label: node.label(of: used), property: property)
        ]
      default: return []
      }
    }
    guard let key = path.first else { return [] }
    let next = path.dropFirst()
    if key == "*" { return node.elements.flatMap { uses(in: $0, at: next, property) } }
    return node[key].map { uses(in: $0, at: next, property) } ?? []
  }
}
