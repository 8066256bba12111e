internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ZipPackageWithoutHandlerOrRuntime: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/zip-package-without-handler-or-runtime",
    title: "Zip package has no handler or no runtime",
    severity: .warning,
    rationale:
      "Lambda needs both to run the code of a zip archive, and refuses a function without them.",
    remediation: "Set 'Handler' and 'Runtime', or deploy a container image.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"
    ],
    aliases: ["W2533"])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let globals = findings.globals(for: resource, in: scenario)
    guard let place = zip(properties, of: resource, globals, in: scenario, into: &findings) else {
      return
    }
    var missing: [String] = []
    for key in ["Handler", "Runtime"] {
      guard let isAbsent = findings.isAbsent(properties[key]) else { return }
      if isAbsent,
        resource.ignoresGlobal(key) || findings.isAbsent(globals?[key] ?? .absent) == true
      {
        missing.append("'\(key)'")
      }
    }
    if !missing.isEmpty {
      findings.report(
        .init("a zip package without \(missing.joined(separator: " and "))", at: Label(place)))
    }
  }

  /// Where the properties say that the code is a zip archive; nil if they don't.
  private func zip(
    _ properties: MappingValue, of resource: Resource, _ globals: MappingValue?,
    in scenario: Scenario, into findings: inout FindingCollector
  ) -> Span? {
    switch findings.text(properties["PackageType"]) {
    case "Zip": return properties.label(of: "PackageType")
    case nil where properties["PackageType"].isAbsent: break
    default: return nil
    }
    guard resource.type == "AWS::Serverless::Function" else {
      guard let code = findings.mapping(properties["Code"]) else { return nil }
      let isZip = ["ZipFile", "S3Key"].contains { findings.isAbsent(code[$0]) == false }
      return isZip ? properties.label(of: "Code") : nil
    }
    if !resource.ignoresGlobal("PackageType"),
      findings.isAbsent(globals?["PackageType"] ?? .absent) != true
    {
      return nil
    }
    guard findings.isAbsent(properties["ImageUri"]) == true else { return nil }
    let source = ["CodeUri", "InlineCode"].first { findings.isAbsent(properties[$0]) == false }
    return source.map { properties.key($0)?.span ?? properties.label } ?? properties.label
  }
}
