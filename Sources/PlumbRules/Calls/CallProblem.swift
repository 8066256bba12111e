internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Something that is wrong with a function call.
struct CallProblem {
  let owner: Owner
  /// What kind of mistake it is.
  let kind: Kind
  let violation: FindingCollector.Violation

  /// Whose rule it belongs to: of calls in each other the outermost's, within the value of an output
  /// the output's.
  ///
  /// cfn-lint counts in the same way, so that its suppressions of `E1017` or `E6101` stay enough.
  enum Owner: Equatable {
    case function(FunctionName)
    case output
  }

  enum Kind {
    /// Arguments that the function doesn't take.
    case arguments
    /// A `Ref` that gives a list where a text is wanted, or the other way round.
    case kindOfRef
  }
}

/// Everything that is wrong with the function calls of a template, found in one walk.
///
/// Kept with the scenario that the rules about calls share, because each of them reports a part of it.
final class CallProblems: ScenarioAttachment {
  private(set) var all: [CallProblem] = []

  init(_ template: Template) {
    // A macro of the account's own gives the template another meaning before functions are read.
    if template.hasCustomMacro { return }
    var checker = CallChecker(template)
    checker.checkConditions()
    checker.checkCalls()
    checker.checkOutputs()
    all = checker.problems
  }

  func forget() { all = [] }

  fileprivate final class Key: Sendable {}
  fileprivate static let key = Key()
}

extension Scenario {
  /// What is wrong with the template's function calls.
  var callProblems: [CallProblem] {
    family.attachment(for: CallProblems.key) { CallProblems(template) }.all
  }
}

extension FindingCollector {
  /// Reports what is wrong with the arguments of a function.
  mutating func reportCalls(of functions: FunctionName..., in scenario: Scenario) {
    for problem in scenario.callProblems
    where problem.kind == .arguments {
      if case .function(let function) = problem.owner, functions.contains(function) {
        report(problem.violation)
      }
    }
  }

  /// Reports what is wrong with the kinds of what `Ref` gives.
  mutating func reportKindsOfRefs(in scenario: Scenario) {
    for problem in scenario.callProblems
    where problem.kind == .kindOfRef && problem.owner != .output {
      report(problem.violation)
    }
  }

  /// Reports what is wrong with the values of outputs.
  mutating func reportOutputValues(in scenario: Scenario) {
    for problem in scenario.callProblems where problem.owner == .output {
      report(problem.violation)
    }
  }
}
