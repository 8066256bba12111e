/// The name of an intrinsic function, as the long form spells it.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
public enum FunctionName: String, Sendable, CaseIterable {
  case ref = "Ref"
  case condition = "Condition"
  case and = "Fn::And"
  case base64 = "Fn::Base64"
  case cidr = "Fn::Cidr"
  case contains = "Fn::Contains"
  case eachMemberEquals = "Fn::EachMemberEquals"
  case eachMemberIn = "Fn::EachMemberIn"
  case equals = "Fn::Equals"
  case findInMap = "Fn::FindInMap"
  case getAtt = "Fn::GetAtt"
  case getAZs = "Fn::GetAZs"
  case getStackOutput = "Fn::GetStackOutput"
  case `if` = "Fn::If"
  case importValue = "Fn::ImportValue"
  case join = "Fn::Join"
  case length = "Fn::Length"
  case not = "Fn::Not"
  case or = "Fn::Or"
  case refAll = "Fn::RefAll"
  case select = "Fn::Select"
  case split = "Fn::Split"
  case sub = "Fn::Sub"
  case toJSONString = "Fn::ToJsonString"
  case transform = "Fn::Transform"
  case valueOf = "Fn::ValueOf"
  case valueOfAll = "Fn::ValueOfAll"

  /// The function that a short tag stands for: `!Ref` → `Ref`, `!GetAtt` → `Fn::GetAtt`.
  package init?(tag: String) {
    switch tag {
    case "Ref": self = .ref
    case "Condition": self = .condition
    default: self.init(rawValue: "Fn::" + tag)
    }
  }

  /// The short tag: `Ref`, `GetAtt`.
  public var tag: String {
    rawValue.hasPrefix("Fn::") ? String(rawValue.dropFirst(4)) : rawValue
  }
}
