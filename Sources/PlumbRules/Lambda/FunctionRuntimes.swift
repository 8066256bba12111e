internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A rule about functions whose runtime is at a stage of its life.
///
/// Judged on the day on which the list of runtimes was read, so that a run gives the same on any day.
protocol RuntimeRule: PropertiesRule {
  /// Whether it is about a runtime at a stage, which a parameter gives or the function names itself.
  func isAbout(_ stage: RuntimeLifecycle.Stage, ofParameter: Bool) -> Bool
}

extension RuntimeRule {
  var types: [String] { ["AWS::Lambda::Function", "AWS::Serverless::Function"] }

  func subjects(in template: Template) -> [Resource] { template.functionsByRuntime }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let use = findings.runtime(of: resource, properties, in: scenario) else { return }
    let (runtime, span) = (use.runtime, use.span)
    guard isAbout(runtime.stage(on: RuntimeLifecycle.readOn), ofParameter: use.parameter != nil)
    else { return }
    let successor = runtime.successor.map { "; \($0) takes its place" } ?? ""
    findings.report(
      .init(
        "runtime '\(runtime.name)'" + (use.parameter.map { ", which '\($0)' gives," } ?? "")
          + " is deprecated since \(runtime.deprecated), takes no new functions from "
          + "\(runtime.blocksCreation) and no updates from \(runtime.blocksUpdates)" + successor,
        at: Label(span)))
  }
}

extension Template {
  /// The functions with a runtime of their own, and the first that has the one of SAM's `Globals`.
  var functionsByRuntime: [Resource] {
    if hasCustomMacro { return [] }
    let functions = resources(ofTypes: ["AWS::Lambda::Function", "AWS::Serverless::Function"])
    let first = functions.first {
      $0.type == "AWS::Serverless::Function" && $0.properties?["Runtime"] == nil
        && !$0.ignoresGlobal("Runtime")
    }
    return functions.filter { $0.properties?["Runtime"] != nil || $0 == first }
  }
}

/// The runtime of a function, and where it is given.
private struct RuntimeUse {
  let runtime: RuntimeLifecycle
  let span: Span
  /// The parameter that gives it; nil where the template names it.
  let parameter: String?
}

extension FindingCollector {
  /// The runtime of a function, its own or that of SAM's `Globals`; nil for unknown ones.
  fileprivate mutating func runtime(
    of function: Resource, _ properties: MappingValue, in scenario: Scenario
  ) -> RuntimeUse? {
    var value = properties["Runtime"]
    var label = properties.label(of: "Runtime")
    if value.isAbsent, !function.ignoresGlobal("Runtime"),
      let globals = globals(for: function, in: scenario)
    {
      value = globals["Runtime"]
      label = globals.label(of: "Runtime")
    }
    guard let name = text(value), let runtime = RuntimeLifecycle.of(name) else { return nil }
    return RuntimeUse(
      runtime: runtime, span: value.label ?? label,
      parameter: value.parameter(in: scenario.template)?.name)
  }

  /// What `Globals` says about functions; nil for resources that aren't SAM's.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
  mutating func globals(for function: Resource, in scenario: Scenario) -> MappingValue? {
    guard function.type == "AWS::Serverless::Function",
      let section = scenario.template.section("Globals"),
      let globals = mapping(scenario.value(at: Place(section)))
    else { return nil }
    return mapping(globals["Function"])
  }
}

extension Resource {
  /// Whether it doesn't take a property from SAM's `Globals`, which `IgnoreGlobals` says.
  func ignoresGlobal(_ property: String) -> Bool {
    guard let ignored = body.node["IgnoreGlobals"] else { return false }
    return ignored.hasText("*") || ignored.elements.contains { $0.hasText(property) }
  }
}
