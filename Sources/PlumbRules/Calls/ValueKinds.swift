internal import PlumbTemplate

/// The kinds of values that something can be.
struct ValueKinds: OptionSet, Hashable {
  let rawValue: Int

  static let text = ValueKinds(rawValue: 1)
  static let integer = ValueKinds(rawValue: 2)
  static let boolean = ValueKinds(rawValue: 4)
  static let list = ValueKinds(rawValue: 8)
  static let mapping = ValueKinds(rawValue: 16)

  static let scalar: ValueKinds = [.text, .integer, .boolean]
  static let any: ValueKinds = [.scalar, .list, .mapping]

  /// Whether a value of one of these kinds can stand where the others are wanted.
  ///
  /// CloudFormation turns scalars into each other: `30` is a text, and `"30"` a number.
  func canBe(_ wanted: ValueKinds) -> Bool {
    !isDisjoint(with: wanted) || !isDisjoint(with: .scalar) && !wanted.isDisjoint(with: .scalar)
  }
}

extension ValueKinds {
  /// Whether a value of these kinds stands for the wanted ones without being turned into another kind.
  ///
  /// Attributes aren't turned into texts; numbers and truth values are compared as the service likes.
  func isExactly(_ wanted: ValueKinds) -> Bool {
    !wanted.isDisjoint(with: [.integer, .boolean]) || !isDisjoint(with: wanted)
  }

  /// What a value is called in a message.
  var words: String {
    if contains(.list) { return "a list" }
    if contains(.mapping) { return "a mapping" }
    if contains(.text) { return "a text" }
    return contains(.integer) ? "a number" : "a truth value"
  }
}

extension Template {
  /// What an attribute can be, as far as the resource's schema says; nil where it doesn't.
  func kinds(givenBy call: Expression.GetAtt) -> ValueKinds? {
    guard let attribute = call.attribute?.text, let name = call.resource?.text else { return nil }
    return resource(name)?.type.kinds(ofAttribute: attribute)
  }

  /// What a variable of `Fn::Sub` can be; nil where that isn't known.
  func kinds(givenBy variable: SubString.Variable) -> ValueKinds? {
    if let attribute = variable.attribute, parameter(variable.name.text) == nil {
      return resource(variable.head)?.type.kinds(ofAttribute: attribute)
    }
    // A parameter that is no list is a text, whatever its type.
    return kinds(givenByRefTo: variable.name.text) == .list ? .list : nil
  }
}

extension FunctionName {
  /// What a call can give, as far as the function alone tells.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
  var results: ValueKinds {
    switch self {
    case .base64, .join, .sub, .toJSONString: .text
    case .getStackOutput, .importValue, .valueOf: .scalar
    case .cidr, .getAZs, .refAll, .split, .valueOfAll: .list
    case .length: .integer
    case .and, .condition, .contains, .eachMemberEquals, .eachMemberIn, .equals, .not, .or:
      .boolean
    case .findInMap: [.scalar, .list]
    case .getAtt, .if, .ref, .select, .transform: .any
    }
  }
}
