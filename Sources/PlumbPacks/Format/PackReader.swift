internal import CEL
internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax

/// Reads the tree of a pack file.
struct PackReader {
  private let tree: Tree
  private(set) var shapes: ShapeReader
  /// CEL's functions, the pack functions, and those that the pack defines.
  private(set) var library = PackFunctions.library
  private var paths = PackPaths(PackFunctions.library, bodies: [:])
  private var name = ""
  private var settings: [Setting] = []
  /// What the expression that was read last gives.
  private var lastType = PathType.unknown
  /// Names that nothing uses, which matters only where nothing is wrong.
  private var unused: [(message: String, key: Node)] = []

  init(_ tree: Tree) {
    self.tree = tree
    shapes = ShapeReader(tree.source)
  }

  var findings: [Finding] { shapes.findings }

  mutating func read() -> Pack? {
    guard let root = tree.root else { return nil }
    guard shapes.check(root, is: .pack, "a pack") || root["rules"]?.kind == .sequence
    else { return nil }
    name = root["pack"]?.text ?? "pack"
    settings = PackReader.entries(root["settings"]).compactMap { setting($0.key, $0.value) }
    readFunctions(root["functions"], after: usedFunctions(root["uses"]))
    var rules: [CompiledRule] = []
    var programs: [Program] = []
    for node in root["rules"].map({ Array($0.elements) }) ?? [] where node.kind == .mapping {
      guard let rule = rule(node) else { continue }
      if rules.contains(where: { $0.metadata.id == rule.metadata.id }) {
        shapes.report("this pack has two rules '\(rule.metadata.id)'", at: node["id"] ?? node)
        continue
      }
      rules.append(rule)
      programs += rule.programs
    }
    reportPaths()
    reportUnused(root["functions"], programs)
    return Pack(
      name: name, title: root["title"]?.text ?? "", settings: settings,
      origin: .file(tree.source), rules: rules)
  }

  // MARK: Settings and functions

  private mutating func setting(_ key: Node, _ node: Node) -> Setting? {
    guard let kind = node["type"].flatMap({ Setting.Kind(rawValue: $0.text) }),
      let defaultNode = node["default"], let value = SettingValue(defaultNode)
    else { return nil }
    let setting = Setting(
      name: key.text, description: node["description"]?.text, defaultValue: value, kind: kind,
      allowed: node["enum"].map { $0.elements.compactMap { SettingValue($0) } } ?? [],
      minimum: node["minimum"].flatMap { Double($0.text) },
      maximum: node["maximum"].flatMap { Double($0.text) }, pattern: node["pattern"]?.text)
    if let objection = setting.objection(to: value) {
      shapes.report("the default doesn't fit: \(objection)", at: defaultNode)
    }
    return setting
  }

  /// The functions of the built-in packs that the pack uses. A test keeps them free of mistakes.
  private mutating func usedFunctions(_ node: Node?) -> [FunctionSource] {
    let names = node.map { Array($0.elements) } ?? []
    return names.flatMap { name -> [FunctionSource] in
      guard let pack = BuiltInPack.named(name.text) else {
        shapes.report(
          "there is no built-in pack '\(name.text)'", at: name,
          suggestion: SpellingSuggestion.best(for: name.text, among: BuiltInPack.all.map(\.name)))
        return []
      }
      let functions = Tree.parse(pack.source).root?["functions"]
      return PackReader.entries(functions).compactMap {
        try? FunctionSource(signature: $0.key.text, body: $0.value.text)
      }
    }
  }

