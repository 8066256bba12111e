internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ImageParameterHasWrongType: Rule {
  let metadata = RuleMetadata(
    id: "parameters/image-parameter-has-wrong-type",
    title: "Parameter for an image isn't of an image's type",
    severity: .warning,
    rationale:
      "With the type AWS::EC2::Image::Id CloudFormation checks the image before it creates anything; with String an instance fails to start.",
    remediation:
      "Give the parameter the type AWS::EC2::Image::Id, or AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/best-practices.html#parmtypes",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    ],
    aliases: ["W2506"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<String> = []
    for resource in template.resources {
      guard let paths = ImageParameterHasWrongType.paths[resource.type.rawValue],
        let properties = resource.properties
      else { continue }
      for use in paths.flatMap({ template.parameterUses(in: properties.node, at: $0) }) {
        guard let declaration = use.parameter.declaration, let type = declaration.body["Type"],
          !ImageParameterHasWrongType.types.contains(type.text),
          seen.insert(use.parameter.name).inserted
        else { continue }
        findings.report(
          .init(
            "parameter '\(use.parameter.name)' gives an image and is of type '\(type.text)'",
            at: .init(type.span), related: [Label(use.name.span, "the image")]))
      }
    }
  }

  private static let types = [
    "AWS::EC2::Image::Id", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
  ]

  /// The properties that take an image, by type; `*` stands for every element of a list.
  private static let paths: [String: [[String]]] = [
    "AWS::AutoScaling::LaunchConfiguration": [["ImageId"]],
    "AWS::Batch::ComputeEnvironment": [["ComputeResources", "ImageId"]],
    "AWS::Cloud9::EnvironmentEC2": [["ImageId"]],
    "AWS::EC2::Instance": [["ImageId"]],
    "AWS::EC2::LaunchTemplate": [["LaunchTemplateData", "ImageId"]],
    "AWS::EC2::SpotFleet": [
      ["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "ImageId"]
    ],
    "AWS::ImageBuilder::Image": [["ImageId"]],
  ]
}
