public import PlumbSource

/// Why a value isn't known, and which decision about the deployment would help.
public struct Unknown: Sendable {
  /// The reasons, the first found first; never empty, each once, at most `maximumReasons`.
  public private(set) var reasons: [Reason]
  /// A decision that would make it known, or closer to it; nil if none would.
  public private(set) var split: Decision?

  /// Whether there surely is a value, whichever it is.
  private(set) var isPresent = false

  /// More reasons than these would tell a reader nothing, and a text can have ten thousand.
  public static let maximumReasons = 8

  /// One thing that a template doesn't tell.
  public struct Reason: Hashable, Sendable {
    /// A noun phrase: `parameter Environment`, `the attribute Arn of Queue`.
    public let text: String
    /// The place where the template uses it; nil if there is none.
    public let span: Span?
    /// Whether CloudFormation refuses a deployment in which this comes up.
    public let isRefused: Bool
    /// Whether it is a mistake in the template, which is reported as such.
    package let isMistake: Bool
    /// The parameter that it is, as numbered in `Template.parameters`; nil for everything else.
    package let parameter: Int?

    public init(_ text: String, _ span: Span? = nil, isRefused: Bool = false) {
      self.init(text, span, isRefused: isRefused, parameter: nil)
    }

    init(_ text: String, _ span: Span? = nil, isMistake: Bool) {
      self.init(text, span, isMistake: isMistake, parameter: nil)
    }

    init(
      _ text: String, _ span: Span?, isRefused: Bool = false, isMistake: Bool = false,
      parameter: Int?
    ) {
      self.text = text
      self.span = span
      self.isRefused = isRefused
      self.isMistake = isMistake
      self.parameter = parameter
    }
  }

  public init(_ reason: Reason, split: Decision? = nil) {
    reasons = [reason]
    self.split = split
  }

  public init(_ text: String, at span: Span? = nil, split: Decision? = nil) {
    self.init(Reason(text, span), split: split)
  }

  /// Whether CloudFormation refuses every deployment in which this comes up.
  public var isRefused: Bool { split == nil && reasons.contains(where: \.isRefused) }

  /// Whether a mistake in the template is among the reasons.
  package var isMistake: Bool { reasons.contains(where: \.isMistake) }

  /// Both reasons, and the first decision there is.
  public func merged(with other: Unknown) -> Unknown {
    var merged = self
    for reason in other.reasons
    where merged.reasons.count < Unknown.maximumReasons && !merged.reasons.contains(reason) {
      merged.reasons.append(reason)
    }
    merged.split = split ?? other.split
    merged.isPresent = isPresent && other.isPresent
    return merged
  }

  /// The same of something that surely has a value.
  func present() -> Unknown {
    var copy = self
    copy.isPresent = true
    return copy
  }

  /// The same, without a decision that would help.
  func withoutSplit() -> Unknown {
    var copy = self
    copy.split = nil
    return copy
  }
}

/// A question about the deployment that divides a scenario into smaller ones.
///
/// The parameters are numbered as in `Template.parameters`.
public enum Decision: Hashable, Sendable {
  /// Whether a parameter has this value.
  case equals(parameter: Int, ParameterValue)
  /// Whether a parameter has one of these values, out of finitely many.
  case isOneOf(parameter: Int, [ParameterValue])
  /// Which of finitely many values a parameter has.
  case value(parameter: Int)
  /// Whether a parameter's number or length is less than a bound, or `orEqual` to it.
  case isLess(parameter: Int, Measure, than: Double, orEqual: Bool)
  /// Whether two parameters have the same value.
  case same(parameter: Int, Int)
  /// Whether a comparison with something outside of the template holds, by its text.
  case atom(String)
}

/// A condition's value in a scenario.
public enum Truth: Sendable {
  case known(Bool)
  case unknown(Unknown)

  static func not(_ operand: Truth) -> Truth {
    if case .known(let value) = operand { .known(!value) } else { operand }
  }

  /// `Fn::And` for `identity` true, `Fn::Or` for false: an operand that decides wins over unknown ones.
  static func fold(_ operands: [Truth], identity: Bool) -> Truth {
    var unknown: Unknown?
    for operand in operands {
      switch operand {
      case .known(let value) where value != identity: return operand
      case .known: continue
      case .unknown(let other): unknown = unknown?.merged(with: other) ?? other
      }
    }
    return unknown.map { .unknown($0) } ?? .known(identity)
  }
}
