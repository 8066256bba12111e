internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

extension PackFunctions {
  static let references: [Function] = [
    function("resources", 0...1) { host, arguments in
      let types = arguments.first.map(types)
      return host.answer(to: .resources(types)) { resources(types, host) }
    },
    function("declared", 0...1) { host, arguments in
      let template = host.scenario.template
      if let unknown = template.unknownLoop { return .unknown(host.unknown(unknown)) }
      let types = arguments.first.map(types)
      return .list(
        (types.map(template.resources(ofTypes:)) ?? template.resources)
          .map { .host(ResourceHost($0, host)) })
    },
    function("ref", 1...1) { host, arguments in target(of: arguments[0], host) },
    function("refs", 1...1) { host, arguments in targets(in: arguments[0], host) },
    function("refersTo", 2...2) { host, arguments in
      guard case .host(let target as ResourceHost) = arguments[1] else { return .bool(false) }
      return References(host).refers(arguments[0], to: target.resource)
    },
    function("referrers", 1...2) { host, arguments in
      guard case .host(let target as ResourceHost) = arguments[0] else { return .list([]) }
      if let unknown = host.scenario.template.unknownLoop { return .unknown(host.unknown(unknown)) }
      let types = arguments.dropFirst().first.map(types)
      let index = host.memory.index(of: types, host)
      guard let identity = target.identity else { return index.referrers(to: target.resource) }
      return host.answer(to: .referrers(identity, types)) {
        index.referrers(to: target.resource)
      }
    },
    Function("parameters", arity: 1...1, isStrict: false) { evaluation, arguments in
      guard let host = evaluation.host as? PackHost else { return .absent }
      return parameters(in: arguments[0], host)
    },
    function("byId", 1...1) { host, arguments in
      guard case .string(let id) = text(arguments[0]) else { return .absent }
      let template = host.scenario.template
      guard let resource = template.resource(id) else {
        return template.unknownLoop.map { .unknown(host.unknown($0)) } ?? .absent
      }
      return existing(resource, host)
    },
  ]

  /// The names of the parameters that a value is made of.
  private static func parameters(in value: CEL.Value, _ host: PackHost) -> CEL.Value {
    if case .error = value { return value }
    var names: [String] = []
    for name in parameterNames(in: value, host) where !names.contains(name) { names.append(name) }
    return .list(names.map { .string($0) })
  }

  private static func parameterNames(in value: CEL.Value, _ host: PackHost) -> [String] {
    switch value {
    case .list(let elements): return elements.flatMap { parameterNames(in: $0, host) }
    case .unknown(let unknown) where unknown.isChoice:
      return unknown.alternatives.flatMap { parameterNames(in: $0, host) }
    case .unknown(let unknown):
      // Where it is written isn't known any more, but its reasons name the parameters.
      return host.scenario.template.parameters.filter { parameter in
        !parameter.isPseudo
          && unknown.reasons.contains { $0.hasSuffix("parameter \(parameter.name)") }
      }.map(\.name)
    case .host(let scalar as ScalarHost):
      return scalar.written.map { host.scenario.parameters(readAt: $0).map(\.name) } ?? []
    case .host(let parameter as ParameterHost):
      let parameter = parameter.reading.parameter
      return parameter.isPseudo ? [] : [parameter.name]
    case .host(let written as any TemplateHostValue):
      return written.place.map { host.scenario.parameters(readAt: $0).map(\.name) } ?? []
    default: return []
    }
  }

  /// The resources of some types that are created in the scenario.
  private static func resources(_ types: [String]?, _ host: PackHost) -> CEL.Value {
    let template = host.scenario.template
    if let unknown = template.unknownLoop { return .unknown(host.unknown(unknown)) }
    return list(
      of: (types.map(template.resources(ofTypes:)) ?? template.resources)
        .map { existing($0, host) })
  }

  /// A list of resources, choices between a resource and nothing, and what is absent.
  static func list(of resources: [CEL.Value]) -> CEL.Value {
    var present: [CEL.Value] = []
    var choices: [CEL.Unknown] = []
    for resource in resources {
      if case .unknown(let unknown) = resource {
        guard unknown.isChoice else { return resource }
        choices.append(unknown)
      } else if resource.isAbsent {
        continue
      }
      present.append(resource)
    }
    return choices.isEmpty ? .list(present) : .host(ResourceListHost(present, choices: choices))
  }

  private static func types(_ value: CEL.Value) -> [String] {
    switch value {
    case .list(let elements): elements.flatMap { types($0) }
    case .string(let text): [text]
    case .host(let host as ScalarHost): [host.scalar.text]
    default: []
    }
  }

  /// The resource, or absent where it isn't created; a choice where that is undecided.
  static func existing(_ resource: Resource, _ host: PackHost) -> CEL.Value {
    switch host.scenario.exists(resource) {
    case .known(true): return .host(ResourceHost(resource, host))
    case .known(false): return .absent
    case .unknown(let unknown):
      guard unknown.split != nil, let condition = resource.condition else {
        return .unknown(host.unknown(unknown))
      }
      return host.choice(
        unknown, by: condition.text, .host(ResourceHost(resource, host)), .absent)
    }
  }

  /// The resource that a `Ref`, an attribute, a text with one of these, or a name stands for.
  private static func target(of value: CEL.Value, _ host: PackHost) -> CEL.Value {
    switch value {
    case .host(let resource as ResourceHost): return existing(resource.resource, host)
    case .host(let hole as TextHost):
      let ids = Set(hole.text.resources.map(\.id)).filter {
        host.scenario.template.resource($0) != nil
      }
      if ids.count == 1, let resource = ids.first.flatMap(host.scenario.template.resource) {
        return existing(resource, host)
      }
      return ids.isEmpty ? named(hole.text.key, host) : .absent
    case .host(let parameter as ParameterHost): return parameter.mapping { target(of: $0, host) }
    default:
      guard case .string(let name) = text(value) else { return .absent }
      return named(name, host)
    }
  }

  private static func named(_ key: String?, _ host: PackHost) -> CEL.Value {
    guard let key else { return .absent }
    switch host.memory.names.target(of: key, in: host.scenario) {
    case .resource(let resource): return existing(resource, host)
    case .undecided(let unknown): return .unknown(host.unknown(unknown))
    case .none: return .absent
    }
  }

  /// Every resource that is created and that something below a value refers to.
  private static func targets(in value: CEL.Value, _ host: PackHost) -> CEL.Value {
    let found = References(host).resources(in: value)
    if let unknown = found.unknown { return .unknown(host.unknown(unknown)) }
    let targets = found.certain.compactMap(host.scenario.template.resource)
    return list(of: targets.map { existing($0, host) })
  }

  /// The text of a known scalar, as CEL's own; other values as they are.
  static func text(_ value: CEL.Value) -> CEL.Value {
    if case .host(let host as ScalarHost) = value { .string(host.scalar.text) } else { value }
  }
}
