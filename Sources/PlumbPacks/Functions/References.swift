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
    if let name = host.memory.names.key(of: resource, in: host.scenario), mentions(value, name) {
      return .bool(true)
    }
    if found.possible.contains(id), let unknown = found.unknown {
      return .unknown(host.unknown(unknown))
    }
    return .bool(false)
  }

  /// Whether some text below a value holds a name.
  private func mentions(_ value: CEL.Value, _ name: String) -> Bool {
    let texts = host.memory.texts(below: value, host)
    guard let found = texts.all.first(where: { PhysicalNames.holds($0.text, name) }) else {
      host.scenario.note(lastRead: texts.lastRead)
      return false
    }
    host.scenario.note(lastRead: found.lastRead)
    return true
  }
}
