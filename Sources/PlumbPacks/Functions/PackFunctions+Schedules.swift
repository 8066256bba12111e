internal import CEL
internal import PlumbSchedules
internal import PlumbTemplate

extension PackFunctions {
  static let schedules: [Function] = [
    function("schedule", 1...2) { host, arguments in
      schedule(arguments[0], arguments.dropFirst().first.flatMap(service), host)
    },
    function("dailyAt", 1...1) { host, arguments in
      switch schedule(arguments[0], nil, host) {
      case .host(let schedule): schedule.select("dailyAt")
      case let undecided: undecided
      }
    },
  ]

  /// The schedule that an expression describes; absent for what is no text.
  static func schedule(
    _ value: CEL.Value, _ service: ScheduleExpression.Service?, _ host: PackHost
  ) -> CEL.Value {
    switch value {
    case .host(let hole as TextHost): return .unknown(hole.unknown)
    case .host(let parameter as ParameterHost):
      guard parameter.reading.domain.values != nil else { return parameter.mapping { $0 } }
      return .host(
        ScheduleHost { field in
          parameter.mapping { value in
            guard case .host(let schedule) = schedule(value, service, host) else { return .absent }
            return schedule.select(field)
          }
        })
    default:
      guard case .string(let text) = text(value) else { return .absent }
      return host.answer(to: .schedule(text, service)) {
        let expression = ScheduleExpression(text, of: service)
        return .host(ScheduleHost { ScheduleHost.member($0, of: expression) })
      }
    }
  }

  /// The service whose schedules are resources of a type; nil for other types.
  private static func service(_ type: CEL.Value) -> ScheduleExpression.Service? {
    switch text(type) {
    case .string("AWS::Events::Rule"): .rule
    case .string("AWS::Scheduler::Schedule"): .scheduler
    default: nil
    }
  }
}

/// What `schedule` gives: its members are answered one by one, also for a parameter with several values.
final class ScheduleHost: HostValue {
  private let answer: (String) -> CEL.Value

  init(answering answer: @escaping (String) -> CEL.Value) {
    self.answer = answer
  }

  var typeName: TypeName { "schedule" }
  func select(_ field: String) -> CEL.Value { answer(field) }

  /// The members that packs can read, as documented in `Docs/Guide/rule-packs.md`.
  static func member(_ field: String, of schedule: ScheduleExpression) -> CEL.Value {
    switch field {
    case "problem": schedule.problem.map { .string($0) } ?? .absent
    case "fires": .bool(schedule.fires)
    case "minGapSeconds": schedule.gaps.map { .int(Int64($0.lowerBound)) } ?? .absent
    case "maxGapSeconds": schedule.gaps.map { .int(Int64($0.upperBound)) } ?? .absent
    case "dailyAt": schedule.dailyTime.map { .string($0) } ?? .absent
    default: .error(EvaluationError(.noSuchKey, "a schedule has no '\(field)'"))
    }
  }
}
