public import PlumbSource
public import PlumbSyntax

/// What a rule looks at: a template as a whole, or one of its parts.
public protocol Subject: Sendable {
  /// The span that stands for it: its name, or the first line of a template.
  var span: Span { get }
  /// The resource that it is, or is a part of; nil for other parts of a template.
  var resource: Resource? { get }
}

extension Subject {
  public var resource: Resource? { nil }
}

extension Template: Subject {
  public var span: Span { sections.first?.name.span ?? Span(0, 0) }
}

/// A resource of the template.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
public struct Resource: Subject, Hashable {
  private let parts: Parts

  /// The logical ID, with loop variables replaced.
  public var id: Name { parts.id }
  /// The value of `Type`; empty if it is missing.
  public var type: ResourceType { parts.type }
  public var body: Place { parts.body }
  /// The value of `Type`; nil if it is missing or is no text.
  public var typeNode: Node? { parts.typeNode }
  /// The condition under which it is created; nil if it always is.
  public var condition: Name? { parts.condition }
  /// The value of `Properties`; nil if it is missing.
  public var properties: Place? { parts.properties }
  /// The resources that `DependsOn` names.
  public var dependsOn: [Name] { parts.dependsOn }

  init(_ parts: Parts) {
    self.parts = parts
  }

  public var span: Span { id.span }
  public var resource: Resource? { self }

  /// What is written of it: an object, as resources are copied again and again.
  final class Parts: Sendable {
    let id: Name
    let type: ResourceType
    let body: Place
    let typeNode: Node?
    let condition: Name?
    let properties: Place?
    let dependsOn: [Name]

    init(
      id: Name, type: ResourceType, body: Place, typeNode: Node?, condition: Name?,
      properties: Place?, dependsOn: [Name]
    ) {
      self.id = id
      self.type = type
      self.body = body
      self.typeNode = typeNode
      self.condition = condition
      self.properties = properties
      self.dependsOn = dependsOn
    }
  }

  public static func == (left: Resource, right: Resource) -> Bool {
    left.parts === right.parts || left.id == right.id && left.body == right.body
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

/// A mapping of the template: two levels of keys.
public struct Mapping: Sendable {
  public let name: Name
  public let body: Place

  public var topKeys: [String] { body.node.entries.map { $0.key.text } }
}

/// A condition of the template.
public struct Condition: Sendable {
  public let name: Name
  public let body: Place
}

/// A rule of the `Rules` section: assertions about the parameters of a deployment.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
public struct ParameterRule: Sendable {
  public let name: Name
  /// Where the assertions must hold; nil for everywhere.
  public let condition: Place?
  public let assertions: [Place]
}

/// An output of the template.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
public struct Output: Subject {
  public let name: Name
  public let body: Place
  /// The condition under which it is given; nil if it always is.
  public let condition: Name?
  public let value: Place?

  public var span: Span { name.span }
}
