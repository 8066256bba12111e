internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct AttributesDifferFromKeys: PropertiesRule {
  let metadata = RuleMetadata(
    id: "dynamodb/attributes-differ-from-keys",
    title: "Attribute definitions of a table differ from its keys",
    severity: .error,
    rationale:
      "DynamoDB wants definitions for exactly the attributes that are keys of the table or of an index, and refuses others.",
    remediation: "Define the attributes that are keys, and no others.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html"
    ],
    aliases: ["E3039"])

  let types = ["AWS::DynamoDB::Table"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let definitions = findings.names(of: properties["AttributeDefinitions"]),
      var keys = findings.names(of: properties["KeySchema"])
    else { return }
    for indexes in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
      guard findings.known(properties[indexes]) != nil else { return }
      for index in findings.mappings(properties[indexes]) {
        guard let names = findings.names(of: index["KeySchema"]) else { return }
        keys.merge(names) { first, _ in first }
      }
    }
    // A loop or a choice that isn't known may still add some.
    if findings.unknown != nil { return }
    let unused = definitions.filter { keys[$0.key] == nil }
    let undefined = keys.filter { definitions[$0.key] == nil }
    if unused.isEmpty, undefined.isEmpty { return }
    let problems =
      unused.keys.sorted().map { "'\($0)' is no key" }
      + undefined.keys.sorted().map { "'\($0)' isn't defined" }
    let labels =
      unused.sorted { $0.key < $1.key }.map { Label($0.value, "no key") }
      + undefined.sorted { $0.key < $1.key }.map { Label($0.value, "not defined") }
    findings.report(
      .init(
        "attributes and keys differ: " + problems.joined(separator: ", "),
        at: Label(properties.label), related: labels))
  }
}

extension FindingCollector {
  /// The names of attributes, with where they are written; nil if they aren't known.
  fileprivate mutating func names(of list: Value) -> [String: Span]? {
    guard known(list) != nil else { return nil }
    var names: [String: Span] = [:]
    for entry in mappings(list) {
      guard let name = text(entry["AttributeName"]) else { return nil }
      names[name] = names[name] ?? entry.label(of: "AttributeName")
    }
    return names
  }
}
