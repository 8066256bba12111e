internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

/// Something that is wrong within a text.
struct TextProblem {
  let kind: Kind
  let violation: FindingCollector.Violation

  enum Kind {
    /// `${Name}` that nothing replaces.
    case variable
    /// The name of a pseudo parameter that stands for itself.
    case pseudoParameter
    /// A dynamic reference that CloudFormation can't read.
    case malformedReference
    /// A dynamic reference with blanks, which CloudFormation leaves as it is.
    case blanks
    /// A secure string where CloudFormation resolves none.
    case secureString
    /// A secret outside of properties.
    case secretPlace
    /// A secret where the address of one is wanted.
    case secretForAddress
    /// A parameter of Systems Manager where CloudFormation resolves none.
    case parameterPlace
  }
}

/// Everything that is wrong within the texts of a template, found in one walk.
///
/// Kept with the scenario that the rules about texts share, because each of them reports a part of it.
final class TextProblems: ScenarioAttachment {
  private(set) var all: [TextProblem] = []

  init(_ template: Template) {
    if template.hasCustomMacro { return }
    var scan = TextScan(template)
    guard scan.findsSomething() else { return }
    var checker = TextChecker(template)
    checker.checkAll()
    all = checker.problems
  }

  func forget() { all = [] }

  fileprivate final class Key: Sendable {}
  fileprivate static let key = Key()
}

extension FindingCollector {
  /// Reports what is wrong with texts in one way.
  mutating func reportTexts(_ kind: TextProblem.Kind, in scenario: Scenario) {
    let problems = scenario.family.attachment(for: TextProblems.key) {
      TextProblems(scenario.template)
    }
    for problem in problems.all where problem.kind == kind { report(problem.violation) }
  }
}
