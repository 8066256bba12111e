internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What a first look at a resource leaves to be judged by scenario: nothing, for most resources.
struct SchemaSubject: Subject {
  /// Nil for what SAM gives to several resources.
  let owner: Resource?
  /// The sides of `Fn::If` on the way to the place: where others are taken, nothing is wrong.
  let branches: [SchemaBranch]
  let content: Content

  enum Content {
    /// Something that is wrong wherever it is reached.
    case violation(FindingCollector.Violation)
    /// Something that depends on more than the way to it.
    case question(Question)
    /// Whether the type is there in the regions of a scenario.
    case regions(RegionSet, of: Resource)
  }

  /// A schema that has to be applied in each scenario.
  struct Question {
    let instance: SchemaInstance
    /// What is applied; of several, one has to be kept.
    let schemas: [Schema]
    let kind: Kind
    let branches: [SchemaBranch]
    /// The rule that is broken by whatever is wrong; nil for the rule of each keyword.
    let aim: SchemaAim?

    enum Kind {
      /// Members and alternatives of the value.
      case whole
      /// What a function gives.
      case result
      /// Everything, as a condition of an extension.
      case extensionRule(SchemaExtension)
    }
  }

  var resource: Resource? { owner }

  var span: Span {
    switch content {
    case .violation(let violation): violation.primary.span
    case .question(let question): question.instance.spot.span
    case .regions(_, let resource): resource.typeNode?.span ?? resource.span
    }
  }
}
