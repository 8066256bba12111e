public import PlumbPattern
internal import PlumbSource
public import PlumbSyntax

/// A parameter of the template, or one of CloudFormation's pseudo parameters.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
public struct Parameter: Sendable {
  public let name: String
  /// The parameter's declaration; nil for pseudo parameters.
  public let declaration: Declaration?
  public let type: ParameterType
  /// The default as text; nil where the deployment must give a value.
  public let defaultValue: ParameterValue?
  /// The values listed; nil where none are.
  public let allowedValues: [ParameterValue]?
  /// `MinValue` and `MaxValue`, of `Number` parameters.
  public let minimum: Double?
  public let maximum: Double?
  /// `MinLength` and `MaxLength` in characters, of `String` parameters.
  public let minimumLength: Int?
  public let maximumLength: Int?
  /// `AllowedPattern`, which the whole value must match; nil if there is none that can be read.
  public let allowedPattern: Pattern?
  /// The texts that `AllowedPattern` lists, as in `dev|prod`; nil if it is no such list.
  let patternValues: [ParameterValue]?
  /// Whether `NoEcho` masks the value.
  public let isMasked: Bool

  /// Where a parameter is written.
  public struct Declaration: Sendable {
    public let key: Node
    public let body: Node
  }

  /// Whether a value keeps to every constraint of the declaration.
  public func admits(_ value: ParameterValue) -> Bool {
    if isWrittenList {
      return value.elements.allSatisfy { element in
        allowedValues?.contains(element) ?? satisfiesElementRanges(element)
      }
    }
    if let allowedValues { return allowedValues.contains(value) }
    return satisfiesRanges(value)
  }

  /// Whether the value is a list as it is given, whose elements the constraints are about.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  package var isWrittenList: Bool { type.isList && !type.isSystemsManager }

  private func satisfiesElementRanges(_ element: ParameterValue) -> Bool {
    if type == .numberList, element.number == nil { return false }
    return allowedPattern?.matchesAll(of: element.text) ?? true
  }

  /// Whether a value keeps to the constraints other than `AllowedValues`.
  func satisfiesRanges(_ value: ParameterValue) -> Bool {
    if isWrittenList { return admits(value) }
    if type == .number {
      guard let number = value.number else { return false }
      return number >= minimum ?? -.infinity && number <= maximum ?? .infinity
    }
    let length = value.text.unicodeScalars.count
    guard length >= minimumLength ?? 0, length <= maximumLength ?? .max else { return false }
    // A pattern that PCRE2 can't read, or gives up on, constrains nothing.
    return allowedPattern?.matchesAll(of: value.text) ?? true
  }
}

/// The type of a parameter.
public enum ParameterType: Hashable, Sendable {
  case string
  case number
  case commaDelimitedList
  case numberList
  /// `AWS::EC2::Image::Id` and its like: text that names something that exists.
  case aws(String)
  /// `List<AWS::EC2::Subnet::Id>` and its like; also `List<String>`.
  case awsList(String)
  /// `AWS::SSM::Parameter::Value<…>`: the value is looked up when the stack is deployed.
  case systemsManager(String)
  /// Not a type that CloudFormation has.
  case other(String)

  init(_ text: String) {
    switch text {
    case "String": self = .string
    case "Number": self = .number
    case "CommaDelimitedList": self = .commaDelimitedList
    case "List<Number>": self = .numberList
    case _ where text.hasPrefix("AWS::SSM::Parameter::Value<"): self = .systemsManager(text)
    case _ where text.hasPrefix("List<"): self = .awsList(text)
    case _ where text.hasPrefix("AWS::"): self = .aws(text)
    default: self = .other(text)
    }
  }

  /// Whether `Ref` gives a list.
  public var isList: Bool {
    switch self {
    case .commaDelimitedList, .numberList, .awsList: true
    case .systemsManager(let text): text.contains("List<")
    case .string, .number, .aws, .other: false
    }
  }

  public var isSystemsManager: Bool {
    if case .systemsManager = self { true } else { false }
  }
}

/// A value that a parameter can be given: always text, as CloudFormation compares it.
public struct ParameterValue: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  /// The value as a number; nil if it is none, infinite or not a number.
  public var number: Double? {
    // Swift reads hexadecimal numbers too.
    guard !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The elements of a comma-delimited list, without the blanks around them.
  package var elements: [ParameterValue] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: ",", omittingEmptySubsequences: false).map { element in
      let front = element.drop { $0 == " " }
      let end = front.lastIndex { $0 != " " }.map(front.index(after:)) ?? front.startIndex
      return ParameterValue(String(front[..<end]))
    }
  }

  /// The value as a parameter of a type has it: the blanks around the elements of a list don't count.
  func normalized(for type: ParameterType) -> ParameterValue {
    guard type.isList, !type.isSystemsManager, text.utf8.contains(UInt8(ascii: " ")) else {
      return self
    }
    return ParameterValue(elements.map(\.text).joined(separator: ","))
  }

  public var description: String { text }
}

/// How a number is written when CloudFormation turns it into text.
public enum NumberText {
  /// `30` for 30.0, `0.5` for 0.5.
  public static func of(_ number: Double) -> String {
    guard let whole = Int64(exactly: number) else { return "\(number)" }
    return "\(whole)"
  }
}
