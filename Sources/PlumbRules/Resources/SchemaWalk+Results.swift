internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What functions give where the template tells: values of parameters, mappings and literals.
extension SchemaWalk {
  /// Holds what a call gives to a schema, in every deployment in which it gives something known.
  mutating func resolve(_ call: Expression, _ spot: SchemaSpot, _ schemas: [Schema]) {
    guard schemas[0].constrainsResults else { return }
    let value = scenario.value(at: spot.place)
    switch mode {
    case .looking: look(at: value, call, spot, schemas)
    case .answering, .judging: answer(value, call, spot, schemas)
    }
  }

  private mutating func look(
    at value: Value, _ call: Expression, _ spot: SchemaSpot, _ schemas: [Schema]
  ) {
    switch value {
    case .scalar, .sequence: answer(value, call, spot, schemas)
    case .parameter(let reading):
      if firstViolating(of: reading, schemas, spot) != nil { ask(spot, schemas) }
    case .text(let text):
      if text.canBeMade { ask(spot, schemas) }
    case .choice: ask(spot, schemas)
    case .unknown(let unknown): if unknown.split != nil { ask(spot, schemas) }
    case .absent, .mapping: return
    }
  }

  private mutating func ask(_ spot: SchemaSpot, _ schemas: [Schema]) {
    questions.append(
      .init(instance: .place(spot), schemas: schemas, kind: .result, branches: branches, aim: aim))
  }

  private mutating func answer(
    _ value: Value, _ call: Expression, _ spot: SchemaSpot, _ schemas: [Schema]
  ) {
    switch value {
    case .scalar(let known): check(known, call, spot, schemas)
    case .sequence(let list):
      let items = schemas.compactMap(\.items)
      if items.isEmpty { return }
      for case .scalar(let known) in list.elements { check(known, call, spot, items) }
    case .parameter(let reading):
      guard let value = firstViolating(of: reading, schemas, spot) else { return }
      note(reading.unknown(split: reading.decision(about: value)))
    case .text(let text):
      guard let reading = text.firstOpenParameter, let value = reading.candidates(scenario).first
      else { return }
      note(reading.unknown(split: reading.pin ?? reading.decision(about: value)))
    case .choice(let choice): note(choice.unknown)
    case .unknown(let unknown):
      if let split = unknown.split { note(restricted(split, unknown)) }
    case .absent, .mapping: return
    }
  }

  /// A decision about the region is made for one only, unless the user has named regions.
  ///
  /// Tables of images say "not supported" for many regions, where nobody deploys.
  private func restricted(_ split: Decision, _ unknown: Unknown) -> Unknown {
    guard let region = template.regionParameter, split.parameter == region,
      scenario.domain(of: region).values == nil
    else { return unknown }
    let main = ParameterValue("us-east-1")
    guard scenario.state.admits(main, for: region, in: template) else {
      return Unknown("the region", at: unknown.reasons[0].span)
    }
    return Unknown(
      "the region", at: unknown.reasons[0].span, split: .equals(parameter: region, main))
  }

  /// The first value that a parameter can have and the schema objects to; nil if there is none.
  private func firstViolating(
    of reading: ParameterReading, _ schemas: [Schema], _ spot: SchemaSpot
  ) -> ParameterValue? {
    reading.candidates(scenario).first { value in
      let known = value.scalarValue(of: reading.parameter.type)
      return SchemaScalar(known).map { !objections(to: $0, spot, schemas).isEmpty } ?? false
    }
  }

  /// What the first of some schemas objects to in a scalar; nothing if one of them doesn't.
  private func objections(
    to scalar: SchemaScalar, _ spot: SchemaSpot, _ schemas: [Schema]
  ) -> [SchemaIssue] {
    var first: [SchemaIssue]?
    for schema in schemas {
      var walk = fork(.judging)
      walk.visit(scalar, spot, schema)
      if !walk.isBroken { return [] }
      first = first ?? walk.issues
    }
    return first ?? []
  }

  private mutating func check(
    _ known: ScalarValue, _ call: Expression, _ spot: SchemaSpot, _ schemas: [Schema]
  ) {
    guard let scalar = SchemaScalar(known) else { return }
    for issue in objections(to: scalar, spot, schemas).prefix(1) {
      report(
        SchemaRules.result(of: call.function),
        issue.message + " (what \(call.words) gives)", at: spot.valueSpan)
    }
  }
}

extension Decision {
  /// The parameter that it is about; nil for any other decision.
  fileprivate var parameter: Int? {
    switch self {
    case .equals(let parameter, _), .isOneOf(let parameter, _), .value(let parameter),
      .isLess(let parameter, _, _, _):
      parameter
    case .same, .atom: nil
    }
  }
}

extension Template {
  /// The number of `AWS::Region` among the parameters.
  var regionParameter: Int? { parameters.firstIndex { $0.name == "AWS::Region" } }
}

extension ParameterReading {
  /// The values that the template names: those listed, or the default.
  fileprivate func candidates(_ scenario: Scenario) -> [ParameterValue] {
    if let values = domain.values { return values }
    guard let value = parameter.defaultValue,
      scenario.state.admits(value, for: index, in: scenario.template)
    else { return [] }
    return [value]
  }

  /// The decision whether the parameter has a value.
  fileprivate func decision(about value: ParameterValue) -> Decision {
    domain.values == nil
      ? .equals(parameter: index, value) : .isOneOf(parameter: index, [value])
  }
}

extension TextValue {
  /// Whether parameters whose values the template names are all that isn't known.
  fileprivate var canBeMade: Bool {
    pieces.allSatisfy { piece in
      switch piece {
      case .literal: true
      case .parameter(let reading):
        !reading.parameter.isPseudo
          && (reading.domain.values != nil || reading.parameter.defaultValue != nil)
      case .resource, .unknown: false
      }
    }
  }

  /// The first parameter in it; nil where something else isn't known.
  fileprivate var firstOpenParameter: ParameterReading? {
    guard canBeMade else { return nil }
    for case .parameter(let reading) in pieces { return reading }
    return nil
  }
}

extension Expression {
  /// `Ref of Name`, `Fn::Sub`.
  fileprivate var words: String {
    if case .ref(let name) = arguments { "Ref of \(name.text)" } else { function.rawValue }
  }
}
