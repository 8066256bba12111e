public import PlumbSource
public import PlumbSyntax

/// A CloudFormation template: its sections, and the functions in them.
///
/// Made from any source; what is wrong with it stands in `findings`, and what could be understood is
/// there to be read.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
public final class Template: Sendable {
  public let tree: Tree
  /// What is wrong with the syntax and with the shape of the sections, in source order.
  public let findings: [Finding]
  /// The sections that are there, in document order.
  public let sections: [Section]
  /// The declared parameters in document order, then the pseudo parameters.
  public let parameters: [Parameter]
  public let mappings: [Mapping]
  public let conditions: [Condition]
  public let rules: [ParameterRule]
  /// The resources in document order, those of `Fn::ForEach` expanded.
  public let resources: [Resource]
  public let outputs: [Output]
  /// The macros of `Transform`, in the order in which they are named.
  public let transforms: [Name]
  /// Every reference of one part of the template to another.
  public let references: ReferenceGraph

  let parameterIndex: [String: Int]
  let conditionIndex: [String: Int]
  let resourceIndex: [String: Int]
  private let resourcesByType: [String: [Int]]
  /// The nodes of resources and outputs that have a condition.
  private let conditionalBodies: Set<Int>
  let location: LocationParameters
  let functions: FunctionTable
  /// Why it isn't known what some loop over a section makes in the deployments that the template was
  /// expanded for: there may be more members than these; nil where that is known.
  package let unknownLoop: Unknown?
  /// Whether some loop over a section goes through what can differ from deployment to deployment.
  let hasOpenLoops: Bool
  /// The conditions that look something up, which is there in some deployments only.
  let lookups: [Int]

  /// A section at the top of the template.
  public struct Section: Sendable {
    public let name: Name
    public let body: Node
  }

  public convenience init(_ source: Source) {
    self.init(Tree.parse(source))
  }

  /// Loops over whole sections are expanded with the defaults of the parameters that they go through;
  /// `expansions(in:limit:)` has the other ways.
  public convenience init(_ tree: Tree) {
    self.init(tree, FunctionTable(tree), in: nil)
  }

  /// - Parameter deployments: Those in which loops are expanded.
  init(_ tree: Tree, _ functions: FunctionTable, in deployments: Scenario?) {
    self.tree = tree
    self.functions = functions
    var reader = TemplateReader(tree, in: deployments)
    reader.read()
    unknownLoop = reader.unknownLoop
    hasOpenLoops = reader.loopLists.contains { Template.isOpen($0.list.node, functions) }
    sections = reader.sections
    parameters = reader.parameters + Parameter.pseudoParameters
    location = LocationParameters(from: reader.parameters.count)
    mappings = reader.mappings
    conditions = reader.conditions
    rules = reader.rules
    resources = reader.resources
    outputs = reader.outputs
    transforms = reader.transforms
    // The shape of what wasn't read to its end says nothing.
    findings = (tree.findings + (tree.isComplete ? reader.findings : []))
      .sorted(by: Finding.inReportOrder)
    parameterIndex = Template.index(parameters.map(\.name))
    conditionIndex = Template.index(conditions.map(\.name.text))
    resourceIndex = Template.index(resources.map(\.id.text))
    resourcesByType = Dictionary(grouping: resources.indices) { [resources] in
      resources[$0].type.rawValue
    }
    conditionalBodies = Set(
      resources.filter { $0.condition != nil }.map { Int($0.body.node.index) }
        + outputs.filter { $0.condition != nil }.map { Int($0.body.node.index) })
    references = ReferenceGraph(reader, functions)
    lookups = functions.openLookups(of: conditions, in: mappings)
  }

  public var source: Source { tree.source }

  /// Whether it can be meant as a template: it has resources, or says its format version.
  public var isTemplate: Bool {
    sections.contains { ["Resources", "AWSTemplateFormatVersion"].contains($0.name.text) }
  }

  /// The resource of a logical ID; nil if there is none.
  public func resource(_ id: String) -> Resource? {
    resourceIndex[id].map { resources[$0] }
  }

  /// The resources of some types, in document order.
  ///
  /// - Parameter patterns: Types, with `*` for any run of characters.
  public func resources(ofTypes patterns: [String]) -> [Resource] {
    if patterns.count == 1, Glob.isPlain(patterns[0]) {
      return (resourcesByType[patterns[0]] ?? []).map { resources[$0] }
    }
    var positions: [Int] = []
    for pattern in Set(patterns) {
      if Glob.isPlain(pattern) {
        positions += resourcesByType[pattern] ?? []
      } else {
        for (type, found) in resourcesByType where Glob.matches(pattern, type) {
          positions += found
        }
      }
    }
    positions.sort()
    if patterns.count > 1 { positions = positions.uniqued }
    return positions.map { resources[$0] }
  }

