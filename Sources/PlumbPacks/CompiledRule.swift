internal import CEL
internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

/// A rule of a pack, with its expressions read.
///
/// An object, for every evaluation holds its rule.
final class CompiledRule: Sendable {
  let metadata: RuleMetadata
  /// Patterns of resource types; nil for a rule about the whole template.
  let types: [String]?
  let when: Program?
  let lets: [(name: String, program: Program)]
  let checks: [Check]
  /// What is labelled beside the place of a finding.
  let links: [Link]
  let undecided: UndecidedTreatment
  let scope: RuleScope
  let examples: [PackExample]

  init(
    metadata: RuleMetadata, types: [String]?, when: Program?,
    lets: [(name: String, program: Program)], checks: [Check], links: [Link],
    undecided: UndecidedTreatment, scope: RuleScope, examples: [PackExample]
  ) {
    self.metadata = metadata
    self.types = types
    self.when = when
    self.lets = lets
    self.checks = checks
    self.links = links
    self.undecided = undecided
    self.scope = scope
    self.examples = examples
  }

  /// Other ends of what a finding is about.
  struct Link: Sendable {
    let each: Program
    let message: MessageTemplate
  }

  /// One check of the rule.
  struct Check: Sendable {
    /// Takes `item`, also where `each` is nil.
    let check: Program
    let each: Program?
    let message: MessageTemplate
    let at: PropertyPath?
    /// What would mend it, the best first.
    let fixes: [FixTemplate]
  }

  /// Whether some check offers a fix.
  var hasFixes: Bool { checks.contains { !$0.fixes.isEmpty } }

  func rule(settings: PackSettings) -> any Rule {
    if types == nil { return TemplatePackRule(rule: self, settings: settings) }
    return ResourcePackRule(rule: self, settings: settings)
  }
}

/// The text of a message, with CEL in `${…}`.
struct MessageTemplate: Sendable {
  let pieces: [Piece]

  enum Piece: Sendable {
    case literal(String)
    case value(Program)
  }

  /// The text, with `?` for what isn't known.
  func text(_ evaluation: Evaluation, item: CEL.Value) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .value(let program): MessageTemplate.shown(evaluation.evaluate(program, [item]))
      }
    }.joined()
  }

  private static func shown(_ value: CEL.Value) -> String {
    switch value {
    case .string(let text): text
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)"
    case .double(let value): SettingValue.text(value)
    case .list(let elements): elements.map(shown).joined(separator: ", ")
    case .host(let scalar as ScalarHost): scalar.scalar.text
    case .host(let text as TextHost): text.text.key ?? "?"
    case .host(let parameter as ParameterHost): parameter.reading.parameter.name
    case .host(let resource as ResourceHost): resource.resource.id.text
    case .host(let host): host.isAbsent ? "nothing" : shown(elements: host)
    case .null: "null"
    case .bytes, .map, .type, .optional, .unknown, .error: "?"
    }
  }

  private static func shown(elements host: any HostValue) -> String {
    switch host.elements() {
    case .list(let elements): elements.map(shown).joined(separator: ", ")
    case .map, .undecided, nil: "?"
    }
  }
}

/// The way from a resource's properties, or from an element, to what a finding is about.
struct PropertyPath: Sendable {
  /// As it is written; taken apart only where a finding needs it.
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var components: [String] { text.split { $0 == "." || $0 == "/" }.map(String.init) }

  /// Whether it starts at the resource instead of its properties.
  var isFromResource: Bool { text.hasPrefix("/") }

  /// Whether it starts at the template.
  var isFromTemplate: Bool { text.hasPrefix("//") }
}
