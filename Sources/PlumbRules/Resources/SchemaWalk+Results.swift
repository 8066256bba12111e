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
    if let parameter = parameter(of: call, spot), parameter.type.isList {
      return resolve(list: parameter, value, call, spot, schemas)
    }
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
  func restricted(_ split: Decision, _ unknown: Unknown) -> Unknown {
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
    guard let scalar = SchemaScalar(known), let issue = objections(to: scalar, spot, schemas).first
    else { return }
    if let written = parameter(of: call, spot)?.node(of: known.text),
      SchemaRules.areAboutValues.contains(issue.rule.id)
    {
      let use = [spot.key.map { "'\($0.text)'" }, resource?.id.text].compactMap(\.self)
        .joined(separator: " of ")
      var shown = SchemaIssue(
        rule: SchemaRules.result(of: .ref), message: issue.words + " (as \(use))",
        span: written.span, depth: depth)
      shown.related = [Label(spot.valueSpan, "used here")]
      return report(shown)
    }
    report(
      SchemaRules.result(of: call.function),
      issue.words + " (what \(call.words) gives)", at: spot.valueSpan)
  }

  /// The parameter that a call is the `Ref` of; nil for other calls.
  private func parameter(of call: Expression, _ spot: SchemaSpot) -> Parameter? {
    guard case .ref(let name) = call.arguments, spot.place.bindings == nil else { return nil }
    return template.parameter(name.text)
  }

  // MARK: Lists

  /// What the `Ref` of a list parameter gives: each of its lists that are named has to do.
  private mutating func resolve(
    list parameter: Parameter, _ value: Value, _ call: Expression, _ spot: SchemaSpot,
    _ schemas: [Schema]
  ) {
    if case .sequence = value { return answer(value, call, spot, schemas) }
    guard let index = template.parameters.firstIndex(where: { $0.name == parameter.name }) else {
      return
    }
    let items = schemas.compactMap(\.items)
    let reading = ParameterReading(
      index: index, parameter: parameter, domain: scenario.domain(of: index), place: spot.place)
    let violating = reading.candidates(scenario).first { list in
      list.elements.contains { !objections(to: SchemaScalar($0.text), spot, items).isEmpty }
    }
    guard !items.isEmpty, let violating else { return }
    if mode == .looking {
      ask(spot, schemas)
    } else {
      note(reading.unknown(split: reading.decision(about: violating)))
    }
  }
}

extension Parameter {
  /// Where a value is written in the declaration: in the list, as the default, or as a bound.
  fileprivate func node(of text: String) -> Node? {
    guard let body = declaration?.body else { return nil }
    if let listed = body["AllowedValues"]?.elements.first(where: { $0.hasValue(text) }) {
      return listed
    }
    return ["Default", "MinValue", "MaxValue"].lazy.compactMap { body[$0] }
      .first { $0.hasValue(text) }
  }
}

extension Node {
  /// Whether a scalar is a value, numbers in any notation.
  fileprivate func hasValue(_ text: String) -> Bool {
    if hasText(text) { return true }
    return if case .int(let value)? = scalar { "\(value)" == text } else { false }
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
  /// The values that the template names: those listed, or the default and the bounds.
  fileprivate func candidates(_ scenario: Scenario) -> [ParameterValue] {
    if let values = domain.values { return values }
    let bounds = [parameter.minimum, parameter.maximum].compactMap { bound in
      bound.map { ParameterValue(NumberText.of($0)) }
    }
    return ([parameter.defaultValue].compactMap(\.self) + bounds).filter {
      scenario.state.admits($0, for: index, in: scenario.template)
    }
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
