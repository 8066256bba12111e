internal import PlumbTemplate

/// What each function takes, where a call of it stands.
///
/// Sources: the pages of the single functions below
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// ("Supported functions"), https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html,
/// and where these are silent what cfn-lint 1.58 accepts.
struct FunctionSignatures {
  /// Whether `AWS::LanguageExtensions` is among the transforms.
  let isExtended: Bool
  /// Whether the call stands in the `Rules` section.
  let isInRules: Bool

  /// What a function takes; nil for one that takes nothing that could be wrong.
  func shape(of function: FunctionName) -> ArgumentShape? {
    switch function {
    case .ref: .text(isExtended ? FunctionSignatures.namesOfExtensions : [], "a name")
    case .condition: conditionName
    case .getAtt: getAtt
    case .sub: FunctionSignatures.sub
    case .findInMap: findInMap
    case .and, .or: .list(of: condition, 2...10, [], "a list of 2 to 10 conditions")
    case .not: .list(of: condition, 1...1, [], "a list of one condition")
    case .equals: .list(of: FunctionSignatures.operand, 2...2, [], "a list of 2 values")
    case .if: FunctionSignatures.if
    case .base64: .text(FunctionSignatures.singles)
    case .cidr: FunctionSignatures.cidr
    case .getAZs: FunctionSignatures.getAZs
    case .getStackOutput: FunctionSignatures.getStackOutput
    case .importValue: .text([.base64, .findInMap, .if, .join, .select, .sub, .ref])
    case .join: FunctionSignatures.join
    case .length: FunctionSignatures.length
    case .select: select
    case .split: FunctionSignatures.split
    case .toJSONString: FunctionSignatures.toJSONString
    case .contains, .eachMemberEquals, .eachMemberIn, .valueOf:
      .positions([.anything, .anything], "a list of 2 values")
    case .refAll, .transform, .valueOfAll: nil
    }
  }

  /// The name of a condition, as `Condition` and `Fn::If` take it.
  private var conditionName: ArgumentShape { FunctionSignatures.conditionName }

  private static let conditionName = ArgumentShape(
    kinds: .text, functions: [], content: .open, demand: .condition,
    words: "the name of a condition")

  /// What `Fn::And`, `Fn::Or` and `Fn::Not` combine, and what a condition or an assertion is.
  var condition: ArgumentShape {
    ArgumentShape(
      kinds: .boolean,
      functions: isInRules ? FunctionSignatures.ofRules : FunctionSignatures.ofConditions,
      content: .open, words: "a condition")
  }

  private var getAtt: ArgumentShape {
    let names = isExtended ? FunctionSignatures.namesOfExtensions : []
    var shape = ArgumentShape.positions(
      [.text(names, "a name"), .text(isExtended ? names : [.ref], "a name")],
      "a resource and an attribute")
    shape.kinds.insert(.text)
    return shape
  }

  private var findInMap: ArgumentShape {
    let name = ArgumentShape.text(
      isExtended
        ? [.findInMap, .join, .sub, .if, .select, .length, .toJSONString, .ref]
        : [.findInMap, .ref], "a name")
    let options = ArgumentShape(
      kinds: .mapping, functions: [],
      content: .members(["DefaultValue": .anything], required: ["DefaultValue"]),
      words: "a mapping with DefaultValue")
    return .positions([name, name, name, options], required: 3, "a mapping's name and two keys")
  }

  private var select: ArgumentShape {
    let values = ArgumentShape.list(
      of: ArgumentShape(
        kinds: .any, functions: nil, content: .open, words: "a value"), 0...Int.max,
      [.findInMap, .getAtt, .getAZs, .if, .split, .cidr, .ref])
    let index = ArgumentShape.number(
      0...Int.max, isExtended ? [.ref, .findInMap, .length] : [.ref, .findInMap])
    return .positions([index, values], "a list of 2 values")
  }

  private static let sub: ArgumentShape = {
    var shape = ArgumentShape.positions(
      [
        .text([]),
        ArgumentShape(
          kinds: .mapping, functions: [],
          content: .values(
            .text([
              .base64, .findInMap, .getAtt, .getAZs, .getStackOutput, .if, .importValue, .join,
              .select, .sub, .toJSONString, .transform, .ref,
            ])), words: "a mapping"),
      ], "a text, or a list of a text and a mapping")
    shape.kinds.insert(.text)
    return shape
  }()

  private static let operand = ArgumentShape.text([
    .ref, .findInMap, .sub, .join, .select, .split, .length, .toJSONString,
  ])

  private static let `if` = ArgumentShape.positions(
    [conditionName, .anything, .anything], "a list of 3 values")

  private static let cidr: ArgumentShape = {
    let functions: [FunctionName] = [
      .findInMap, .getAtt, .if, .importValue, .select, .sub, .ref,
    ]
    let block = ArgumentShape(
      kinds: .text, functions: functions, content: .open, demand: .block, words: "an IPv4 block")
    return .positions(
      [block, .number(1...256, functions), .number(1...128, functions)], required: 2,
      "a list of 2 or 3 values")
  }()

  private static let getAZs = ArgumentShape(
    kinds: .text, functions: [.getAtt, .if, .join, .select, .sub, .ref], content: .open,
    demand: .region, words: "the name of a region")

  private static let getStackOutput: ArgumentShape = {
    let text = ArgumentShape.text([
      .base64, .findInMap, .getAtt, .if, .importValue, .join, .select, .sub, .ref,
    ])
    return ArgumentShape(
      kinds: .mapping, functions: [],
      content: .members(
        ["StackName": text, "OutputName": text, "Region": text, "RoleArn": text],
        required: ["StackName", "OutputName"]),
      words: "a mapping with StackName and OutputName")
  }()

  private static let join: ArgumentShape = {
    let element = ArgumentShape.text([
      .base64, .findInMap, .getAtt, .getStackOutput, .if, .importValue, .join, .select, .sub,
      .transform, .ref,
    ])
    let values = ArgumentShape.list(
      of: element, 0...Int.max, [.cidr, .findInMap, .getAtt, .getAZs, .if, .split, .ref])
    return .positions([.text([]), values], "a list of 2 values")
  }()

  private static let length = ArgumentShape.list(
    of: .anything, 0...Int.max, [.ref, .findInMap, .split, .if, .getAZs])

  private static let split = ArgumentShape.positions(
    [
      .text([]),
      .text([
        .base64, .findInMap, .getAtt, .getAZs, .if, .importValue, .join, .select, .sub, .ref,
      ]),
    ], "a list of 2 values")

  private static let toJSONString = ArgumentShape(
    kinds: [.list, .mapping],
    functions: [.findInMap, .getAtt, .getAZs, .if, .select, .split, .ref], content: .open,
    words: "a list or a mapping")

  /// What gives a text in `Fn::Base64`.
  private static let singles: [FunctionName] = [
    .base64, .findInMap, .getAtt, .getStackOutput, .if, .importValue, .join, .length, .select,
    .sub, .toJSONString, .transform, .ref,
  ]

  /// What gives a name with `AWS::LanguageExtensions`.
  private static let namesOfExtensions: [FunctionName] = [
    .base64, .findInMap, .if, .join, .select, .sub, .toJSONString, .ref,
  ]

  private static let ofConditions: [FunctionName] = [.condition, .equals, .not, .and, .or]

  private static let ofRules =
    ofConditions + [
      .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll,
    ]
}
