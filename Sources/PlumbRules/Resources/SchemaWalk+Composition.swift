internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What a schema is applied to as a whole.
enum SchemaInstance {
  case place(SchemaSpot)
  /// A scalar that is known, wherever it comes from.
  case scalar(SchemaScalar, SchemaSpot)

  var spot: SchemaSpot {
    switch self {
    case .place(let spot), .scalar(_, let spot): spot
    }
  }
}

/// Keywords that are about a value as a whole: which members there are, and which alternatives hold.
extension SchemaWalk {
  /// Judges what is about the value as a whole; leaves to a question what depends on a decision.
  mutating func compose(_ instance: SchemaInstance, _ schema: Schema) {
    for part in schema.allOf { apply(part, to: instance) }
    guard mode == .looking else { return judge(instance, schema) }
    var trial = fork(.answering)
    trial.judge(instance, schema)
    if trial.unknown?.split != nil {
      questions.append(
        .init(instance: instance, schemas: [schema], kind: .whole, branches: branches, aim: aim))
    } else {
      found += trial.issues.map { ($0, branches) }
    }
  }

  /// The keywords themselves.
  mutating func judge(_ instance: SchemaInstance, _ schema: Schema) {
    if case .place(let spot) = instance {
      switch spot.node.kind {
      case .mapping: judgeMembers(spot, schema)
      case .sequence: judgeElements(spot, schema)
      case .scalar: break
      }
    }
    guard schema.hasAlternatives else { return }
    judgeAlternatives(instance, schema)
    judgeCondition(instance, schema)
  }

  /// A schema applied to the value itself.
  mutating func apply(_ schema: Schema, to instance: SchemaInstance) {
    switch instance {
    case .place(let spot): visit(spot, schema)
    case .scalar(let scalar, let spot):
      if schema.isNever { reportNever(spot) } else { visit(scalar, spot, schema) }
    }
  }

  // MARK: Alternatives

  /// Whether a value is as a schema asks.
  private enum Verdict {
    case valid
    case invalid
    case unknown(Unknown)
  }

  private func verdict(_ schema: Schema, on instance: SchemaInstance) -> Verdict {
    var walk = fork(.judging, isSilent: true)
    walk.apply(schema, to: instance)
    if walk.isBroken { return .invalid }
    return walk.unknown.map { .unknown($0) } ?? .valid
  }

  /// What is wrong with a value.
  private func issues(with instance: SchemaInstance, by schema: Schema) -> [SchemaIssue] {
    var walk = fork(.judging)
    walk.apply(schema, to: instance)
    return walk.issues
  }

  private mutating func judgeAlternatives(_ instance: SchemaInstance, _ schema: Schema) {
    if !schema.anyOf.isEmpty {
      judge(schema.anyOf, of: instance, SchemaRules.noAlternativeHolds) { $0 >= 1 }
    }
    if !schema.oneOf.isEmpty {
      judge(schema.oneOf, of: instance, SchemaRules.notOneAlternativeHolds) { $0 == 1 }
    }
    if let not = schema.not {
      switch verdict(not, on: instance) {
      case .valid:
        report(SchemaRules.unmetConstraint, instance.isForbidden(by: not), instance.spot)
      case .invalid: break
      case .unknown(let unknown): note(unknown)
      }
    }
  }

  private mutating func judge(
    _ alternatives: SchemaList<Schema>, of instance: SchemaInstance, _ rule: RuleMetadata,
    isMet: (Int) -> Bool
  ) {
    var valid = 0
    var unknowns: [Unknown] = []
    for alternative in alternatives {
      switch verdict(alternative, on: instance) {
      case .valid: valid += 1
      case .invalid: break
      case .unknown(let unknown): unknowns.append(unknown)
      }
    }
    // What isn't known yet may hold or not: only what is the same either way is certain.
    let isMetForCertain = isMet(valid)
    let isMetAtMost = isMet(valid + unknowns.count)
    if !unknowns.isEmpty, isMetForCertain || isMetAtMost || isMet(valid + 1) {
      if !(isMetForCertain && isMetAtMost && isMet(valid + 1)) { unknowns.forEach { note($0) } }
      return
    }
    if isMetForCertain { return }
    if valid > 1 {
      let words = "\(instance.words) fits \(valid) alternatives, of which only one may hold"
      return report(rule, words, instance.spot)
    }
    report(rule, "\(instance.words) fits none of the alternatives", instance.spot)
    if isSilent { return }
    for issue in reasons(against: alternatives, instance).prefix(SchemaWalk.maximumReasons) {
      var reason = issue
      reason.isReason = true
      report(reason)
    }
  }

  /// Why none of some alternatives holds: of those alone that the value says it is, if it says so.
  private func reasons(
    against alternatives: SchemaList<Schema>, _ instance: SchemaInstance
  ) -> [SchemaIssue] {
    guard let kind = kind(of: instance, among: alternatives) else {
      return SchemaWalk.distinct(alternatives.flatMap { issues(with: instance, by: $0) })
    }
    if let issue = kind.issue { return [issue] }
    return SchemaWalk.distinct(kind.alternatives.flatMap { issues(with: instance, by: $0) })
  }

  /// Why alternatives don't hold, each reason once.
  private static func distinct(_ issues: [SchemaIssue]) -> [SchemaIssue] {
    var seen: Set<String> = []
    return issues.filter { seen.insert("\($0.rule.id) \($0.span) \($0.message)").inserted }
  }

  private static let maximumReasons = 12

  private mutating func judgeCondition(_ instance: SchemaInstance, _ schema: Schema) {
    guard let condition = schema.condition else { return }
    switch verdict(condition, on: instance) {
    case .valid: if let then = schema.then { apply(then, to: instance) }
    case .invalid: if let otherwise = schema.otherwise { apply(otherwise, to: instance) }
    case .unknown(let unknown): note(unknown)
    }
  }
}

extension SchemaInstance {
  fileprivate var words: String {
    switch self {
    case .scalar(let scalar, _): scalar.quoted
    case .place(let spot): spot.name
    }
  }

  /// That the value is what it mustn't be.
  fileprivate func isForbidden(by schema: Schema) -> String {
    if case .place = self, schema.properties.isEmpty, !schema.required.isEmpty {
      let names = schema.required.map { "'\($0)'" }.joined(separator: " and ")
      return "\(names) may not be given here"
    }
    return "\(words) isn't allowed here"
  }
}
