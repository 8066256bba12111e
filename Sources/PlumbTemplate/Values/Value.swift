internal import PlumbSource
public import PlumbSyntax

/// What a place of a template can be in a scenario.
///
/// Collections are read when they are asked for their members, in the scenario they came from.
public indirect enum Value {
  /// Nothing: the member is missing, or is `AWS::NoValue`.
  case absent
  case scalar(ScalarValue)
  /// The value of a parameter that isn't pinned to one value.
  case parameter(ParameterReading)
  /// Text of which parts aren't known.
  case text(TextValue)
  case mapping(MappingValue)
  case sequence(SequenceValue)
  /// An `Fn::If` whose condition is undecided.
  case choice(Choice)
  case unknown(Unknown)

  /// An undecided `Fn::If`: both of its values, and why it is undecided.
  public struct Choice {
    /// The condition's name: choices by one condition go the same way.
    public let condition: String
    public let unknown: Unknown
    public let then: Value
    public let otherwise: Value
    /// How many values there are when choices inside of it are counted too.
    let alternatives: Int

    /// More alternatives than these are unknown until a decision is made about them.
    static let maximumAlternatives = 64

    init(_ condition: String, _ unknown: Unknown, then: Value, otherwise: Value) {
      self.condition = condition
      self.unknown = unknown
      self.then = then
      self.otherwise = otherwise
      alternatives = then.alternatives + otherwise.alternatives
    }

    /// A choice by the same condition between other values.
    func mapping(_ transform: (Value) -> Value) -> Value {
      .either(condition, unknown, then: transform(then), otherwise: transform(otherwise))
    }
  }

  private var alternatives: Int {
    if case .choice(let choice) = self { choice.alternatives } else { 1 }
  }

  /// A choice; unknown where it would have too many alternatives to look at each.
  static func either(
    _ condition: String, _ unknown: Unknown, then: Value, otherwise: Value
  ) -> Value {
    let choice = Choice(condition, unknown, then: then, otherwise: otherwise)
    return choice.alternatives > Choice.maximumAlternatives ? .unknown(unknown) : .choice(choice)
  }

  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// The text of a scalar that is known; nil for everything else.
  public var knownText: String? {
    if case .scalar(let scalar) = self { scalar.text } else { nil }
  }

  /// Where the value is written; nil if it is written nowhere, or in more than one place.
  public var place: Place? {
    switch self {
    case .scalar(let scalar): scalar.place
    case .parameter(let reading): reading.place
    case .text(let text): text.place
    case .mapping(let mapping): mapping.place
    case .sequence(let sequence): sequence.place
    case .absent, .choice, .unknown: nil
    }
  }

  /// The same value, said to be written somewhere else: at the call of the function that found it.
  func placed(at place: Place) -> Value {
    switch self {
    case .scalar(let scalar): .scalar(ScalarValue(scalar.scalar, text: scalar.text, place: place))
    case .parameter, .text, .mapping, .sequence, .absent, .choice, .unknown: self
    }
  }

  /// Why it isn't known as a whole; nil for what is.
  public var unknown: Unknown? {
    switch self {
    case .choice(let choice): choice.unknown
    case .unknown(let unknown): unknown
    case .absent, .scalar, .parameter, .text, .mapping, .sequence: nil
    }
  }
}

extension Value {
  /// Why it isn't known, parameters and texts included, with the decision that would tell more.
  package var decidable: Unknown? {
    switch self {
    case .parameter(let reading): reading.unknown(split: reading.pin)
    case .text(let text): text.unknown
    case .absent, .scalar, .mapping, .sequence, .choice, .unknown: unknown
    }
  }
}

/// A known scalar: text, with the type that YAML gives it.
public struct ScalarValue {
  public let scalar: Scalar
  /// The text as CloudFormation compares it: `true`, `30`.
  public let text: String
  /// Where it is written; nil for a parameter's value or a function's result.
  public let place: Place?

  init(_ scalar: Scalar, text: String, place: Place?) {
    self.scalar = scalar
    self.text = text
    self.place = place
  }

  init(_ text: String, place: Place? = nil) {
    self.init(.string(text), text: text, place: place)
  }
}

/// A parameter in a scenario in which it has several possible values.
public struct ParameterReading {
  public let index: Int
  public let parameter: Parameter
  public let domain: Domain
  /// The `Ref`.
  public let place: Place?

  package init(index: Int, parameter: Parameter, domain: Domain, place: Place?) {
    self.index = index
    self.parameter = parameter
    self.domain = domain
    self.place = place
  }

  /// An unknown that says which parameter it is.
  public func unknown(split: Decision?) -> Unknown {
    Unknown(
      Unknown.Reason("parameter \(parameter.name)", place?.span, parameter: index), split: split)
  }

  /// The decision that pins the parameter; nil if it has no finite domain.
  public var pin: Decision? {
    if case .values = domain { .value(parameter: index) } else { nil }
  }
}

/// The values that a parameter can have in a scenario.
public enum Domain: Hashable, Sendable {
  /// One of these, in the order of `AllowedValues`; never empty.
  case values([ParameterValue])
  /// Everything within bounds that the declaration's constraints admit, apart from these values.
  case anything(except: [ParameterValue], within: Bounds)

  /// The only value; nil if there are several.
  public var single: ParameterValue? {
    if case .values(let values) = self, values.count == 1 { values[0] } else { nil }
  }

  public var values: [ParameterValue]? {
    if case .values(let values) = self { values } else { nil }
  }
}
