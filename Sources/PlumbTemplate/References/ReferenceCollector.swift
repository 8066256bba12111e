internal import PlumbSource
internal import PlumbSyntax

/// Finds the references of every part of a template.
struct ReferenceCollector {
  private let reader: TemplateReader
  private let functions: FunctionTable
  private let parameters: Set<String>
  private let resources: Set<String>
  private(set) var references: [Reference] = []
  private var remainingRounds = Template.maximumMembers
  private var source = Part.undeclared("") {
    didSet { walked = [] }
  }
  /// The places of the source in a template with aliases, which can make it far larger.
  private var walked: Set<Place> = []

  init(_ reader: TemplateReader, _ functions: FunctionTable) {
    self.reader = reader
    self.functions = functions
    parameters = Set(reader.parameters.map(\.name) + Parameter.pseudoParameters.map(\.name))
    resources = Set(reader.resources.map(\.id.text))
  }

  mutating func collect() {
    for condition in reader.conditions {
      source = .condition(condition.name.text)
      walk(condition.body, areConditions: true)
    }
    for rule in reader.rules {
      source = .rule(rule.name.text)
      for place in [rule.condition].compactMap({ $0 }) + rule.assertions {
        walk(place, areConditions: true)
      }
    }
    for loop in reader.loopLists {
      source = .undeclared(loop.key.text)
      walk(loop.list)
    }
    for resource in reader.resources { collect(resource) }
    for output in reader.outputs {
      source = .output(output.name.text)
      if let condition = output.condition {
        add(.condition(condition.text), .condition, condition.span)
      }
      for (key, value) in output.body.node.entries where !key.hasText("Condition") {
        walk(output.body.at(value))
      }
    }
  }

  private mutating func collect(_ resource: Resource) {
    source = .resource(resource.id.text)
    if let condition = resource.condition {
      add(.condition(condition.text), .condition, condition.span)
    }
    for name in resource.dependsOn { add(part(name.text), .dependsOn, name.span) }
    for (key, value) in resource.body.node.entries
    where !["Condition", "DependsOn", "Type"].contains(key.text) {
      walk(resource.body.at(value))
    }
  }

  private mutating func walk(_ place: Place, areConditions: Bool = false) {
    let expression =
      functions[place.node]
      ?? (areConditions ? Expression(place.node, isCondition: true) : nil)
    if let expression { note(expression, at: place) }
    if let argument = functions.argument(of: place.node) { note(argument, at: place) }
    switch place.node.kind {
    case .scalar: return
    case .sequence:
      for element in place.node.elements where isNew(element, in: place) {
        walk(place.at(element), areConditions: areConditions)
      }
    case .mapping:
      for (key, value) in place.node.entries where isNew(value, in: place) {
        if key.hasPrefix(ForEach.prefix), let loop = ForEach(key: key, body: place.at(value)) {
          walk(loop)
        } else {
          walk(place.at(value), areConditions: areConditions)
        }
      }
    }
  }

  /// Whether a node below a place isn't an alias of one that this part has already.
  private mutating func isNew(_ node: Node, in place: Place) -> Bool {
    !functions.hasAliases || walked.insert(place.at(node)).inserted
  }

  /// The references of each round; those of a loop over something unknown are read as written.
  private mutating func walk(_ loop: ForEach) {
    walk(Place(loop.collection, loop.outer))
    let unbound = LoopBindings(
      identifier: loop.identifier.text, value: "${\(loop.identifier.text)}", outer: loop.outer)
    for bindings in loop.writtenRounds(reader.parameters) ?? [unbound] {
      remainingRounds -= 1
      guard remainingRounds > 0 else { return }
      walk(Place(loop.body, bindings))
    }
  }

  private mutating func note(_ expression: Expression, at place: Place) {
    switch expression.arguments {
    case .ref(let name): addName(Name(place.at(name)), .ref, place.bindings)
    case .condition(let name):
      add(.condition(place.at(name).text), .condition, name.span)
    case .if(let name, _, _): add(.condition(place.at(name).text), .condition, name.span)
    case .refOfResult(let name):
      addResults(
        of: expression.isShort ? functions.argument(of: name) : functions[name], .ref, place)
    case .getAtt(let call):
      let kind = Reference.Kind.attribute(call.attribute?.text)
      if let resource = call.resource {
        add(
          part(place.bindings?.replacing(in: resource.text) ?? resource.text), kind, resource.span)
      } else {
        addResults(of: call.resourceNode.flatMap { functions[$0] }, kind, place)
      }
    case .findInMap(let call) where call.map.tag == nil && call.map.kind == .scalar:
      add(.mapping(place.at(call.map).text), .findInMap, call.map.span)
    case .sub(let text): note(text, place.bindings)
    default: return
    }
  }

  private mutating func note(_ text: SubString, _ bindings: LoopBindings?) {
    for case .variable(let variable) in text.pieces {
      if text.variables?.entry(variable.name.text) != nil { continue }
      guard let attribute = variable.attribute, !parameters.contains(variable.name.text) else {
        addName(variable.name, .sub, bindings)
        continue
      }
      let head = bindings?.replacing(in: variable.head) ?? variable.head
      add(part(head), .subAttribute(attribute), variable.name.span)
    }
  }

  private mutating func addName(_ name: Name, _ kind: Reference.Kind, _ bindings: LoopBindings?) {
    guard name.text != "AWS::NoValue", bindings?.value(of: name.text) == nil else { return }
    add(part(name.text), kind, name.span)
  }

  /// Adds what a function can give the name of: all that is declared, or the only name if it isn't.
  private mutating func addResults(
    of call: Expression?, _ kind: Reference.Kind, _ place: Place
  ) {
    let results = NameResults(functions: functions, parameters: reader.parameters)
    guard let call, let names = results.texts(of: call, at: place) else { return }
    for name in Set(names).sorted() where name != "AWS::NoValue" {
      if names.count > 1, case .undeclared = part(name) { continue }
      add(part(name), kind, call.node.span)
    }
  }

  private func part(_ name: String) -> Part {
    if parameters.contains(name) { return .parameter(name) }
    return resources.contains(name) ? .resource(name) : .undeclared(name)
  }

  private mutating func add(_ target: Part, _ kind: Reference.Kind, _ span: Span) {
    references.append(Reference(source: source, target: target, kind: kind, span: span))
  }
}
