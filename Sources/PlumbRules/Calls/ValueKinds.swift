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
