internal import CEL
internal import PlumbTemplate

/// A map that the template doesn't have, such as that of a list of tags.
final class MadeMapHost: TemplateHostValue {
  let place: Place?
  private let members: [String: CEL.Value]

  init(_ members: [String: CEL.Value], place: Place?) {
    self.members = members
    self.place = place
  }

  var typeName: TypeName { "map" }
  func select(_ field: String) -> CEL.Value { members[field] ?? .absent }

  func index(_ key: CEL.Value) -> CEL.Value {
    if case .string(let field) = PackFunctions.text(key) { select(field) } else { .absent }
  }

  func elements() -> HostElements? {
    .map(members.sorted { $0.key < $1.key }.map { (.string($0.key), $0.value) })
  }
}
