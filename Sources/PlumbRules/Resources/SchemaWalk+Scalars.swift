internal import PlumbSchema
internal import PlumbSource
internal import PlumbTemplate

/// Scalars: types, values, texts and numbers.
extension SchemaWalk {
  /// Holds a scalar, wherever it comes from, to a schema.
  mutating func visit(_ scalar: SchemaScalar, _ spot: SchemaSpot, _ schema: Schema) {
    let types = schema.types
    if !types.isEmpty, !scalar.fits(types), !isPackaged(scalar, spot, types) {
      report(SchemaRules.wrongType, "\(scalar.quoted) is no \(types.words)", spot)
    }
    guard schema.constrainsScalars else { return }
    checkValue(scalar, spot, schema)
    checkText(scalar, spot, schema)
    checkNumber(scalar, spot, schema)
    compose(.scalar(scalar, spot), schema)
  }

  /// Whether the text is a local path, which `aws cloudformation package` replaces.
  ///
  /// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
  private func isPackaged(_ scalar: SchemaScalar, _ spot: SchemaSpot, _ types: JSONTypes) -> Bool {
    mode != .judging && types.contains(.object) && scalar.isString
      && spot.key.map { key in
        SchemaWalk.packaged.contains {
          $0.type == resource?.type.rawValue && $0.property == key.text
        }
      } == true
  }

  /// The properties that hold objects in S3, by type.
  private static let packaged = [
    (type: "AWS::ApiGateway::RestApi", property: "BodyS3Location"),
    (type: "AWS::Lambda::Function", property: "Code"),
    (type: "AWS::Lambda::LayerVersion", property: "Content"),
    (type: "AWS::ElasticBeanstalk::ApplicationVersion", property: "SourceBundle"),
    (type: "AWS::StepFunctions::StateMachine", property: "DefinitionS3Location"),
    (type: "AWS::CodeCommit::Repository", property: "S3"),
  ]

  private mutating func checkValue(_ scalar: SchemaScalar, _ spot: SchemaSpot, _ schema: Schema) {
    guard schema.listsValues else { return }
    if let values = schema.enumeration, !isAllowing(values, scalar) {
      reportNotOne(of: values, scalar, spot)
    }
    if let values = schema.enumCaseInsensitive,
      !values.contains(where: { $0.shown.lowercased() == scalar.text.lowercased() })
    {
      reportNotOne(of: values, scalar, spot)
    }
    if let const = schema.const, !const.isSame(as: scalar, ignoringCase: aim?.ignoresCase == true) {
      report(
        SchemaRules.unmetConstraint, "\(spot.name) must be '\(const.shown)', not \(scalar.quoted)",
        spot)
    }
  }

  /// Says that a value is none of some: the nearest of them, or all where they are few.
  private mutating func reportNotOne(
    of values: SchemaList<SchemaValue>, _ scalar: SchemaScalar, _ spot: SchemaSpot
  ) {
    let names = isSilent ? [] : values.map(\.shown)
    let suggestion = SpellingSuggestion(for: scalar.text, among: names)
    report(
      SchemaRules.valueNotInEnumeration,
      suggestion == nil ? scalar.notOne(of: names) : "\(scalar.quoted) is not allowed here", spot,
      suggesting: suggestion)
  }

  func isAllowing(_ values: SchemaList<SchemaValue>, _ scalar: SchemaScalar) -> Bool {
    values.contains(text: scalar.text)
      || values.contains { $0.isSame(as: scalar, ignoringCase: aim?.ignoresCase == true) }
  }

  private mutating func checkText(_ scalar: SchemaScalar, _ spot: SchemaSpot, _ schema: Schema) {
    guard schema.constrainsTexts else { return }
    if let pattern = schema.pattern, context.isFound(pattern, in: scalar.text) == false {
      report(
        SchemaRules.patternMismatch, "\(scalar.quoted) does not match the pattern \(pattern)", spot)
    }
    guard scalar.isString else { return }
    if let minimum = schema.minLength, scalar.length < minimum {
      report(
        SchemaRules.textLengthOutOfRange,
        "\(scalar.quoted) has \(scalar.length.counted("character")); at least \(minimum) "
          + (minimum == 1 ? "is needed" : "are needed"), spot)
    }
    if let maximum = schema.maxLength, scalar.length > maximum {
      report(
        SchemaRules.textLengthOutOfRange,
        "\(scalar.quoted) has \(scalar.length.counted("character")); at most \(maximum) "
          + (maximum == 1 ? "is allowed" : "are allowed"), spot)
    }
    if let format = schema.format { checkFormat(scalar, format, spot) }
  }

  private mutating func checkNumber(_ scalar: SchemaScalar, _ spot: SchemaSpot, _ schema: Schema) {
    guard schema.constrainsNumbers, let number = scalar.number else { return }
    if let bound = schema.minimum, number < bound { reportBound(scalar, "at least", bound, spot) }
    if let bound = schema.maximum, number > bound { reportBound(scalar, "at most", bound, spot) }
    if let bound = schema.exclusiveMinimum, number <= bound {
      reportBound(scalar, "more than", bound, spot)
    }
    if let bound = schema.exclusiveMaximum, number >= bound {
      reportBound(scalar, "less than", bound, spot)
    }
    // 0.07 is seven times 0.01 only nearly.
    if let divisor = schema.multipleOf, divisor != 0,
      abs((number / divisor).rounded() - number / divisor) > 1e-6
    {
      report(
        SchemaRules.unmetConstraint,
        "\(spot.name) must be a multiple of \(NumberText.of(divisor)), not \(scalar.text)", spot)
    }
  }

  private mutating func reportBound(
    _ scalar: SchemaScalar, _ words: String, _ bound: Double, _ spot: SchemaSpot
  ) {
    report(
      SchemaRules.numberOutOfRange,
      "\(spot.name) must be \(words) \(NumberText.of(bound)), not \(scalar.text)", spot)
  }
}

extension Int {
  /// `1 element`, `2 elements`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension JSONTypes {
  /// `text`, `number or list`.
  var words: String {
    names.map { JSONTypes.words[$0] ?? $0 }.joined(separator: " or ")
  }

  /// `a text`, `a number or a list`.
  var nouns: String {
    names.map { name in
      let word = JSONTypes.words[name] ?? name
      return (word == "integer" ? "an " : "a ") + word
    }.joined(separator: " or ")
  }

  private static let words = [
    "array": "list", "object": "mapping", "string": "text", "boolean": "boolean",
    "integer": "integer", "number": "number", "null": "null",
  ]
}

extension SchemaScalar {
  /// That it is none of some values: the values, or the first where they are many.
  func notOne(of names: [String]) -> String {
    if names.count <= SchemaScalar.maximumListed {
      return "\(quoted) is none of the allowed values: \(names.joined(separator: ", "))"
    }
    let first = names.prefix(SchemaScalar.maximumListed).joined(separator: ", ")
    return "\(quoted) is none of the \(names.count) allowed values: \(first), …"
  }

  private static let maximumListed = 8
}
