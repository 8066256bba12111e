internal import PlumbSchema
internal import PlumbSource
internal import PlumbTemplate

/// A rule that is a schema of its own, for certain places of certain types.
///
/// The schema stands in the pack; here is what is known about the rule, and where it applies.
struct SchemaExtension: Sendable {
  let rule: RuleMetadata
  /// The schema's name in the pack, behind `extensions/`.
  let schema: String
  /// Where it applies, by type: names from the properties down, `*` for every element.
  let places: [(type: String, path: [String])]
  /// Whether there is a schema a region.
  let isRegional: Bool
  /// Whether each thing that is wrong is reported, or the rule once with its first reason.
  let reportsAll: Bool
  /// Whether upper and lower case mean the same in listed values: RDS takes engines in any case.
  var ignoresCase: Bool { schema.hasPrefix("aws_rds_") }

  /// - Parameter places: `AWS::EC2::Instance/BlockDeviceMappings/*/Ebs`.
  init(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String,
    _ schema: String, at places: [String], isRegional: Bool = false, reportsAll: Bool = false
  ) {
    let places = places.map { place in
      let parts = place.split(separator: "/").map(String.init)
      return (type: parts[0], path: Array(parts.dropFirst()))
    }
    rule = RuleMetadata(
      id: RuleID(id), title: title, severity: alias.hasPrefix("W") ? .warning : .error,
      rationale: why, remediation: remediation,
      references: [SchemaExtension.page(of: places[0].type)], aliases: [alias])
    self.schema = schema
    self.places = places
    self.isRegional = isRegional
    self.reportsAll = reportsAll
  }

  /// Instance types and classes that a service offers, region by region.
  init(instances id: String, _ alias: String, _ noun: String, _ schema: String, at places: [String])
  {
    self.init(
      id, alias, "\(noun) isn't one that the service offers",
      why: "The service refuses instances that it doesn't offer in the region.",
      do: "Use one that the service offers in the regions of the stack.", schema, at: places,
      isRegional: true)
  }

  static let all = compute + databases + networks + services

  static let byType: [String: [SchemaExtension]] = all.reduce(into: [:]) { result, rule in
    for type in Set(rule.places.map(\.type)) { result[type, default: []].append(rule) }
  }

  /// The page of a type in the CloudFormation template reference.
  private static func page(of type: String) -> String {
    let name = type.split(separator: ":").dropFirst().joined(separator: "-").lowercased()
    return "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
      + "aws-resource-\(name).html"
  }
}

extension SchemaWalk {
  /// Looks at every place at which an extension applies.
  mutating func look(at spot: SchemaSpot, _ rule: SchemaExtension) {
    guard let schemas = context.extensions(rule, in: nil), !schemas.isEmpty else { return }
    for place in rule.places where place.type == resource.type.rawValue {
      visit(at: place.path[...], spot) { walk, spot in walk.look(atValue: spot, rule, schemas) }
    }
  }

  private mutating func look(atValue spot: SchemaSpot, _ rule: SchemaExtension, _ schemas: [Schema])
  {
    if let call = template.expression(of: spot.node) {
      if schemas.count == 1 { resolve(call, spot, schemas[0]) }
      return
    }
    var trial = fork(.judging)
    trial.judge(spot, rule, schemas)
    if trial.unknown?.split != nil {
      questions.append(
        .init(
          instance: .place(spot), schema: schemas[0], kind: .extensionRule(rule),
          branches: branches, rule: rule.rule))
    } else {
      found += trial.issues.map { ($0, branches) }
    }
  }

  /// Holds a value to an extension; one of its schemas has to be kept.
  mutating func judge(_ spot: SchemaSpot, _ rule: SchemaExtension, _ schemas: [Schema]) {
    var first: SchemaWalk?
    for schema in schemas {
      var trial = fork(.judging)
      trial.rule = rule.rule
      trial.ignoresCase = rule.ignoresCase
      trial.visit(spot, schema)
      if trial.issues.isEmpty {
        if let unknown = trial.unknown { note(unknown) }
        return
      }
      first = first ?? trial
    }
    guard let first else { return }
    if rule.reportsAll {
      issues += first.issues
    } else if let shallowest = first.issues.min(by: { $0.depth < $1.depth }) {
      issues.append(shallowest)
    }
    if let unknown = first.unknown { note(unknown) }
  }

  /// Judges a question in its scenario.
  mutating func answer(_ question: SchemaSubject.Question) {
    rule = question.rule
    switch question.kind {
    case .whole: judge(question.instance, question.schema)
    case .result:
      let spot = question.instance.spot
      if let call = template.expression(of: spot.node) { resolve(call, spot, question.schema) }
    case .extensionRule(let rule):
      if let schemas = context.extensions(rule, in: scenario) {
        judge(question.instance.spot, rule, schemas)
      }
    }
  }
}

extension SchemaContext {
  /// The schemas of which an extension's value has to keep one: that of a region where it is known.
  func extensions(_ rule: SchemaExtension, in scenario: Scenario?) -> [Schema]? {
    let name = "extensions/" + rule.schema
    guard rule.isRegional else { return schemas.named[name].map { [$0] } }
    var seen: Set<Schema> = []
    // Most instances are offered in the oldest region: the others are asked if they aren't.
    let regions = ["us-east-1"] + schemas.regions
    return regions.compactMap { schemas.named["\(name)/\($0)"] }.filter { seen.insert($0).inserted }
  }
}
