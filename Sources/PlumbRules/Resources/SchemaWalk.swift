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
  /// What is looked at.
  let scene: SchemaScene
  private(set) var mode: Mode
  /// Whether it is only asked if something is wrong: then the first thing ends the walk.
  private(set) var isSilent = false
  /// Whether something is wrong.
  private(set) var isBroken = false
  /// How deep below the place at which the walk started.
  var depth = 0
  /// The sides of `Fn::If` on the way to the value; empty unless looking first.
  var branches: [SchemaBranch] = []
  var issues: [SchemaIssue] = []
  /// The violations found first, with the branches in which they stand.
  var found: [(issue: SchemaIssue, branches: [SchemaBranch])] = []
  /// What the first look leaves to the scenarios.
  var questions: [SchemaSubject.Question] = []
  /// Why something couldn't be told; nil if everything could.
  var unknown: Unknown?
  /// The rule that is broken by whatever is wrong; nil for the rule of each keyword.
  var aim: SchemaAim?

  enum Mode {
    /// Both sides of a choice are looked at.
    case looking
    /// Choices are those of the scenario; functions are checked as when looking.
    case answering
    /// As when answering; what functions give isn't known: what makes alternatives apply.
    case judging
  }

  init(_ scene: SchemaScene, _ mode: Mode) {
    self.scene = scene
    self.mode = mode
  }

  /// A walk on the same way that has found nothing yet.
  func fork(_ mode: Mode, isSilent: Bool = false) -> SchemaWalk {
    var walk = SchemaWalk(scene, mode)
    walk.isSilent = isSilent
    walk.branches = branches
    walk.depth = depth
    walk.aim = aim
    return walk
  }

  var scenario: Scenario { scene.scenario }
  var template: Template { scene.template }
  var context: SchemaContext { scene.context }
  var resource: Resource? { scene.resource }

  mutating func visit(_ spot: SchemaSpot, _ schema: Schema) {
    if depth > SchemaWalk.maximumDepth || isSilent && isBroken { return }
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
    if spot.node.isNull {
      if aim == nil, mode != .judging { reportNull(spot, schema) }
      return
    }
    if schema.takesAnyScalar { return }
    guard let scalar = SchemaScalar(spot.place) else {
      if mode == .judging { note(Unknown("what is looked up at deployment", at: spot.node.span)) }
      return
    }
    visit(scalar, spot, schema)
  }

  /// That a key has no value; an element of a list, and what free JSON says, is left alone.
  private mutating func reportNull(_ spot: SchemaSpot, _ schema: Schema) {
    guard let key = spot.key, !schema.types.isEmpty else { return }
    report(SchemaRules.nullValue, "'\(key.text)' is empty", at: key.span)
  }

  /// That a value stands where none may.
  mutating func reportNever(_ spot: SchemaSpot) {
    // A schema that ends here objects to the value as a whole: that is what its rule is about.
    if depth == 0, let aim {
      let shown = aim.member.flatMap { scenario.member($0, of: spot.place) }
        .flatMap { scenario.value(at: $0).knownText }
      return report(
        aim.rule, aim.rule.title.uncapitalized + (shown.map { ": '\($0)'" } ?? ""), spot)
    }
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
    _ rule: @autoclosure () -> RuleMetadata, _ message: @autoclosure () -> String,
    _ spot: SchemaSpot, suggesting suggestion: @autoclosure () -> SpellingSuggestion? = nil
  ) {
    report(
      rule(), message(), at: isSilent ? Span(0, 0) : spot.span, suggesting: suggestion())
  }

  mutating func report(
    _ rule: @autoclosure () -> RuleMetadata, _ message: @autoclosure () -> String, at span: Span,
    suggesting suggestion: @autoclosure () -> SpellingSuggestion? = nil
  ) {
    isBroken = true
    if isSilent { return }
    var issue = SchemaIssue(
      rule: aim?.rule ?? rule(), message: message(), span: span, depth: depth)
    issue.suggestion = suggestion()
    report(issue)
  }

  /// Says that something is wrong where only that is asked.
  mutating func markBroken() { isBroken = true }

  mutating func report(_ issue: SchemaIssue) {
    isBroken = true
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

  /// Recursive definitions end with the template, which can't be deeper than this.
  private static let maximumDepth = 300
}

/// What a walk looks at, the same on all of its ways.
final class SchemaScene {
  let scenario: Scenario
  let template: Template
  let context: SchemaContext
  /// Whose properties are looked at; nil for those that SAM gives to several.
  let resource: Resource?
  /// Whether members are as schemas ask, as far as that has been found out.
  ///
  /// A catalogue asks the same of a member in hundreds of conditions.
  var verdicts: [MemberKey: Bool] = [:]

