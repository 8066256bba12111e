internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Holds a value of a template to a schema.
///
/// The first look at a resource goes through both sides of every `Fn::If`, and leaves what depends on
/// a decision to a question; a question is answered in the scenarios into which the deployments are
/// divided. Values that only a deployment knows are never objected to.
struct SchemaWalk {
  let scenario: Scenario
  private(set) var mode: Mode
  let context: SchemaContext
  /// The resource that is looked at.
  let resource: Resource
  /// The sides of `Fn::If` on the way to the value; empty unless looking first.
  var branches: [SchemaBranch] = []
  var issues: [SchemaIssue] = []
  /// What the first look leaves to the scenarios.
  var questions: [SchemaSubject.Question] = []
  /// Why something couldn't be told; nil if everything could.
  var unknown: Unknown?
  /// How deep below the place at which the walk started.
  var depth = 0
  /// The rule that is broken by whatever is wrong; nil for the rule of each keyword.
  var rule: RuleMetadata?
  /// Whether upper and lower case mean the same in listed values.
  var ignoresCase = false
  /// The violations found first, with the branches in which they stand.
  var found: [(issue: SchemaIssue, branches: [SchemaBranch])] = []

  enum Mode {
    /// Both sides of a choice are looked at.
    case looking
    /// Choices are those of the scenario; functions are checked as when looking.
    case answering
    /// As when answering; what functions give isn't known: what makes alternatives apply.
    case judging
  }

  init(_ scenario: Scenario, _ mode: Mode, _ context: SchemaContext, _ resource: Resource) {
    self.scenario = scenario
    self.mode = mode
    self.context = context
    self.resource = resource
  }

  /// A walk on the same way that has found nothing yet.
  func fork(_ mode: Mode) -> SchemaWalk {
    var walk = SchemaWalk(scenario, mode, context, resource)
    walk.branches = branches
    walk.depth = depth
    walk.rule = rule
    walk.ignoresCase = ignoresCase
    return walk
  }

  var template: Template { scenario.template }

  mutating func visit(_ spot: SchemaSpot, _ schema: Schema) {
    guard depth < SchemaWalk.maximumDepth else { return }
    if let call = template.expression(of: spot.node) { return visit(call, spot, schema) }
    if schema.isNever { return reportNever(spot) }
    if let tag = spot.node.foreignTag { return reportTag(tag, spot, schema) }
    switch spot.node.kind {
    case .scalar: visitScalar(spot, schema)
    case .sequence: visitSequence(spot, schema)
    case .mapping: visitMapping(spot, schema)
    }
  }

  private mutating func visitScalar(_ spot: SchemaSpot, _ schema: Schema) {
    if schema.takesAnyScalar { return }
    guard let scalar = SchemaScalar(spot.place) else {
      if mode == .judging { note(Unknown("what is looked up at deployment", at: spot.node.span)) }
      return
    }
    visit(scalar, spot, schema)
  }

  /// That a value stands where none may.
  mutating func reportNever(_ spot: SchemaSpot) {
    // A schema that ends here objects to the value as a whole: that is what its rule is about.
    if depth == 0, let rule { return report(rule, rule.title.uncapitalized, spot) }
    report(
      SchemaRules.unknownProperty, "\(spot.name) isn't allowed here",
      at: spot.key?.span ?? spot.span)
  }

  /// A tag of another tool's stands for a mapping that CloudFormation doesn't know.
  private mutating func reportTag(_ tag: Tag, _ spot: SchemaSpot, _ schema: Schema) {
    if schema.types.isEmpty || schema.types.contains(.object) { return }
    report(SchemaRules.wrongType, "'!\(tag.name)' is no function of CloudFormation", spot)
  }

  /// A value one step below.
  mutating func descend(_ spot: SchemaSpot, _ schema: Schema) {
    depth += 1
    visit(spot, schema)
    depth -= 1
  }

  mutating func report(
    _ rule: RuleMetadata, _ message: @autoclosure () -> String, _ spot: SchemaSpot
  ) {
    report(rule, message(), at: spot.span)
  }

  mutating func report(_ rule: RuleMetadata, _ message: String, at span: Span) {
    report(SchemaIssue(rule: self.rule ?? rule, message: message, span: span, depth: depth))
  }

  mutating func report(_ issue: SchemaIssue) {
    if mode == .looking { found.append((issue, branches)) } else { issues.append(issue) }
  }

  mutating func note(_ unknown: Unknown) {
    self.unknown = self.unknown?.merged(with: unknown) ?? unknown
  }

  /// What a condition is here, on the way that was taken.
  func truth(of condition: String) -> Truth {
    if let branch = branches.last(where: { $0.condition == condition }) {
      return .known(branch.isTrue)
    }
    return scenario.condition(condition)
  }

  /// A schema's judgement on a value, without a report.
  func judgement(of spot: SchemaSpot, _ schema: Schema) -> SchemaWalk {
    var walk = fork(.judging)
    walk.visit(spot, schema)
    return walk
  }

  /// Recursive definitions end with the template, which can't be deeper than this.
  private static let maximumDepth = 300
}

/// What is the same for everything that is looked at in a template.
final class SchemaContext {
  let schemas: ResourceSchemas
  private(set) lazy var tagging = schemas.named["other/resources/tagging"]
  /// What a misspelt type is compared with.
  private(set) lazy var typeNames = schemas.typeNames
  private var patterns: [Int: SchemaPattern] = [:]

  init(_ schemas: ResourceSchemas) {
    self.schemas = schemas
  }

  /// Whether some part of a text matches; nil if that isn't known.
  func isFound(_ pattern: SchemaText, in text: String) -> Bool? {
    let known = patterns[pattern.number]
    let compiled = known ?? SchemaPattern(pattern.description)
    if known == nil { patterns[pattern.number] = compiled }
    return compiled.isFound(in: text)
  }
}
