internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// The first look at a resource: at its type, and at its properties in all branches.
struct ResourceLook {
  private let scene: SchemaScene
  private let resource: Resource
  private(set) var subjects: [SchemaSubject] = []

  init(_ resource: Resource, _ scenario: Scenario, _ context: SchemaContext) {
    scene = SchemaScene(scenario, context, resource)
    self.resource = resource
  }

  private var template: Template { scene.template }
  private var context: SchemaContext { scene.context }

  mutating func look() {
    let name = resource.type.rawValue
    if name.isEmpty || name.hasSuffix("::MODULE") || !hasWrittenType { return }
    guard let type = context.type(name) else { return reportUnknownType() }
    if type.schema.isGone { return reportGone(type.schema) }
    if !type.isEverywhere { add(.regions(type.schema.regions, of: resource)) }
    checkLifecycle(type.schema)
    guard let properties = resource.properties else {
      return lookAtNothing(type)
    }
    let key = resource.body.node.entry("Properties")?.key
    let spot = SchemaSpot(properties, key: key.map { Name($0.text, $0.span) })
    if properties.node.isNull { lookAtNothing(type) }
    if spot.isNoValue { return reportNoProperties(spot) }
    look(at: spot, type)
    for path in type.readOnly { lookForReadOnly(path, spot) }
    if type.isTaggable { lookAtTags(spot) }
    for (rule, places) in type.extensions { look(at: spot, rule, places) }
  }

  // MARK: Types

  /// Whether the type is a text, and no call of a function.
  private var hasWrittenType: Bool {
    guard let node = resource.typeNode else { return false }
    return template.expression(of: node) == nil && node.foreignTag == nil
  }

  private mutating func reportUnknownType() {
    let name = resource.type.rawValue
    // Types of others can be registered in an account.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry.html
    let isAWS = name.hasPrefix("AWS::") || !name.contains("::")
    var violation = FindingCollector.Violation(
      "resource type '\(name)' doesn't exist",
      at: Label(resource.typeNode?.span ?? resource.span), of: SchemaRules.unknownType
    ).suggesting(SpellingSuggestion(for: name, among: context.typeNames), in: template)
    if !isAWS {
      violation.severity = .note
      violation.notes = ["a type of this name may be registered in the account"]
    } else if template.isRewrittenFreely {
      violation.severity = .note
      violation.notes = ["a transform may replace it before it is deployed"]
    }
    add(.violation(violation))
  }

  private mutating func reportGone(_ type: ResourceTypeSchema) {
    let date = type.lifecycle?["date"]?.text.map { " on \($0)" } ?? ""
    add(
      .violation(
        .init(
          "resource type '\(resource.type)' doesn't exist any more: its service has been shut down"
            + date,
          at: Label(resource.typeNode?.span ?? resource.span), of: SchemaRules.unknownType)))
  }

  private mutating func checkLifecycle(_ type: ResourceTypeSchema) {
    guard let lifecycle = type.lifecycle, let status = lifecycle["status"]?.text else { return }
    let date = lifecycle["date"]?.text
    let (rule, words): (RuleMetadata, String)
    switch status {
    case "shutdown":
      (rule, words) = (
        SchemaRules.typeShutDown, "has been shut down" + (date.map { " on \($0)" } ?? "")
      )
    case "sunset":
      (rule, words) = (SchemaRules.typeBeingShutDown, sunset(on: date))
    case "maintenance":
      (rule, words) = (
        SchemaRules.typeInMaintenance,
        "is in maintenance mode" + (date.map { " since \($0)" } ?? "")
      )
    default: return
    }
    let place = resource.body.node.entry("Properties")?.key.span ?? resource.span
    add(
      .violation(
        .init(
          "the service of \(resource.type) \(words)", at: Label(place),
          related: resource.typeNode.map { [Label($0.span, "its type")] } ?? [], of: rule)))
  }

  /// What AWS's list of ending services says of a date: the end of most, and of some, as of Fraud
  /// Detector, the day since which they take no new customers.
  ///
  /// https://docs.aws.amazon.com/frauddetector/latest/api/Welcome.html
  private func sunset(on date: String?) -> String {
    guard let date else { return "will be shut down" }
    guard let day = CalendarDate(date), day <= RuntimeLifecycle.readOn else {
      return "will be shut down on \(date)"
    }
    return "is being shut down, and closed since \(date) at least to new customers"
  }

  // MARK: Properties

  private func walk() -> SchemaWalk { SchemaWalk(scene, .looking) }

  private mutating func look(at spot: SchemaSpot, _ type: SchemaType) {
    var walk = walk()
    walk.visit(spot, type.root)
    add(walk)
  }

  /// A resource without properties may still need some.
  private mutating func lookAtNothing(_ type: SchemaType) {
    if template.hasCustomMacro { return }
    for objection in type.root.objectionsToNothing { report(objection, of: objection.rule) }
    for (rule, places) in type.extensions where places.contains(where: \.path.isEmpty) {
      let objections = context.schemas(of: rule).map(\.objectionsToNothing)
      guard let first = objections.first?.first, !objections.contains(where: \.isEmpty) else {
        continue
      }
      report(first, of: rule.rule)
    }
  }

  private mutating func report(_ objection: Schema.Objection, of rule: RuleMetadata) {
    var violation = FindingCollector.Violation(
      "\(objection.message): the resource has no properties", at: Label(resource.span), of: rule)
    if objection.isReason { violation.severity = .note }
    add(.violation(violation))
  }

  private mutating func reportNoProperties(_ spot: SchemaSpot) {
    add(
      .violation(
        .init(
          "'Properties' takes a mapping, not AWS::NoValue", at: Label(spot.valueSpan),
          of: SchemaRules.wrongType)))
  }

  private mutating func lookForReadOnly(_ path: [String], _ spot: SchemaSpot) {
    if template.expression(of: spot.node) == nil, spot.node.entry(path[0]) == nil { return }
    var walk = walk()
    walk.visit(at: path[...], spot) { walk, spot in
      guard walk.template.expression(of: spot.node) == nil else { return }
      walk.report(
        SchemaRules.readOnlyProperty, "\(spot.name) can only be read",
        at: spot.key?.span ?? spot.span)
    }
    add(walk)
  }

  private mutating func lookAtTags(_ spot: SchemaSpot) {
    if template.expression(of: spot.node) == nil, spot.node.entry("Tags") == nil { return }
    guard let schema = context.tagging else { return }
    var walk = walk()
    walk.aim = SchemaAim(SchemaRules.malformedTag)
    walk.visit(spot, schema)
    add(walk)
  }

  private mutating func look(
    at spot: SchemaSpot, _ rule: SchemaExtension, _ places: [SchemaExtension.Place]
  ) {
    var walk = walk()
    walk.look(at: spot, rule, places)
    add(walk)
  }

  // MARK: Subjects

  private mutating func add(_ walk: SchemaWalk) {
    for (issue, branches) in walk.found {
      add(.violation(issue.violation(in: template)), branches)
    }
    for question in walk.questions { add(.question(question), question.branches) }
  }

  private mutating func add(_ content: SchemaSubject.Content, _ branches: [SchemaBranch] = []) {
    subjects.append(SchemaSubject(owner: resource, branches: branches, content: content))
  }
}

extension ResourceTypeSchema {
  /// Whether its service was shut down so long ago that the first of all regions doesn't know it.
  fileprivate var isGone: Bool {
    lifecycle?["status"]?.text == "shutdown" && regions.contains("us-east-1") == false
  }
}