  /// The parameter or pseudo parameter of a name; nil if there is none.
  public func parameter(_ name: String) -> Parameter? {
    parameterIndex[name].map { parameters[$0] }
  }

  /// The condition of a name; nil if there is none.
  public func condition(_ name: String) -> Condition? {
    conditionIndex[name].map { conditions[$0] }
  }

  /// The body of a section; nil if it isn't there.
  public func section(_ name: String) -> Node? {
    sections.first { $0.name.text == name }?.body
  }

  /// The function call that a node is; nil for data.
  public func expression(of node: Node) -> Expression? {
    functions[node]
  }

  /// Whether a function is called at a node.
  func isCall(_ node: Node) -> Bool { functions.isCall(node) }

  /// The call that the argument of a short form is, which is the same node: `!Base64 {Fn::Sub: text}`.
  public func argumentExpression(of node: Node) -> Expression? {
    functions.argument(of: node)
  }

  /// The call that a node is, of two for the same node the inner one: what refers to other parts.
  func innermostExpression(of node: Node) -> Expression? {
    functions.argument(of: node) ?? functions[node]
  }

  /// The function call that a node is where conditions are expected; nil for data.
  public func conditionExpression(of node: Node) -> Expression? {
    functions[node] ?? Expression(node, isCondition: true)
  }

  /// The condition under which the resource or the output that is written at a place is there.
  func existenceCondition(of place: Place) -> String? {
    guard !conditionalBodies.isEmpty, conditionalBodies.contains(Int(place.node.index)) else {
      return nil
    }
    return place["Condition"]?.text
  }

  /// The conditions that a condition's expression names.
  func conditions(usedBy index: Int) -> [Int] {
    references.references(from: .condition(conditions[index].name.text)).compactMap {
      guard case .condition(let name) = $0.target else { return nil }
      return conditionIndex[name]
    }
  }

  /// Of a name given twice, the first counts.
  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package var hasLoops: Bool { functions.hasLoops }

  /// Whether some mapping can have other members than those that are written.
  var hasOpenMappings: Bool { functions.hasLoops || functions.hasTransforms }

  func isExpansion(_ key: Node) -> Bool {
    hasLoops && key.text.hasPrefix(ForEach.prefix)
  }
}

extension [Int] {
  /// Sorted numbers, each once.
  fileprivate var uniqued: [Int] {
    indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] }
  }
}

/// The function calls of a tree by node.
struct FunctionTable: Sendable {
  private let positions: [Int32]
  private let expressions: [Expression]
  /// Calls in the long form that have the tag of another call, by node.
  private let arguments: [UInt32: Expression]
  let hasAliases: Bool
  /// Whether some key starts with `Fn::ForEach::`.
  let hasLoops: Bool
  /// Whether some key is `Fn::Transform`.
  let hasTransforms: Bool
  /// Whether there is such a key, or a call of that function in the short form.
  let hasSnippets: Bool

  init(_ tree: Tree) {
    var positions: [Int32] = []
    var expressions: [Expression] = []
    var arguments: [UInt32: Expression] = [:]
    var hasLoops = false
    var hasAliases = false
    var hasTransforms = false
    positions.reserveCapacity(tree.nodeCount)
    for (index, node) in tree.nodes.enumerated() {
      // An alias is seen as the node that it stands for, which has a place of its own.
      let isAlias = node.index != UInt32(index)
      if isAlias { hasAliases = true }
      if node.kind == .scalar, node.hasText("Fn::Transform") { hasTransforms = true }
      if !isAlias, let expression = Expression(node) {
        positions.append(Int32(expressions.count))
        expressions.append(expression)
        if node.tag != nil, let argument = Expression(withoutTag: node),
          expression.function != argument.function || expression.nameSpan != argument.nameSpan
        {
          arguments[node.index] = argument
        }
      } else {
        positions.append(-1)
        if node.kind == .scalar, node.hasPrefix(ForEach.prefix) { hasLoops = true }
      }
    }
    self.positions = positions
    self.expressions = expressions
    self.arguments = arguments
    self.hasLoops = hasLoops
    self.hasTransforms = hasTransforms
    hasSnippets = hasTransforms || expressions.contains { $0.function == .transform }
    self.hasAliases = hasAliases
  }

  /// All calls in source order.
  var all: [Expression] {
    if arguments.isEmpty { return expressions }
    return expressions.flatMap { [$0, arguments[$0.node.index]].compactMap { $0 } }
  }

  func argument(of node: Node) -> Expression? {
    arguments.isEmpty ? nil : arguments[node.index]
  }

  func isCall(_ node: Node) -> Bool { positions[Int(node.index)] >= 0 }

  subscript(_ node: Node) -> Expression? {
    let position = positions[Int(node.index)]
    return position < 0 ? nil : expressions[Int(position)]
  }
}
