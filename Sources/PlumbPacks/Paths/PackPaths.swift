internal import CEL
internal import PlumbSchema
internal import PlumbSyntax

/// Holds the ways to properties that a pack's expressions take against the schemas.
struct PackPaths {
  /// A mistake with the scalar that it is in.
  struct Found {
    let issue: PathIssue
    let node: Node
    /// In UTF-8 bytes of the scalar's text.
    let range: Range<Int>
  }

  /// All mistakes so far; those of the pack's functions come with `finish`.
  private(set) var found: [Found] = []
  /// What `item` is in the expressions that are read next.
  var item = PathType.unknown

  private var inference: PathInference
  private let bodies: [String: Node]
  /// The expressions of the rule that is read, and the mistakes in them.
  private var texts: [String] = []
  private var pending: [(issue: PathIssue, text: String, found: Found)] = []

  /// - Parameter bodies: the functions that the pack defines.
  init(_ library: Library, bodies: [String: Node]) {
    inference = PathInference(library)
    self.bodies = bodies
  }

  /// Begins with a rule about resources of some types; nil for the template as a whole.
  mutating func beginRule(_ types: Node?) {
    (item, texts, pending) = (.unknown, [], [])
    inference.variables = [:]
    guard let types else { return }
    let names = types.kind == .scalar ? [types] : Array(types.elements)
    for node in names where ResourceTypes.isUnknown(node.text) {
      let issue = PathIssue.unknownType(node.text, range: 0..<node.text.utf8.count)
      found.append(Found(issue: issue, node: node, range: issue.range))
    }
    guard case .resource(let known)? = ResourceTypes.type(of: names.map(\.text)) else { return }
    inference.variables["resource"] = .resource(known)
    inference.variables["props"] = .property(PropertyType(known))
  }

  /// Names what an expression gives.
  mutating func define(_ name: String, as type: PathType) { inference.variables[name] = type }

  /// Reads an expression that starts at an offset in a scalar's text; says what it gives.
  @discardableResult
  mutating func read(_ program: Program, at offset: Int, in node: Node) -> PathType {
    let first = inference.issues.count
    let type = inference.type(of: program.root, program.parameters.isEmpty ? [:] : [0: item])
    texts.append(program.text)
    for issue in inference.issues.dropFirst(first) {
      let place = issue.place(in: program.text)
      let range = (place.lowerBound + offset)..<(place.upperBound + offset)
      pending.append((issue, program.text, Found(issue: issue, node: node, range: range)))
    }
    return type
  }

  mutating func endRule() {
    for (issue, text, found) in pending where !isGuarded(issue, text) { self.found.append(found) }
    pending = []
  }

  /// Looks into the pack's functions, as its rules call them.
  mutating func finish() {
    let first = inference.issues.count
    inference.variables = [:]
    inference.noteDefinitions()
    texts = bodies.values.map(\.text)
    for issue in inference.issues.dropFirst(first) {
      guard let node = issue.function.flatMap({ bodies[$0] }), !isGuarded(issue, node.text) else {
        continue
      }
      found.append(Found(issue: issue, node: node, range: issue.place(in: node.text)))
    }
  }

  /// Whether the rule asks elsewhere if the value of a negated comparison is there.
  private func isGuarded(_ issue: PathIssue, _ text: String) -> Bool {
    guard let subject = issue.subject else { return false }
    let bytes = Array(text.utf8)[subject.clamped(to: 0..<text.utf8.count)]
    let path = String(decoding: bytes, as: UTF8.self)
    return texts.contains { $0.contains("has(\(path))") || $0.contains("\(path) != null") }
  }
}