  private mutating func readFunctions(_ node: Node?, after used: [FunctionSource]) {
    var sources = used
    var bodies: [String: Node] = [:]
    for (key, body) in PackReader.entries(node) where body.kind == .scalar {
      do throws(ParseError) {
        let source = try FunctionSource(signature: key.text, body: body.text)
        sources.append(source)
        bodies[source.name] = body
      } catch {
        report(error.message, at: error.range, in: key)
      }
    }
    for error in library.define(sources) {
      if let body = bodies[error.function] {
        report(error.error.message, at: error.error.range, in: body)
      }
    }
    paths = PackPaths(library, bodies: bodies)
    let declarations = Declarations(variables: ["settings", "template"])
    for issue in library.checkDefinitions(declarations) {
      if let body = issue.function.flatMap({ bodies[$0] }) { report(issue, in: body) }
    }
    for body in bodies.values {
      if let program = try? Program(body.text, library: library) {
        _ = checkSettings(program, body.text, at: 0, in: body)
      }
    }
  }

  private mutating func reportPaths() {
    paths.finish()
    for found in paths.found {
      shapes.report(
        found.issue.message, at: found.node.span(ofText: clamped(found.range, in: found.node)),
        suggestion: found.issue.suggestion, rule: found.issue.rule)
    }
  }

  private mutating func reportUnused(_ node: Node?, _ programs: [Program]) {
    guard !findings.contains(where: { $0.severity == .error }) else { return }
    let functions = Set(library.unusedDefinitions(in: programs))
    for (key, _) in PackReader.entries(node) {
      let name = String(key.text.prefix { $0 != "(" })
      if functions.contains(name) { unused.append(("no rule uses the function '\(name)'", key)) }
    }
    for (message, key) in unused {
      shapes.report(message, at: key.span, rule: PackFileRules.unusedName)
    }
  }

  // MARK: Rules

  private mutating func rule(_ node: Node) -> CompiledRule? {
    guard let id = node["id"] else { return nil }
    let metadata = metadata(node, id: id)
    var variables: Set<String> = ["settings", "template"]
    let types = node["resources"].map { PackReader.texts($0) }
    if types != nil { variables.formUnion(["resource", "props"]) }
    paths.beginRule(node["resources"])
    defer { paths.endRule() }
    var isUsable = true
    var lets: [(name: String, program: Program)] = []
    for (key, value) in PackReader.entries(node["let"]) {
      if variables.contains(key.text) || key.text == "item" {
        shapes.report("'\(key.text)' is already a name", at: key)
      }
      if let program = program(value, variables) {
        lets.append((key.text, program))
        paths.define(key.text, as: lastType)
      } else {
        isUsable = false
      }
      variables.insert(key.text)
    }
    let when = node["when"].map { program($0, variables, isCondition: true) }
    if case .some(.none) = when { isUsable = false }
    guard let checks = checks(node, variables, title: metadata.title), isUsable else { return nil }
    let links = (node["related"].map { Array($0.elements) } ?? []).compactMap {
      link($0, variables)
    }
    noteUnusedLets(node["let"], lets, checks, links, when ?? nil)
    return CompiledRule(
      metadata: metadata, types: types, when: when ?? nil, lets: lets, checks: checks,
      links: links,
      undecided: node["undecided"].flatMap { UndecidedTreatment(rawValue: $0.text) } ?? .note,
      scope: node["scenarios"]?.hasText("default-only") == true ? .defaultScenario : .allScenarios,
      examples: examples(node))
  }

  private func metadata(_ node: Node, id: Node) -> RuleMetadata {
    let word = node["severity"]?.text ?? ""
    // A severity that isn't one is reported; the rest of the rule is read all the same.
    let severity = Severity(rawValue: word == "info" ? "note" : word) ?? .error
    return RuleMetadata(
      id: RuleID("\(name)/\(id.text)"), title: node["title"]?.text ?? id.text, severity: severity,
      rationale: node["rationale"]?.text ?? "", remediation: node["remediation"]?.text ?? "",
      requirement: node["requirement"]?.text,
      references: node["references"].map { PackReader.texts($0) } ?? [],
      aliases: node["aliases"].map { PackReader.texts($0) } ?? [])
  }

