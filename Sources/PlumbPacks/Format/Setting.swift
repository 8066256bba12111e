internal import CEL
internal import PlumbPattern
internal import PlumbSource
public import PlumbSyntax

/// What users of a pack may change.
public struct Setting: Sendable {
  public let name: String
  public let description: String?
  public let defaultValue: SettingValue
  let kind: Kind
  let allowed: [SettingValue]
  let minimum: Double?
  let maximum: Double?
  let pattern: String?

  enum Kind: String, Sendable {
    case array
    case boolean
    case integer
    case number
    case string
  }

  /// Why a value can't be taken; nil if it can.
  public func objection(to value: SettingValue) -> String? {
    guard value.fits(kind) else { return "'\(name)' takes \(kind.phrase), not \(value)" }
    if !allowed.isEmpty, !allowed.contains(value) {
      return "'\(name)' is one of \(allowed.map(\.description).joined(separator: ", "))"
    }
    if let number = value.number {
      if let minimum, number < minimum {
        return "'\(name)' is at least \(SettingValue.text(minimum))"
      }
      if let maximum, number > maximum {
        return "'\(name)' is at most \(SettingValue.text(maximum))"
      }
    }
    if case .string(let text) = value, let pattern, let expression = try? Pattern(pattern),
      expression.isFound(in: text) == false
    {
      return "'\(name)' matches \(pattern)"
    }
    return nil
  }

  /// The value that a text means for this setting, as given on a command line.
  ///
  /// - Throws: `SettingError` if the setting can't have it.
  public func value(from text: String) throws(SettingError) -> SettingValue {
    let value: SettingValue? =
      switch kind {
      case .integer: Int64(text).map { .integer($0) }
      case .number: Double(text).map { .number($0) }
      case .boolean: ["true": true, "false": false][text].map { .boolean($0) }
      case .string: .string(text)
      case .array: .array(text.split(separator: ",").map { .string(String($0)) })
      }
    guard let value else {
      throw SettingError(message: "'\(name)' takes \(kind.phrase), not '\(text)'")
    }
    if let objection = objection(to: value) { throw SettingError(message: objection) }
    return value
  }
}

/// A setting that doesn't exist, or a value that it can't have.
public struct SettingError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, in a line without a full stop.
  public let message: String

  public init(message: String) {
    self.message = message
  }

  public var description: String { message }
}

/// The value of a setting.
public enum SettingValue: Hashable, Sendable, CustomStringConvertible {
  case integer(Int64)
  case number(Double)
  case string(String)
  case boolean(Bool)
  case array([SettingValue])

  /// The value that a node of a file stands for; nil for mappings and null.
  public init?(_ node: Node) {
    switch node.scalar {
    case .int(let value): self = .integer(value)
    case .float(let value): self = .number(value)
    case .bool(let value): self = .boolean(value)
    case .string(let value): self = .string(value)
    case .null: return nil
    case nil:
      guard node.kind == .sequence else { return nil }
      var values: [SettingValue] = []
      for element in node.elements {
        guard let value = SettingValue(element) else { return nil }
        values.append(value)
      }
      self = .array(values)
    }
  }

  public var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .number(let value): SettingValue.text(value)
    case .string(let value): value
    case .boolean(let value): "\(value)"
    case .array(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    }
  }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .string, .boolean, .array: nil
    }
  }

  var cel: CEL.Value {
    switch self {
    case .integer(let value): .int(value)
    case .number(let value): .double(value)
    case .string(let value): .string(value)
    case .boolean(let value): .bool(value)
    case .array(let values): .list(values.map(\.cel))
    }
  }

  func fits(_ kind: Setting.Kind) -> Bool {
    switch (self, kind) {
    case (.integer, .integer), (.integer, .number), (.number, .number), (.string, .string),
      (.boolean, .boolean), (.array, .array):
      true
    default: false
    }
  }

  static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}

extension Setting.Kind {
  var phrase: String {
    switch self {
    case .array: "a list"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a text"
    }
  }
}

extension SettingValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral
{
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(arrayLiteral elements: SettingValue...) { self = .array(elements) }
}
