internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A rule that is a schema of its own, for certain places of certain types.
///
/// The schema stands in the pack; here is what is known about the rule, and where it applies.
final class SchemaExtension: Sendable {
  let rule: RuleMetadata
  /// The schema's name in the pack, behind `extensions/` where it doesn't start with `other/`.
  let schema: String
  /// Where it applies: a type and the names from its properties down, `*` for every element.
  private let places: [String]
  /// Whether there is a schema a region.
  let isRegional: Bool
  /// Whether each thing that is wrong is reported, or the rule once with its first reason.
  let reportsAll: Bool
  /// What is broken by whatever is wrong.
  let aim: SchemaAim

  /// - Parameters:
  ///   - places: `AWS::EC2::Instance/BlockDeviceMappings/*/Ebs`.
  ///   - member: The property that the rule is about, whose value the message shows; nil for several.
  init(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String,
    _ schema: String, at places: [String], isRegional: Bool = false, reportsAll: Bool = false,
    about member: String? = nil
  ) {
    rule = RuleMetadata(
      id: RuleID(id), title: title, severity: alias.hasPrefix("W") ? .warning : .error,
      rationale: why, remediation: remediation,
      references: [SchemaExtension.page(of: places[0])], aliases: [alias])
    self.schema = schema
    self.places = places
    // RDS takes the names of engines in any case.
    aim = SchemaAim(
      rule, ignoresCase: schema.hasPrefix("aws_rds_"),
      isRegional: isRegional, schema: schema, member: member)
    self.isRegional = isRegional
    self.reportsAll = reportsAll
  }

  /// Instance types and classes that a service offers, region by region.
  convenience init(
    instances id: String, _ alias: String, _ noun: String, _ schema: String, at places: [String]
  ) {
    self.init(
      id, alias, "\(noun) isn't one that the service offers",
      why: "The service refuses instances that it doesn't offer in the region.",
      do: "Use one that the service offers in the regions of the stack.", schema, at: places,
      isRegional: true)
  }

  /// Whether the schema is about documents, which other services read.
  var isDocument: Bool { schema.hasPrefix("other/") }

  static let all = compute + containers + databases + networks + services

  /// A place in resources of a type at which an extension applies.
  struct Place {
    let path: [String]
    /// Whether what functions give there is looked at: not where nothing else is asked of the value.
    ///
    /// Many templates list instances of old as values of a parameter, which nobody chooses any more.
    let isResolved: Bool

    init(_ path: [String], _ root: Schema) {
      self.path = path
      var schema: Schema? = root
      for name in path { schema = name == "*" ? schema?.items : schema?.property(named: name) }
      isResolved = !path.isEmpty && schema?.constrainsScalars == true
    }
  }

  /// The extensions of a type, each with the places at which it applies.
  static func extensions(
    of type: String, _ root: Schema
  ) -> [(rule: SchemaExtension, places: [Place])] {
    // Few types of a template have any: a table of all would cost more than it saves.
    all.compactMap { rule in
      let paths = rule.places.compactMap { path(of: $0, in: type) }
      return paths.isEmpty ? nil : (rule, paths.map { Place($0, root) })
    }
  }

  /// The names behind a type; nil for a place in another type.
  private static func path(of place: String, in type: String) -> [String]? {
    guard place.hasPrefix(type) else { return nil }
    let rest = place.utf8.dropFirst(type.utf8.count)
    guard rest.first ?? UInt8(ascii: "/") == UInt8(ascii: "/") else { return nil }
    return Substring(rest).split(separator: "/").map(String.init)
  }

  /// The page of a type in the CloudFormation template reference; without a copy of its parts, for all
  /// rules are made at every start.
  private static func page(of place: String) -> String {
    var page = Array(
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-".utf8)
    // Behind `AWS::`.
    for byte in place.utf8.dropFirst(5) {
      if byte == UInt8(ascii: "/") { break }
      if byte == UInt8(ascii: ":") {
        if page.last != UInt8(ascii: "-") { page.append(UInt8(ascii: "-")) }
      } else {
        page.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      }
    }
    return String(decoding: page, as: UTF8.self) + ".html"
  }
}

extension SchemaWalk {
  /// Looks at every place at which an extension applies.
  mutating func look(
    at spot: SchemaSpot, _ rule: SchemaExtension, _ places: [SchemaExtension.Place]
  ) {
    aim = rule.aim
    for place in places {
      visit(at: place.path[...], spot) { walk, spot in
        let schemas = walk.context.schemas(of: rule)
        if schemas.isEmpty { return }
        if let call = walk.template.expression(of: spot.node) {
          walk.aim = nil
          if place.isResolved { walk.resolve(call, spot, schemas) }
          walk.aim = rule.aim
        } else {
          // A document can be given as text too, which is written in a language of its own.
          if rule.isDocument, spot.node.kind == .scalar { return }
          walk.look(atValue: spot, rule, schemas)
        }
      }
    }
  }

  private mutating func look(atValue spot: SchemaSpot, _ rule: SchemaExtension, _ schemas: [Schema])
  {
    var trial = fork(.judging)
    trial.judge(spot, rule, schemas)
    if trial.unknown?.split != nil {
      questions.append(
        .init(
          instance: .place(spot), schemas: schemas, kind: .extensionRule(rule),
          branches: branches, aim: aim))
    } else {
      found += trial.issues.map { ($0, branches) }
    }
  }

  /// Holds a value to an extension; one of its schemas has to be kept.
  mutating func judge(_ spot: SchemaSpot, _ rule: SchemaExtension, _ schemas: [Schema]) {
    for schema in schemas {
      var trial = fork(.judging, isSilent: true)
      trial.visit(spot, schema)
      if !trial.isBroken {
        if let unknown = trial.unknown { note(unknown) }
        return
      }
    }
    var trial = fork(.judging)
    trial.visit(spot, schemas[0])
    if rule.reportsAll {
      for issue in trial.issues { report(issue) }
    } else if let shallowest = trial.issues.min(by: { $0.depth < $1.depth }) {
      report(shallowest)
    }
    if let unknown = trial.unknown { note(unknown) }
  }

  /// Judges a question in its scenario.
  mutating func answer(_ question: SchemaSubject.Question) {
    aim = question.aim
    switch question.kind {
    case .whole: judge(question.instance, question.schemas[0])
    case .result:
      let spot = question.instance.spot
      if let call = template.expression(of: spot.node) { resolve(call, spot, question.schemas) }
    case .extensionRule(let rule):
      judge(question.instance.spot, rule, question.schemas)
    }
  }
}

extension SchemaExtension {
  /// The schema, or those of all regions.
  func schemas(in pack: ResourceSchemas) -> [Schema] {
    let name = isDocument ? schema : "extensions/" + schema
    guard isRegional else { return pack.named[name].map { [$0] } ?? [] }
    var seen: Set<Schema> = []
    // Most instances are offered in the oldest region: the others are asked if they aren't.
    let regions = ["us-east-1"] + pack.regions
    return regions.compactMap { pack.named["\(name)/\($0)"] }.filter { seen.insert($0).inserted }
  }
}
