internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// The first look at SAM's `Globals`: properties that it gives to every resource of a type.
///
/// A resource can complete them, so that only values are judged, and not what may be missing.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
struct GlobalsLook {
  private let scene: SchemaScene
  private(set) var subjects: [SchemaSubject] = []

  init(_ scenario: Scenario, _ context: SchemaContext) {
    scene = SchemaScene(scenario, context, nil)
    guard let globals = scene.template.section("Globals"),
      let known = context.schemas.named["other/sam/globals"]
    else { return }
    for (type, settings) in globals.entries {
      guard let names = known.property(named: type.text)?.properties.names,
        let schema = context.type("AWS::Serverless::" + type.text)?.root
      else { continue }
      for (key, value) in settings.entries where key.isMemberName {
        if names.contains(key.text)
          || ServerlessSchema.globals[type.text]?.contains(key.text) == true
        {
          look(at: value, key, schema)
        } else {
          report(key, type, among: names)
        }
      }
    }
  }

  private mutating func look(at value: Node, _ key: Node, _ schema: Schema) {
    guard let property = schema.property(named: key.text) else { return }
    var walk = SchemaWalk(scene, .looking)
    walk.visit(SchemaSpot(Place(value), key: Name(key.text, key.span)), property)
    for (issue, branches) in walk.found where GlobalsLook.rules.contains(issue.rule.id) {
      add(issue.violation(in: scene.template), branches)
    }
  }

  private mutating func report(_ key: Node, _ type: Node, among names: [String]) {
    let suggestion = scene.template.suggestion(for: key.text, among: names)
    add(
      .init(
        "'\(key.text)' is no property that SAM gives to every \(type.text)", at: Label(key.span),
        of: SchemaRules.unknownProperty
      ).suggesting(suggestion, in: scene.template))
  }

  private mutating func add(
    _ violation: FindingCollector.Violation, _ branches: [SchemaBranch] = []
  ) {
    subjects.append(SchemaSubject(owner: nil, branches: branches, content: .violation(violation)))
  }

  /// The rules that a value breaks whatever a resource adds to it.
  private static let rules: Set<RuleID> = [
    SchemaRules.numberOutOfRange.id, SchemaRules.patternMismatch.id,
    SchemaRules.textLengthOutOfRange.id, SchemaRules.unknownProperty.id,
    SchemaRules.valueNotInEnumeration.id, SchemaRules.wrongType.id,
  ]
}
