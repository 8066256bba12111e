internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// The functions about templates that packs can use, beside CEL's own.
package enum PackFunctions {
  /// All of them; their names are documented in `Docs/Guide/rule-packs.md`.
  static let all: [Function] = references + policies + schedules + stateMachines + values

  /// The names of the functions that take values of templates as they are.
  package static let names = Set(all.map(\.name))

  /// CEL's functions and these.
  static let library = Library.standard.adding(all)

  private static let values: [Function] = [
    function("list", 1...1) { _, arguments in list(arguments[0]) },
    function("tags", 1...1) { host, arguments in
      guard case .host(let resource as ResourceHost) = arguments[0],
        let identity = resource.identity
      else { return Tags.of(arguments[0], host) }
      return host.answer(to: .tags(identity)) { Tags.of(arguments[0], host) }
    },
    function("literals", 1...1) { host, arguments in
      .list(literals(arguments[0], host.scenario).map { .string($0) })
    },
    function("written", 1...1) { _, arguments in
      written(arguments[0]).map { .string($0) } ?? .absent
    },
    function("path", 1...1) { _, arguments in
      Places.of(arguments[0]).map { .string($0.node.path) } ?? .absent
    },
    Function("known", arity: 1...1, isStrict: false) { _, arguments in known(arguments[0]) },
    Function("fixed", arity: 1...1, isStrict: false) { evaluation, arguments in
      guard let host = evaluation.host as? PackHost else { return .absent }
      return .bool(isFixed(arguments[0], host.scenario))
    },
    function("undecided", 1...1) { _, arguments in undecided(arguments[0]) },
  ]

  /// A strict function of the host that the evaluation runs for.
  static func function(
    _ name: String, _ arity: ClosedRange<Int>,
    _ body: @escaping @Sendable (PackHost, Arguments) -> CEL.Value
  ) -> Function {
    Function(name, arity: arity) { evaluation, arguments in
      guard let host = evaluation.host as? PackHost else {
        return .error(EvaluationError(.host, "'\(name)' works on templates only"))
      }
      if name != "list" {
        for index in 0..<arguments.count {
          if let undecided = undecidedList(arguments[index]) { return undecided }
        }
      }
      return body(host, arguments)
    }
  }

  /// An unknown for a list of resources of which it isn't decided which are there; nil for all else.
  private static func undecidedList(_ value: CEL.Value) -> CEL.Value? {
    guard case .host(let resources as ResourceListHost) = value else { return nil }
    return .unknown(resources.unknown)
  }

  /// No elements for what is absent, the elements of a list, a list of anything else.
  static func list(_ value: CEL.Value) -> CEL.Value {
    switch value {
    case .list: value
    case .host(let host) where host is SequenceHost || host is ResourceListHost || host.isAbsent:
      host.isAbsent ? .list([]) : value
    case .null: .list([])
    // Whether it is a list isn't known yet; what decides the value decides that, too.
    case .unknown(let unknown): .unknown(unknown.plain)
    default: .list([value])
    }
  }

  /// Whether it is told what a value is in a deployment, other than by the parameter that it is.
  ///
  /// What a condition chooses between is told where the condition is.
  private static func known(_ value: CEL.Value) -> CEL.Value {
    switch value {
    case .unknown(let unknown) where unknown.isChoice: unknown.mapAlternatives(known)
    case .unknown(let unknown) where unknown.split != nil: value
    case .unknown, .error: .bool(false)
    case .host(let host): .bool(!(host is ParameterHost || host is TextHost))
    default: .bool(true)
    }
  }

  /// Whether a value is the same in every deployment.
  private static func isFixed(_ value: CEL.Value, _ scenario: Scenario) -> Bool {
    switch value {
    case .unknown, .error: false
    case .host(let scalar as ScalarHost): scalar.written.map(scenario.isFixed) ?? true
    case .host(let host): !(host is ParameterHost || host is TextHost)
    default: true
    }
  }

  /// An unknown with a reason that the pack gives.
  static func undecided(_ reason: CEL.Value) -> CEL.Value {
    guard case .string(let text) = text(reason) else {
      return .error(EvaluationError(.noSuchOverload, "the reason of 'undecided' is not a text"))
    }
    return .unknown(CEL.Unknown([text]))
  }

  /// A text with `${Name}` for each hole, as `Fn::Sub` writes it; nil for what is no text, or has a part
  /// that isn't known.
  private static func written(_ value: CEL.Value) -> String? {
    switch value {
    case .string(let text): text
    case .host(let host as ScalarHost): host.scalar.text
    case .host(let host as TextHost): host.text.key
    case .host(let host as ParameterHost): "${\(host.reading.parameter.name)}"
    default: nil
    }
  }

  /// The literal parts of texts, as authored.
  private static func literals(_ value: CEL.Value, _ scenario: Scenario) -> [String] {
    switch value {
    case .string(let text): [text]
    case .list(let elements): elements.flatMap { literals($0, scenario) }
    case .host(let host as ScalarHost): written(host, scenario) ?? [host.scalar.text]
    case .host(let host as TextHost): written(host, scenario) ?? host.text.literals
    case .host(let host): hosted(host).flatMap { literals($0, scenario) }
    default: []
    }
  }

  private static func written(_ host: any TemplateHostValue, _ scenario: Scenario) -> [String]? {
    host.place.flatMap { scenario.writtenTexts(at: $0) }
  }

  private static func hosted(_ host: any HostValue) -> [CEL.Value] {
    switch host.elements() {
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .undecided, nil: []
    }
  }
}

/// Where values are written.
enum Places {
  /// The place of a value; nil for values made in CEL.
  static func of(_ value: CEL.Value) -> Place? {
    if case .host(let host as any TemplateHostValue) = value { host.place } else { nil }
  }
}
