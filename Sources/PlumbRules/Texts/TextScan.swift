internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A quick look at the bytes of a template: whether its texts need to be looked at one by one.
///
/// Most templates have no dynamic references, no pseudo parameters outside of `Ref` and no variables
/// outside of `Fn::Sub`; they are spared a walk over every scalar.
struct TextScan {
  private let bytes: [UInt8]
  /// Where calls of `Fn::Sub` stand, in source order.
  private let substitutions: [Span]
  private var next = 0

  init(_ template: Template) {
    bytes = template.source.bytes
    substitutions = template.allExpressions.filter { $0.function == .sub }
      .map { $0.nameSpan.union($0.node.span) }
  }

  /// Whether something stands in the bytes that a rule about texts could report.
  mutating func findsSomething() -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "$") where bytes[index + 1] == UInt8(ascii: "{"):
        if !isInSubstitution(index) { return true }
        index += 2
      case UInt8(ascii: "{") where bytes[index + 1] == UInt8(ascii: "{"):
        if isDynamicReference(at: index + 2) { return true }
        index += 2
      case UInt8(ascii: "A")
      where bytes[index + 1] == UInt8(ascii: "W") && isPseudoParameter(at: index):
        if !isReferred(to: index) { return true }
        index += 5
      default: index += 1
      }
    }
    return false
  }

  private mutating func isInSubstitution(_ offset: Int) -> Bool {
    while next < substitutions.count, Int(substitutions[next].end) <= offset { next += 1 }
    return next < substitutions.count && Int(substitutions[next].start) <= offset
  }

  private func isDynamicReference(at start: Int) -> Bool {
    let rest = bytes[min(start, bytes.count)...].drop { $0 == UInt8(ascii: " ") }
    return rest.starts(with: "resolve".utf8)
  }

  private func isPseudoParameter(at start: Int) -> Bool {
    let rest = bytes[start...]
    guard rest.starts(with: "AWS::".utf8) else { return false }
    return PseudoParameters.names.contains { rest.starts(with: $0.utf8) }
  }

  /// Whether `Ref` or `${` stands in front of a name.
  private func isReferred(to start: Int) -> Bool {
    var index = start - 1
    while index >= 0, [0x20, 0x22, 0x27, 0x3A, 0x0A, 0x0D].contains(bytes[index]) { index -= 1 }
    guard index >= 2 else { return false }
    return bytes[(index - 2)...index].elementsEqual("Ref".utf8)
      || bytes[(index - 1)...index].elementsEqual("${".utf8)
  }
}

/// CloudFormation's own parameters.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
enum PseudoParameters {
  static let names = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region",
    "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
  ]
}