  private mutating func checks(
    _ node: Node, _ variables: Set<String>, title: String
  ) -> [CompiledRule.Check]? {
    if let list = node["checks"] {
      if let single = node.entry("check") {
        shapes.report("a rule has 'check' or 'checks', not both", at: single.key)
      }
      let checks = list.elements.map { check($0, outer: node, variables, title: title) }
      return checks.contains { $0 == nil } ? nil : checks.compactMap { $0 }
    }
    guard node["check"] != nil else {
      shapes.report("this rule has no 'check'", at: node["id"] ?? node)
      return nil
    }
    return check(node, outer: nil, variables, title: title).map { [$0] }
  }

  private mutating func check(
    _ node: Node, outer: Node?, _ variables: Set<String>, title: String
  ) -> CompiledRule.Check? {
    paths.item = .unknown
    let each = node["each"].map { program($0, variables) }
    if each != nil { paths.item = lastType.listed.element }
    var known = variables
    if each != nil { known.insert("item") }
    guard let checkNode = node["check"],
      let check = program(checkNode, known, parameters: ["item"], isCondition: true)
    else { return nil }
    if case .some(.none) = each { return nil }
    let messageNode = node["message"] ?? outer?["message"]
    return CompiledRule.Check(
      check: check, each: each ?? nil,
      message: messageNode.map { message($0, known) } ?? MessageTemplate(pieces: [.literal(title)]),
      at: (node["at"] ?? outer?["at"]).map { PropertyPath($0.text) },
      fixes: fixes(node["fix"] ?? outer?["fix"], known))
  }

  private mutating func link(_ node: Node, _ variables: Set<String>) -> CompiledRule.Link? {
    guard let eachNode = node["each"], let text = node["message"],
      let each = program(eachNode, variables)
    else { return nil }
    paths.item = lastType.listed.element
    return CompiledRule.Link(each: each, message: message(text, variables.union(["item"])))
  }

  private mutating func noteUnusedLets(
    _ node: Node?, _ lets: [(name: String, program: Program)], _ checks: [CompiledRule.Check],
    _ links: [CompiledRule.Link], _ when: Program?
  ) {
    let programs =
      lets.map(\.program) + checks.flatMap(\.programs) + links.flatMap(\.programs)
      + [when].compactMap { $0 }
    let used = Set(programs.flatMap { $0.freeVariables.map(\.name) })
    for (key, _) in PackReader.entries(node) where !used.contains(key.text) {
      unused.append(("nothing uses '\(key.text)'", key))
    }
  }

  private mutating func examples(_ node: Node) -> [PackExample] {
    let list = node["examples"].map { Array($0.elements) } ?? []
    let examples = list.compactMap { element -> PackExample? in
      guard let example = PackExample(element) else {
        shapes.report("an example has either 'pass' or 'fail'", at: element)
        return nil
      }
      for (key, value) in example.settings { check(key, value) }
      return example
    }
    if !examples.contains(where: { $0.isFailing }) {
      shapes.report(
        "rule '\(node["id"]?.text ?? "")' has no example that fails it",
        at: (node["id"] ?? node).span, rule: PackFileRules.ruleWithoutFailingExample)
    }
    return examples
  }

  /// Checks the value that an example gives to a setting.
  private mutating func check(_ key: Node, _ value: Node) {
    guard let setting = settings.first(where: { $0.name == key.text }) else {
      shapes.report(
        "this pack has no setting '\(key.text)'", at: key,
        suggestion: SpellingSuggestion.best(for: key.text, among: settings.map(\.name)))
      return
    }
    let objection =
      SettingValue(value).map(setting.objection)
      ?? "'\(setting.name)' takes \(setting.kind.phrase)"
    if let objection { shapes.report(objection, at: value) }
  }

  // MARK: Expressions

  mutating func program(
    _ node: Node, _ variables: Set<String>, parameters: [String] = [], isCondition: Bool = false
  ) -> Program? {
    guard node.kind == .scalar else { return nil }
    return program(
      node.text, at: 0, in: node, variables, parameters: parameters, isCondition: isCondition)
  }