  /// A member of a mapping and what is asked of it.
  struct MemberKey: Hashable {
    private let node: UInt32
    private let name: UInt32
    private let schema: UInt32
    private let aim: ObjectIdentifier?

    init(_ mapping: Node, _ name: SchemaText, _ schema: Schema, _ aim: SchemaAim?) {
      node = mapping.index
      self.name = UInt32(name.number)
      self.schema = schema.identity
      self.aim = aim.map { ObjectIdentifier($0) }
    }
  }

  init(_ scenario: Scenario, _ context: SchemaContext, _ resource: Resource?) {
    self.scenario = scenario
    template = scenario.template
    self.context = context
    self.resource = resource
  }
}

/// The one rule that a walk is about.
final class SchemaAim: Sendable {
  let rule: RuleMetadata
  /// Whether upper and lower case mean the same in listed values.
  let ignoresCase: Bool
  /// The property that the rule is about, whose value its message shows; nil where there are several.
  let member: String?
  private let isRegional: Bool
  /// The name of the schema in the pack; empty for one that isn't there.
  private let schema: String

  init(
    _ rule: RuleMetadata, ignoresCase: Bool = false, isRegional: Bool = false, schema: String = "",
    member: String? = nil
  ) {
    self.member = member
    self.rule = rule
    self.ignoresCase = ignoresCase
    self.isRegional = isRegional
    self.schema = schema
  }

  /// Whether values that a parameter lists are judged for a property.
  ///
  /// Not where the rule is about what a service offers today, such as classes of instances: many templates
  /// list what was offered once, and nobody chooses any more. Versions that were offered once are known;
  /// which of them goes with which engine is left to who gives both.
  func judges(listedFor name: String?) -> Bool {
    if isRegional || schema.contains("_class") { return false }
    return !schema.contains("_version") || member != nil && name == member
  }
}

/// What is the same for everything that is looked at in a template.
final class SchemaContext {
  let schemas: ResourceSchemas
  private(set) lazy var tagging = schemas.named["other/resources/tagging"]
  /// What a misspelt type is compared with.
  private(set) lazy var typeNames = schemas.typeNames
  private var patterns: [Int: SchemaPattern] = [:]
  private var formats: [Int: SchemaFormat?] = [:]
  private var formatPatterns: [String: SchemaPattern] = [:]
  private var extensions: [String: [Schema]] = [:]
  private var types: [String: SchemaType?] = [:]

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

  /// What the texts of a format look like; nil if nothing is known.
  func format(_ name: SchemaText) -> SchemaFormat? {
    if let known = formats[name.number] { return known }
    let found = SchemaFormat.all[name.description]
    formats[name.number] = .some(found)
    return found
  }

  /// Whether some part of a text matches the expression of a format; nil if that isn't known.
  func isFound(_ pattern: String, in text: String) -> Bool? {
    let known = formatPatterns[pattern]
    let compiled = known ?? SchemaPattern(pattern)
    if known == nil { formatPatterns[pattern] = compiled }
    return compiled.isFound(in: text)
  }

  /// The schemas of which an extension's value has to keep one.
  func schemas(of rule: SchemaExtension) -> [Schema] {
    if let known = extensions[rule.schema] { return known }
    let found = rule.schemas(in: schemas)
    extensions[rule.schema] = found
    return found
  }

  /// What is known of a type; nil if it doesn't exist.
  func type(_ name: String) -> SchemaType? {
    if let known = types[name] { return known }
    let found = schemas[name].map { SchemaType($0, name) }
    types[name] = .some(found)
    return found
  }
}

/// What is known of a resource type, read once a template.
struct SchemaType {
  let schema: ResourceTypeSchema
  let root: Schema
  let isEverywhere: Bool
  let isTaggable: Bool
  /// The properties that can only be read.
  let readOnly: [[String]]
  let extensions: [(rule: SchemaExtension, places: [SchemaExtension.Place])]

  init(_ schema: ResourceTypeSchema, _ name: String) {
    self.schema = schema
    root = schema.root
    isEverywhere = schema.isEverywhere
    isTaggable = if case .boolean(true)? = schema.tagging?["taggable"] { true } else { false }
    // What SAM makes of its own types isn't what they are declared as.
    readOnly =
      name.hasPrefix("AWS::Serverless::")
      ? [] : schema.readOnly.map { $0.map(\.description) }
    extensions = SchemaExtension.extensions(of: name, schema.root)
  }
}
