internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// The functions about templates that packs can use, beside CEL's own.
package enum PackFunctions {
  /// All of them; their names are documented in `Docs/Guide/rule-packs.md`.
  static let all: [Function] = references + policies + values

  /// The names of the functions that take values of templates as they are.
  package static let names = Set(all.map(\.name))

  /// CEL's functions and these.
  static let library = Library.standard.adding(all)

  private static let values: [Function] = [
    function("list", 1...1) { _, arguments in list(arguments[0]) },
    function("tags", 1...1) { host, arguments in Tags.of(arguments[0], host) },
    function("dailyAt", 1...1) { host, arguments in dailyAt(arguments[0], host) },
    function("literals", 1...1) { _, arguments in .list(literals(arguments[0]).map { .string($0) })
    },
    function("path", 1...1) { _, arguments in
      Places.of(arguments[0]).map { .string($0.node.path) } ?? .absent
    },
    Function("known", arity: 1...1, isStrict: false) { _, arguments in known(arguments[0]) },
  ]

  /// A strict function of the host that the evaluation runs for.
  static func function(
    _ name: String, _ arity: ClosedRange<Int>,
    _ body: @escaping @Sendable (PackHost, [CEL.Value]) -> CEL.Value
  ) -> Function {
    Function(name, arity: arity) { evaluation, arguments in
      guard let host = evaluation.host as? PackHost else {
        return .error(EvaluationError(.host, "'\(name)' works on templates only"))
      }
      return body(host, arguments)
    }
  }

  /// No elements for what is absent, the elements of a list, a list of anything else.
  static func list(_ value: CEL.Value) -> CEL.Value {
    switch value {
    case .list: value
    case .host(let host) where host is SequenceHost || host.isAbsent:
      host.isAbsent ? .list([]) : value
    case .null: .list([])
    default: .list([value])
    }
  }

  /// Whether a value is fixed in the template, and doesn't depend on the deployment.
  private static func known(_ value: CEL.Value) -> CEL.Value {
    switch value {
    case .unknown, .error: .bool(false)
    case .host(let host): .bool(!(host is ParameterHost || host is TextHost))
    default: .bool(true)
    }
  }

  /// The literal parts of texts, as authored.
  private static func literals(_ value: CEL.Value) -> [String] {
    switch value {
    case .string(let text): [text]
    case .list(let elements): elements.flatMap { literals($0) }
    case .host(let host as ScalarHost): [host.scalar.text]
    case .host(let host as TextHost): host.text.literals
    case .host(let host): hosted(host).flatMap { literals($0) }
    default: []
    }
  }

  private static func hosted(_ host: any HostValue) -> [CEL.Value] {
    switch host.elements() {
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .undecided, nil: []
    }
  }

  /// The time, `02:00`, of a schedule that runs once every day; absent for other schedules.
  ///
  /// Both services read a cron expression's fields the same way:
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
  /// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
  private static func dailyAt(_ value: CEL.Value, _ host: PackHost) -> CEL.Value {
    let text: String
    switch value {
    case .string(let string): text = string
    case .host(let scalar as ScalarHost): text = scalar.scalar.text
    case .host(let hole as TextHost): return .unknown(hole.unknown)
    case .host(let parameter as ParameterHost):
      return parameter.mapping { dailyAt($0, host) }
    default: return .absent
    }
    return DailySchedule(text).map { .string($0.time) } ?? .absent
  }
}

/// A cron expression that runs once every day.
private struct DailySchedule {
  /// `HH:MM`.
  let time: String

  init?(_ text: String) {
    guard text.hasPrefix("cron("), text.hasSuffix(")") else { return nil }
    let fields = text.dropFirst(5).dropLast().split(separator: " ")
    guard fields.count == 6, let minute = Int(fields[0]), 0...59 ~= minute,
      let hour = Int(fields[1]), 0...23 ~= hour,
      [["*", "?"], ["?", "*"]].contains([fields[2], fields[4]].map(DailySchedule.normal)),
      DailySchedule.normal(fields[3]) == "*", DailySchedule.normal(fields[5]) == "*"
    else { return nil }
    time = [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// The ways of writing every day, every month or every weekday.
  private static func normal(_ field: Substring) -> String {
    ["*/1", "1/1", "1-7", "SUN-SAT", "1-12", "JAN-DEC", "1-31"].contains(field)
      ? "*" : String(field)
  }
}

/// Where values are written.
enum Places {
  /// The place of a value; nil for values made in CEL.
  static func of(_ value: CEL.Value) -> Place? {
    if case .host(let host as any TemplateHostValue) = value { host.place } else { nil }
  }
}
