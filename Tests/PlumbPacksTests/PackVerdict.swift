import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// What a rule with one CEL expression says of a template whose resource has a property `X`.
struct PackVerdict {
  let findings: [Finding]

  /// The outcome and the scenario of each finding: `some: when Size = big`; empty where the check holds.
  var outcomes: [String] {
    findings.map { finding in
      let outcome = finding.outcome.map { "\($0)" } ?? "none"
      return finding.scenario.map { "\(outcome): \($0)" } ?? outcome
    }
  }

  /// - Parameters:
  ///   - check: The expression, which can use `props.X`.
  ///   - value: The property's value in YAML's flow style; the parameters are those of `parameters`.
  init(_ check: String, value: String, parameters: String = PackVerdict.parameters) throws {
    try self.init(
      check, type: "T::A::B", properties: "{X: \(value)}", showing: "props.X",
      parameters: parameters)
  }

  /// - Parameters:
  ///   - properties: Those of a resource, in YAML's flow style.
  ///   - shown: What the message shows.
  init(
    _ check: String, type: String, properties: String, showing shown: String = "props",
    parameters: String = PackVerdict.parameters
  ) throws {
    let (pack, problems) = Pack.load(
      Source(name: "p.yaml", text: PackVerdict.pack(check, of: type, showing: shown)))
    #expect(problems.map(\.message) == [])
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters:
          \(parameters)
          Mappings:
            Sizes: {dev: {Days: 7}, prod: {Days: 30}}
          Conditions:
            IsProd: !Equals [!Ref Env, prod]
          Resources:
            R: {Type: "\(type)", Properties: \(properties)}
          """))
    findings = Linter(rules: try #require(pack).rules()).check(template).findings
  }

  static let parameters = """
      Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
      At: {Type: String, AllowedValues: [cron(0 2 * * ? *), rate(1 day)], Default: cron(0 2 * * ? *)}
      Night: {Type: String, AllowedValues: [cron(0 2 * * ? *), cron(0 2 ? * * *)]}
      Hour: {Type: String, AllowedValues: ['2', '3'], Default: '2'}
      Free: {Type: String}
      Days: {Type: Number, Default: 30}
      List: {Type: CommaDelimitedList, Default: 'a,b'}
    """

  private static func pack(_ check: String, of type: String, showing shown: String) -> String {
    """
    format: 1
    pack: p
    title: t
    rules:
    - id: r
      title: t
      severity: error
      requirement: r
      rationale: r
      remediation: r
      resources: \(type)
      check: >-
        \(check)
      message: "${\(shown)}"
      examples:
      - fail: {Type: "\(type)"}
    """
  }
}
