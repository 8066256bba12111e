import PlumbEngine
import PlumbReport
import PlumbSource

/// The span of the only occurrence of a text in a source, or of the `skipping`th further one.
func span(of text: String, in source: Source, skipping: Int = 0) -> Span {
  let needle = Array(text.utf8)
  var left = skipping
  for start in 0...max(0, source.bytes.count - needle.count)
  where source.bytes[start...].starts(with: needle) {
    if left == 0 { return Span(start, start + needle.count) }
    left -= 1
  }
  return Span(source.bytes.count, source.bytes.count)
}

/// A report on one finding at a span, with nothing else known.
func report(on text: String, _ span: Span, label: String? = nil) -> Report {
  Report(
    findings: [
      Finding(
        rule: "a/rule", severity: .error, message: "wrong",
        source: Source(name: "t.yaml", text: text),
        primary: Label(span, label))
    ], checkedCount: 1)
}

/// The lines of the excerpt of a text output: what follows the arrow line.
func excerpt(of report: Report) -> String {
  TextWriter(hasSummary: false).text(for: report)
    .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast()
    .joined(separator: "\n")
}

enum Samples {
  static let shop = Source(
    name: "shop.yaml",
    text: """
      Parameters:
        Env:
          Type: String
        AdminCidr:
          Type: String
          Default: 0.0.0.0/0

      Conditions:
        IsProd: !Equals [!Ref Env, prod]

      Resources:
        WebSG:
          Type: AWS::EC2::SecurityGroup
          Properties:
            SecurityGroupIngress:
              - CidrIp: !If [IsProd, 10.0.0.0/8, !Ref AdminCidr]

      """)

  static let openPort = Finding(
    rule: "ec2/port-is-open", severity: .error,
    message: "port 22 is open to the whole internet when Env = dev", source: shop,
    primary: Label(span(of: "!Ref AdminCidr", in: shop), "0.0.0.0/0 in this scenario"),
    related: [
      Label(span(of: "0.0.0.0/0", in: shop), "the default comes from here"),
      Label(span(of: "!Equals [!Ref Env, prod]", in: shop), "false when Env = dev"),
    ],
    notes: ["the group is attached to 2 instances"], resource: "WebSG",
    path: "Resources/WebSG/Properties/SecurityGroupIngress/0/CidrIp", outcome: .default,
    scenario: Witness(
      description: "Env = dev or staging",
      parameters: [
        .init(name: "Env", value: "dev", isDefault: false),
        .init(name: "AdminCidr", value: "0.0.0.0/0", isDefault: true),
      ], failing: 2, relevant: 3))

  static let openPortRule = RuleMetadata(
    id: "ec2/port-is-open", title: "SSH is not open to the internet", severity: .error,
    rationale: "Bots try it all day", remediation: "remove the default,\n  or constrain AdminCidr",
    requirement: "No public SSH", aliases: ["CKV_AWS_24", "E9"])

  static let report = Report(
    findings: [openPort], rules: [openPortRule.id: openPortRule], checkedCount: 1,
    scenarioCount: 3)
}

extension Report {
  /// One finding in which every text that comes from a template or its name is the given one.
  static func hostile(_ text: String) -> Report {
    Report(
      findings: [
        Finding(
          rule: "a/rule", severity: .error, message: text,
          source: Source(name: text, text: "a: b"), primary: Label(Span(0, 1), text),
          related: [Label(Span(3, 4), text)], notes: [text], resource: text, path: text,
          fixes: [Fix(title: text, edits: [Edit(Span(0, 1), text)], isSafe: true)])
      ], checkedCount: 1, checkedFiles: [text])
  }
}
