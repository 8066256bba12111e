internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedComputedARN: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-computed-arn",
    title: "Function gives a policy something that is no ARN",
    severity: .warning,
    rationale: "A resource or principal that isn't named by its ARN is refused, or never meant.",
    remediation: "Correct what the function is made of: an account has twelve digits.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"],
    aliases: ["W1032", "W1031"])

  private static let functions: [FunctionName] = [.sub, .join]

  let types = MalformedComputedARN.kinds.flatMap(\.properties.keys)
  private static let kinds: [PolicyKind] = [.identity, .trust, .resource]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let kinds = MalformedComputedARN.kinds
    for (kind, policy) in findings.policyDocuments(kinds, of: resource, properties) {
      for statement in findings.mappings(policy["Statement"]) {
        for value in arns(of: statement, kind, into: &findings) {
          check(value, in: scenario, into: &findings)
        }
      }
    }
  }

  /// What has to be an ARN, unless it stands for everything.
  private func arns(
    of statement: MappingValue, _ kind: PolicyKind, into findings: inout FindingCollector
  ) -> [Value] {
    var values: [Value] = []
    if kind.hasPrincipal, case .mapping(let principal) = findings.decided(statement["Principal"]) {
      values += findings.decided(principal["AWS"]).parts
    }
    if kind.needsResource {
      for key in ["Resource", "NotResource"] { values += findings.decided(statement[key]).parts }
    }
    return values
  }

  private func check(
    _ value: Value, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    if case .choice(let choice) = value { return findings.reportUndecided(choice.unknown) }
    guard case .text(let text) = value, let place = text.place,
      let call = scenario.template.expression(of: place.node),
      MalformedComputedARN.functions.contains(call.function)
    else { return }
    let written = text.pieces.map(\.example).joined()
    guard written.hasPrefix("arn:"), let arn = ARN(written),
      ![arn.partition, arn.service, arn.region, arn.account].contains(where: { part in
        part.contains(MalformedComputedARN.open) || part.contains("$")
      }),
      !arn.isWellFormed, arn.account != MalformedComputedARN.originAccess
    else { return }
    findings.report(
      .init(
        "'\(written)' is no ARN (what \(call.function.rawValue) gives)", at: Label(call.nameSpan)))
  }

  /// What stands for a part that isn't known before a deployment.
  fileprivate static let open = "…"
  /// What stands for the account of an origin access identity.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  private static let originAccess = "cloudfront"
}

extension Value {
  /// The elements of a list, or the value itself.
  fileprivate var parts: [Value] {
    if case .sequence(let sequence) = self { sequence.elements } else { [self] }
  }
}

extension TextValue.Piece {
  /// The piece in some deployment, as far as its form is known.
  fileprivate var example: String {
    switch self {
    case .literal(let text): text
    case .parameter(let reading):
      switch reading.parameter.name {
      case "AWS::Partition": "aws"
      case "AWS::AccountId": "123456789012"
      case "AWS::Region": "us-east-1"
      default: MalformedComputedARN.open
      }
    case .resource, .unknown: MalformedComputedARN.open
    }
  }
}
