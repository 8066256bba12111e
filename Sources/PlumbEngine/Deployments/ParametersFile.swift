public import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A file with values for parameters, JSON or YAML, in one of the forms that AWS's own tools take.
///
/// `aws cloudformation deploy --parameter-overrides file://…` takes a list of
/// `{ParameterKey, ParameterValue}`, a list of `Name=value`, and the third form
/// (https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/); CodePipeline takes
/// `{Parameters: {Name: value}}` with tags and a stack policy beside it
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html).
/// Requests as `--cli-input-json` takes them, with `{Parameters: [{ParameterKey, ParameterValue}]}`
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html), and a plain
/// mapping of names to values are read as well.
public struct ParametersFile: Sendable {
  public let source: Source
  /// The values in the order of the file, each name once.
  public private(set) var values: [GivenParameter] = []
  /// What is wrong with the file, in its order; with an error among them it should not be used.
  public private(set) var findings: [Finding]

  public init(_ source: Source) {
    self.source = source
    let tree = Tree.parse(source)
    findings = tree.findings
    guard let root = tree.root else {
      if findings.isEmpty { report("a parameters file with nothing in it", Span(0, 0)) }
      return
    }
    switch root.kind {
    case .sequence: for element in root.elements { readElement(element) }
    case .mapping: readMapping(root)
    case .scalar: report("a parameters file is a list or a mapping", root.pointedSpan)
    }
    findings.sort(by: Finding.inReportOrder)
  }

  /// The file as a deployment that is named after it.
  public var deployment: Deployment {
    Deployment(name: source.name, source: source, values: values)
  }

  // MARK: Forms

  private mutating func readMapping(_ root: Node) {
    guard let parameters = root["Parameters"], parameters.kind != .scalar else {
      return readValues(root)
    }
    if parameters.kind == .sequence {
      // A list parameter of this name has no mappings among its elements.
      guard parameters.elements.contains(where: { $0.kind == .mapping }) else {
        return readValues(root)
      }
      for element in parameters.elements { readElement(element) }
      return
    }
    for entry in root.entries where !ParametersFile.pipelineKeys.contains(entry.key.text) {
      reportUnknown(entry.key, among: ParametersFile.pipelineKeys, "a template configuration")
    }
    readValues(parameters)
  }

  private mutating func readValues(_ mapping: Node) {
    for (key, value) in mapping.entries { add(key.name, value) }
  }

  private mutating func readElement(_ element: Node) {
    switch element.kind {
    case .scalar: readPair(element)
    case .mapping: readObject(element)
    case .sequence: report("a list among the parameters", element.pointedSpan)
    }
  }

  /// `Name=value`.
  private mutating func readPair(_ element: Node) {
    let text = element.text
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      return report("'\(text)' is not of the form Name=value", element.pointedSpan)
    }
    let name = Name(String(text[..<equals]), element.span)
    add(name, Name(String(text[text.index(after: equals)...]), element.span))
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html
  private mutating func readObject(_ element: Node) {
    for entry in element.entries where !ParametersFile.objectKeys.contains(entry.key.text) {
      reportUnknown(entry.key, among: ParametersFile.objectKeys, "a parameter")
    }
    guard let key = element["ParameterKey"], key.kind == .scalar else {
      return report("a parameter without a ParameterKey", element.pointedSpan)
    }
    if let value = element["ParameterValue"] { return add(key.name, value) }
    guard element["UsePreviousValue"]?.text == "true" else {
      return report("parameter '\(key.text)' has no ParameterValue", element.pointedSpan)
    }
    add(key.name, nil as Name?)
  }

  // MARK: Values

  private mutating func add(_ name: Name, _ value: Node) {
    let isList = value.kind == .sequence && value.elements.allSatisfy { $0.kind == .scalar }
    guard value.kind == .scalar || isList else {
      return report("the value of '\(name.text)' is no text or list of texts", value.pointedSpan)
    }
    add(name, value.parameterText)
  }

  private mutating func add(_ name: Name, _ value: Name?) {
    if values.contains(where: { $0.name.text == name.text }) {
      return report("parameter '\(name.text)' is given twice", name.span)
    }
    values.append(GivenParameter(name: name, value: value))
  }

  // MARK: Findings

  private mutating func report(_ message: String, _ span: Span) {
    findings.append(DeploymentRules.wrongFile.finding(message, in: source, at: span))
  }

  private mutating func reportUnknown(_ key: Node, among keys: [String], _ what: String) {
    findings.append(
      DeploymentRules.wrongFile.finding(
        "\(what) has no key '\(key.text)'", in: source, at: key.span,
        suggestion: SpellingSuggestion.best(for: key.text, among: keys)))
  }

  private static let objectKeys = [
    "ParameterKey", "ParameterValue", "ResolvedValue", "UsePreviousValue",
  ]
  private static let pipelineKeys = ["Parameters", "StackPolicy", "Tags"]
}

extension Node {
  /// The value that a parameter is given: a scalar as text, a list joined by commas.
  var parameterText: Name {
    let text = kind == .scalar ? text : elements.map(\.text).joined(separator: ",")
    return Name(text, span)
  }
}
