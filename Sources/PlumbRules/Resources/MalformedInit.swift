internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedInit: Rule {
  let metadata = RuleMetadata(
    id: "resources/malformed-init",
    title: "AWS::CloudFormation::Init has a part that cfn-init doesn't read",
    severity: .error,
    rationale:
      "cfn-init fails on the instance, or leaves the part out, long after CloudFormation took the template.",
    remediation: "Correct the name or the shape as the documentation of cfn-init shows it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-init.html"
    ],
    aliases: ["E3009"])

  func subjects(in template: Template) -> [Resource] {
    template.resources(with: "Metadata").filter {
      $0.body["Metadata"]?["AWS::CloudFormation::Init"] != nil
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let metadata = resource.body.node["Metadata"],
      let (key, node) = metadata.entry("AWS::CloudFormation::Init")
    else { return }
    var checker = NodeShapeChecker(scenario.template)
    if node.kind != .mapping || scenario.template.expression(of: node) != nil {
      checker.check(node, .values(.anything), key.text, at: key.span)
    } else {
      for (name, value) in node.entries {
        let shape = name.hasText("configSets") ? .values(.anything) : MalformedInit.configuration
        checker.check(value, shape, name.text, at: name.span)
      }
    }
    for violation in checker.violations { findings.report(violation) }
  }

  /// A configuration: the sections that cfn-init works through.
  private static let configuration = NodeShape.members([
    "commands": commands, "files": files, "groups": .values(.members(["gid": .text])),
    "packages": packages, "services": services, "sources": .values(.text),
    "users": .values(
      .members(["groups": .list(.text), "homeDir": .text, "uid": .text])),
  ])

  private static let commands = NodeShape.values(
    .members([
      "command": .either(.text, .list(.text)), "cwd": .text, "env": .values(.text),
      "ignoreErrors": .text, "test": .text, "waitAfterCompletion": .text,
    ]))

  private static let files = NodeShape.values(
    .members([
      "authentication": .anything, "content": .either(.text, .values(.anything)),
      "context": .anything, "encoding": .oneOf(["plain", "base64"]), "group": .text,
      "mode": .sized(6), "owner": .text, "source": .text,
    ]))

  private static let packages: NodeShape = {
    let versions = NodeShape.values(.either(.text, .list(.text)))
    return .members([
      "apt": versions, "msi": versions, "python": versions, "rpm": versions,
      "rubygems": versions, "yum": versions, "zypper": versions,
    ])
  }()

  private static let services: NodeShape = {
    let service = NodeShape.values(
      .members([
        "commands": .list(.text), "enabled": .boolean, "ensureRunning": .boolean,
        "files": .list(.text), "packages": .values(.list(.text)), "sources": .list(.text),
      ]))
    return .members(["systemd": service, "sysvinit": service, "windows": service])
  }()
}
