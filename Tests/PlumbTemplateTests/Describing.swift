import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

/// Values in one line, for tables: `(then | otherwise)`, `a-<P>-<R.Arn>`, `?P, Q` for what a decision
/// about P would tell, `!why` for what none would.
func describe(_ value: Value) -> String {
  switch value {
  case .absent: "absent"
  case .scalar(let scalar): scalar.text
  case .parameter(let reading): "<\(reading.parameter.name)>"
  case .text(let text): text.pieces.map(describe).joined()
  case .mapping(let mapping):
    "{"
      + (mapping.members.map { "\($0.key.text): \(describe($0.value))" }
      + (mapping.unknownMembers.map { ["…\(describe($0))"] } ?? [])).joined(separator: ", ") + "}"
  case .sequence(let list): "[" + list.elements.map(describe).joined(separator: ", ") + "]"
  case .choice(let choice): "(\(describe(choice.then)) | \(describe(choice.otherwise)))"
  case .unknown(let unknown): describe(unknown)
  }
}

func describe(_ unknown: Unknown) -> String {
  (unknown.split == nil ? "!" : "?") + unknown.reasons.map(\.text).joined(separator: ", ")
}

func describe(_ truth: Truth) -> String {
  switch truth {
  case .known(let value): "\(value)"
  case .unknown(let unknown): describe(unknown)
  }
}

func describe(_ domain: Domain) -> String {
  switch domain {
  case .values(let values): "{" + values.map(\.text).joined(separator: ", ") + "}"
  case .anything(let except, let bounds):
    "not {" + except.map(\.text).joined(separator: ", ") + "}"
      + Measure.allCases.map { describe(bounds[$0], $0) }.joined()
  }
}

/// ` number [1, 30)`; empty for a range without bounds.
private func describe(_ range: NumberRange, _ measure: Measure) -> String {
  if range == Bounds.none[measure] { return "" }
  let (low, high) = (NumberText.of(range.low), NumberText.of(range.high))
  return
    " \(measure) \(range.excludesLow ? "(" : "[")\(low), \(high)\(range.excludesHigh ? ")" : "]")"
}

private func describe(_ piece: TextValue.Piece) -> String {
  switch piece {
  case .literal(let text): text
  case .resource(let id, let attribute): "<" + id + (attribute.map { "." + $0 } ?? "") + ">"
  case .parameter(let reading): "<\(reading.parameter.name)>"
  case .unknown(let unknown): "<\(describe(unknown))>"
  }
}

extension Template {
  /// A template of a text.
  convenience init(text: String) {
    self.init(Source(name: "t.yaml", text: text))
  }

  /// The number of a parameter among all.
  func number(of parameter: String) throws -> Int {
    try #require(parameters.firstIndex { $0.name == parameter })
  }

  /// The state in which parameters have these values.
  func state(_ values: [String: String]) throws -> ScenarioState {
    var state = ScenarioState()
    for (name, value) in values {
      state = state.pinning(try number(of: name), to: ParameterValue(value))
    }
    return state
  }

  /// The texts that findings point at, with their messages.
  var reports: [String] {
    findings.map { "\(source.text($0.primary.span)): \($0.message)" }
  }
}

extension Scenario {
  /// A property of a resource.
  func property(_ name: String, of resource: String = "R") throws -> Value {
    let resource = try #require(template.resource(resource))
    let properties = properties(of: resource)
    guard case .mapping(let mapping) = properties else { return properties }
    return mapping[name]
  }
}