  /// Reads an expression that starts at an offset in a scalar's text.
  private mutating func program(
    _ text: String, at offset: Int, in node: Node, _ variables: Set<String>,
    parameters: [String] = [], isCondition: Bool = false
  ) -> Program? {
    let program: Program
    do throws(ParseError) {
      program = try Program(text, parameters: parameters, library: library)
    } catch {
      report(error.message, at: shifted(error.range, by: offset), in: node)
      return nil
    }
    lastType = paths.read(program, at: offset, in: node)
    // `item` is a parameter everywhere, but means nothing without `each`.
    if !variables.contains("item"), parameters.contains("item"),
      let bare = try? Program(text, library: library),
      let use = bare.freeVariables.first(where: { $0.name == "item" })
    {
      report("'item' is known only beside 'each'", at: shifted(use.range, by: offset), in: node)
      return nil
    }
    let issues = program.check(Declarations(variables: variables), isCondition: isCondition)
    for issue in issues { report(issue, in: node, shiftedBy: offset) }
    let knowsSettings = checkSettings(program, text, at: offset, in: node)
    return issues.isEmpty && knowsSettings ? program : nil
  }

  /// Whether the pack has every setting that an expression names; says which it hasn't.
  private mutating func checkSettings(
    _ program: Program, _ text: String, at offset: Int, in node: Node
  ) -> Bool {
    let names = settings.map(\.name)
    let unknown = SettingUse.all(in: program, text).filter { !names.contains($0.name) }
    for use in unknown {
      shapes.report(
        "this pack has no setting '\(use.name)'",
        at: node.span(ofText: clamped(shifted(use.range, by: offset), in: node)),
        suggestion: SpellingSuggestion.best(for: use.name, among: names),
        rule: PackFileRules.malformedExpression)
    }
    return unknown.isEmpty
  }

  mutating func message(_ node: Node, _ variables: Set<String>) -> MessageTemplate {
    var pieces: [MessageTemplate.Piece] = []
    for piece in MessageText.pieces(of: node.text) {
      switch piece {
      case .literal(let text): pieces.append(.literal(text))
      case .expression(let text, let offset):
        let program = program(text, at: offset, in: node, variables, parameters: ["item"])
        pieces.append(program.map { .value($0) } ?? .literal("?"))
      }
    }
    return MessageTemplate(pieces: pieces)
  }

  private mutating func report(_ issue: CheckIssue, in node: Node, shiftedBy offset: Int = 0) {
    let span = node.span(ofText: clamped(shifted(issue.range, by: offset), in: node))
    shapes.report(
      issue.message, at: span, suggestion: issue.suggestion,
      rule: PackFileRules.malformedExpression)
  }

  private mutating func report(_ message: String, at range: Range<Int>, in node: Node) {
    let span = node.span(ofText: clamped(range, in: node))
    shapes.report(message, at: span, rule: PackFileRules.malformedExpression)
  }

  private func shifted(_ range: Range<Int>, by offset: Int) -> Range<Int> {
    (range.lowerBound + offset)..<(range.upperBound + offset)
  }

  private func clamped(_ range: Range<Int>, in node: Node) -> Range<Int> {
    range.clamped(to: 0..<node.text.utf8.count)
  }

  static func entries(_ node: Node?) -> [(key: Node, value: Node)] {
    node.map { Array($0.entries) } ?? []
  }

  static func texts(_ node: Node) -> [String] {
    node.kind == .scalar ? [node.text] : node.elements.map(\.text)
  }
}

extension CompiledRule {
  var programs: [Program] {
    [when].compactMap { $0 } + lets.map(\.program) + checks.flatMap(\.programs)
      + links.flatMap(\.programs)
  }
}

extension CompiledRule.Link {
  var programs: [Program] { [each] + message.programs }
}

extension CompiledRule.Check {
  var programs: [Program] {
    [check] + [each].compactMap { $0 } + message.programs + fixes.flatMap(\.programs)
  }
}
