internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// References below a value: by `Ref`, `Fn::GetAtt` and `Fn::Sub`, or by a name given in the template.
struct References {
  private let host: PackHost

  init(_ host: PackHost) {
    self.host = host
  }

  /// The logical IDs of what a value refers to, in order; undecided branches in `unknown`.
  func resources(in value: CEL.Value) -> Found {
    switch value {
    case .list(let elements):
      return elements.reduce(into: Found()) { sum, element in
        let next = resources(in: element)
        sum.certain += next.certain.filter { !sum.certain.contains($0) }
        sum.possible += next.possible.filter { !sum.possible.contains($0) }
        sum.unknown = sum.unknown ?? next.unknown
      }
    case .host(let text as TextHost):
      let ids = text.text.resources.map(\.id)
      return Found(certain: ids, possible: ids)
    case .host(let written as any TemplateHostValue):
      return written.place.map { host.memory.references(at: $0, in: host.scenario) } ?? Found()
    default: return Found()
    }
  }

  /// The logical IDs of what something refers to.
  struct Found {
    var certain: [String] = []
    /// These and those that hang on undecided conditions.
    var possible: [String] = []
    var unknown: PlumbTemplate.Unknown?
  }

  /// Whether something below a value refers to a resource.
  func refers(_ value: CEL.Value, to resource: Resource) -> CEL.Value {
    let id = resource.id.text
    let found = resources(in: value)
    if found.certain.contains(id) { return .bool(true) }
    if let name = host.memory.names.name(of: resource, in: host.scenario) {
      switch mentions(value, name) {
      case true?: return .bool(true)
      case nil: return name.unknown.map { .unknown(host.unknown($0)) } ?? .bool(false)
      case false?: break
      }
    }
    if found.possible.contains(id), let unknown = found.unknown {
      return .unknown(host.unknown(unknown))
    }
    return .bool(false)
  }

  /// Whether some text below a value holds a name; nil if a decision will tell.
  private func mentions(_ value: CEL.Value, _ name: PhysicalNames.Name) -> Bool? {
    if name.keys.isEmpty, !name.isOpen { return false }
    let texts = host.memory.texts(below: value, host)
    guard let found = texts.all.first(where: { name.isHeld(by: $0.text) != false }) else {
      host.scenario.note(lastRead: texts.lastRead)
      return false
    }
    host.scenario.note(lastRead: found.lastRead)
    return name.isHeld(by: found.text)
  }
}
