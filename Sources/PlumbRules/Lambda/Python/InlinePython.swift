internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// The code that a function's own properties hold.
struct InlinePython {
  private let code: ScalarValue
  /// Where its property is written.
  private let label: Span

  var text: String { code.text }

  /// Nil where the code is elsewhere, or not known.
  init?(
    _ properties: MappingValue, of resource: Resource, into findings: inout FindingCollector
  ) {
    let isServerless = resource.type == "AWS::Serverless::Function"
    let package = isServerless ? properties : findings.mapping(properties["Code"])
    let name = isServerless ? "InlineCode" : "ZipFile"
    guard let package, let code = findings.scalar(package[name]) else { return nil }
    self.code = code
    label = package.label(of: name)
  }

  /// Whether Python 3 runs the code, by the function's own property or SAM's `Globals`.
  ///
  /// To be asked last: a parameter often chooses the runtime, and then each of its values is looked at.
  static func isPython3(
    _ properties: MappingValue, of function: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) -> Bool {
    var runtime = properties["Runtime"]
    if runtime.isAbsent, !function.ignoresGlobal("Runtime"),
      let globals = findings.globals(for: function, in: scenario)
    {
      runtime = globals["Runtime"]
    }
    return findings.text(runtime)?.hasPrefix("python3") == true
  }

  /// Where a mistake is written; the property where the code is put together from parts.
  func span(of problem: PythonProblem) -> Span {
    guard let node = code.place?.node, node.kind == .scalar, node.text == code.text else {
      return label
    }
    return node.span(ofText: problem.range)
  }
}
