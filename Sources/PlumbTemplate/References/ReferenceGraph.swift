public import PlumbSource
internal import PlumbSyntax

/// The references between the parts of a template, in both directions.
public struct ReferenceGraph: Sendable {
  /// Every reference, by source in document order.
  public let references: [Reference]
  /// The places of the references by the name of their source, of parts of all kinds.
  private let bySource: [String: [Int]]
  private let byTarget: [String: [Int]]

  /// The references that a part makes, in document order.
  public func references(from part: Part) -> [Reference] {
    (bySource[part.name] ?? []).map { references[$0] }.filter { $0.source == part }
  }

  /// The references to a part, by source in document order.
  public func references(to part: Part) -> [Reference] {
    (byTarget[part.name] ?? []).map { references[$0] }.filter { $0.target == part }
  }

  init(_ reader: TemplateReader, _ functions: FunctionTable) {
    var collector = ReferenceCollector(reader, functions)
    collector.collect()
    references = collector.references
    bySource = Dictionary(grouping: references.indices) { [references] in references[$0].source.name
    }
    byTarget = Dictionary(grouping: references.indices) { [references] in references[$0].target.name
    }
  }
}

/// A part of a template that can refer to others or be referred to.
public enum Part: Hashable, Sendable {
  case parameter(String)
  case mapping(String)
  case condition(String)
  case rule(String)
  case resource(String)
  case output(String)
  /// A name that the template doesn't declare.
  case undeclared(String)

  fileprivate var name: String {
    switch self {
    case .parameter(let name), .mapping(let name), .condition(let name), .rule(let name),
      .resource(let name), .output(let name), .undeclared(let name):
      name
    }
  }
}

/// One reference of a part of the template to another.
public struct Reference: Hashable, Sendable {
  public let source: Part
  public let target: Part
  public let kind: Kind
  /// The name, where it is written.
  public let span: Span

  public enum Kind: Hashable, Sendable {
    case ref
    /// `Fn::GetAtt`; the attribute is nil where a function gives it.
    case attribute(String?)
    /// `${Resource.Attribute}` in an `Fn::Sub`.
    case subAttribute(String)
    /// `${Name}` in an `Fn::Sub`.
    case sub
    case dependsOn
    /// A `Condition` attribute, a `Condition` function or the condition of an `Fn::If`.
    case condition
    case findInMap
  }
}
