public import PlumbSource
internal import PlumbSyntax

/// The references between the parts of a template, in both directions.
public struct ReferenceGraph: Sendable {
  /// Every reference, by source in document order.
  public let references: [Reference]
  private let bySource: [Part: [Int]]
  private let byTarget: [Part: [Int]]

  /// The references that a part makes, in document order.
  public func references(from part: Part) -> [Reference] {
    (bySource[part] ?? []).map { references[$0] }
  }

  /// The references to a part, by source in document order.
  public func references(to part: Part) -> [Reference] {
    (byTarget[part] ?? []).map { references[$0] }
  }

  init(_ reader: TemplateReader, _ functions: FunctionTable) {
    var collector = ReferenceCollector(reader, functions)
    collector.collect()
    references = collector.references
    bySource = Dictionary(grouping: references.indices) { [references] in references[$0].source }
    byTarget = Dictionary(grouping: references.indices) { [references] in references[$0].target }
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
    /// `Fn::GetAtt`, or `${Resource.Attribute}` in an `Fn::Sub`; the attribute is nil where a function gives it.
    case attribute(String?)
    /// `${Name}` in an `Fn::Sub`.
    case sub
    case dependsOn
    /// A `Condition` attribute, a `Condition` function or the condition of an `Fn::If`.
    case condition
    case findInMap
  }
}
