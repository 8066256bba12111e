internal import PlumbSource
internal import PlumbSyntax

/// Reads the sections of a tree, and notes what is wrong with their shape.
struct TemplateReader {
  let tree: Tree
  var findings: [Finding] = []
  var sections: [Template.Section] = []
  var parameters: [Parameter] = []
  var mappings: [Mapping] = []
  var conditions: [Condition] = []
  var rules: [ParameterRule] = []
  var resources: [Resource] = []
  var outputs: [Output] = []
  var transforms: [Name] = []
  /// The lists that loops over whole sections go through, each with the loop's key.
  var loopLists: [(key: Name, list: Place)] = []
  /// The deployments in which loops are expanded; nil for the defaults of what they go through.
  private let deployments: Scenario?
  /// Why it isn't known what some loop over a section makes; nil if that is known of all.
  private(set) var unknownLoop: Unknown?
  /// Rounds and members that loops may still make.
  private var remainingLoopMembers = Template.maximumMembers

  init(_ tree: Tree, in deployments: Scenario? = nil) {
    self.tree = tree
    self.deployments = deployments
  }

  mutating func read() {
    guard let root = tree.root else { return }
    guard root.kind == .mapping else {
      report(
        TemplateRules.notAMapping, "a template is a mapping of sections", at: root.span.firstLine)
      return
    }
    for (key, body) in root.entries {
      sections.append(Template.Section(name: Name(key.text, key.span), body: body))
    }
    checkSize()
    for section in sections { read(section) }
  }

  /// Of the two meanings of a megabyte, the larger one is refused for certain.
  private mutating func checkSize() {
    let size = tree.source.bytes.count
    guard size > Template.nearlyMaximumSize else { return }
    let isBeyond = size > Template.maximumSize
    report(
      isBeyond ? TemplateRules.tooLarge : TemplateRules.nearlyTooLarge,
      "the template has \(size) bytes, \(isBeyond ? "more than" : "near") the limit of 1 MB",
      at: Span(0, 0))
  }

  private mutating func read(_ section: Template.Section) {
    switch section.name.text {
    // `Fn::Transform` at the top is a macro over the whole template.
    case "Transform", "Fn::Transform": readTransforms(section.body)
    case "Parameters": readEach(section) { $0.readParameter($1, key: $2, $3) }
    case "Mappings": readEach(section) { $0.readMapping($1, $3) }
    case "Conditions": readEach(section) { $0.readCondition($1, $3) }
    case "Rules": readEach(section) { $0.readRule($1, $3) }
    case "Resources": readEach(section) { $0.readResource($1, $3) }
    case "Outputs": readEach(section) { $0.readOutput($1, $3) }
    default: return
    }
  }

  /// Reads a member of a section: its name, its key and its body.
  private typealias Read = (inout TemplateReader, Name, Node, Place) -> Void

  /// The members of a section, with those of loops expanded.
  private mutating func readEach(
    _ section: Template.Section, _ read: Read
  ) {
    guard section.body.kind == .mapping else {
      if section.name.text == "Resources" { reportShapeOfResources(section) }
      return
    }
    readMembers(of: Place(section.body), read)
  }

  private mutating func reportShapeOfResources(_ section: Template.Section) {
    let isEmpty = section.body.scalar.map { if case .null = $0 { true } else { false } } ?? false
    report(
      TemplateRules.wrongResourceShape,
      isEmpty ? "section 'Resources' is empty" : "section 'Resources' is a mapping of names",
      at: isEmpty ? section.name.span : section.body.span.firstLine)
  }

  private mutating func readMembers(
    of place: Place, _ read: Read
  ) {
    for (key, value) in place.node.entries {
      guard key.text.hasPrefix(ForEach.prefix) else {
        if key.hasText("Fn::Transform") { continue }
        if place.bindings != nil { remainingLoopMembers -= 1 }
        read(&self, Name(place.at(key)), key, place.at(value))
        continue
      }
      readLoop(key, place.at(value), read)
    }
  }

  /// Expands a loop over a list that is written out; other loops are reported.
  private mutating func readLoop(
    _ key: Node, _ value: Place, _ read: Read
  ) {
    guard let loop = ForEach(key: key, body: value) else {
      report(
        TemplateRules.malformedLoop,
        "'\(key.text)' takes a list of an identifier, a list and a mapping",
        at: key.span)
      return
    }
    loopLists.append((Name(key.text, key.span), Place(loop.collection, loop.outer)))
    for bindings in rounds(of: loop) {
      remainingLoopMembers -= 1
      guard remainingLoopMembers > 0 else { return reportTooManyRounds(key) }
      readMembers(of: Place(loop.body, bindings), read)
    }
  }

  private mutating func rounds(of loop: ForEach) -> [LoopBindings] {
    let why: String
    if let deployments {
      let (rounds, unknown) = loop.rounds(in: deployments)
      guard let unknown else { return rounds }
      unknownLoop = unknownLoop ?? unknown
      let defaults = unknown.reasons.compactMap(\.parameter).map {
        deployments.template.parameters[$0]
      }
      .filter { $0.defaultValue != nil }.map(\.name)
      why =
        defaults.isEmpty
        ? "isn't checked: it depends on \(unknown.reasons.map(\.text).joined(separator: ", "))"
        : "is checked with the default of \(defaults.joined(separator: " and ")) only"
    } else {
      if let rounds = loop.writtenRounds(parameters) { return rounds }
      why = "isn't checked: its list isn't written out"
    }
    report(
      TemplateRules.unknownRounds, "what '\(loop.key.text)' makes \(why)",
      at: loop.collection.span.firstLine)
    return []
  }

  private mutating func reportTooManyRounds(_ key: Node) {
    let rule = TemplateRules.tooManyRounds
    guard !findings.contains(where: { $0.rule == rule.id }) else { return }
    report(
      rule,
      "'\(key.text)' makes more than \(Template.maximumMembers) members; the rest isn't checked",
      at: key.span)
  }

  mutating func report(
    _ rule: RuleMetadata, _ message: String, at span: Span, related: [Label] = [],
    fixes: [Fix] = []
  ) {
    findings.append(
      Finding(
        rule: rule.id, severity: rule.severity, message: message, source: tree.source,
        primary: Label(span), related: related, fixes: fixes))
  }
}

extension Template {
  /// How many rounds and members loops may make before reading them stops.
  ///
  /// CloudFormation takes 500 resources and 200 outputs a template.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  static let maximumMembers = 10_000

  /// The most bytes that a template may have.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  fileprivate static let maximumSize = 1_048_576
  /// Nine tenths of a million.
  fileprivate static let nearlyMaximumSize = 900_000
}
