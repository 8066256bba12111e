public import PlumbEngine
internal import PlumbMarkup
public import PlumbSource

/// Writes JUnit's XML: a suite for each template, a case for each finding.
///
/// A template without findings is a case that passes. Findings that don't fail the run pass too, with
/// their text as output; suppressed ones are skipped. Only elements and attributes are used that
/// Jenkins' schema has
/// (https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd).
public struct JUnitWriter: ReportWriter {
  /// The lowest severity that is a failure; nil if none is.
  public var failOn: Severity?

  public init(failOn: Severity? = .error) {
    self.failOn = failOn
  }

  public func bytes(for report: Report) -> [UInt8] {
    let suites = TestSuite.all(of: report, failOn: failOn)
    let all = suites.flatMap(\.cases)
    let root = Markup.element(
      "testsuites",
      [
        "name": "plumb", "tests": "\(all.count)", "failures": "\(all.failureCount)",
        "errors": "\(all.errorCount)",
      ], all: suites.map { $0.markup(report.rules) })
    return root.xmlDocument
  }
}

extension TestSuite {
  fileprivate func markup(_ rules: [RuleID: RuleMetadata]) -> Markup {
    .element(
      "testsuite",
      [
        "name": file, "tests": "\(cases.count)", "failures": "\(cases.failureCount)",
        "errors": "\(cases.errorCount)", "skipped": "\(cases.count { $0.outcome.isSkipped })",
      ],
      all: cases.map { test in
        .element(
          "testcase", ["classname": file, "name": test.name], all: test.outcome.markup(rules))
      })
  }
}

extension TestSuite.Case.Outcome {
  fileprivate func markup(_ rules: [RuleID: RuleMetadata]) -> [Markup] {
    switch self {
    case .passed: []
    case .tolerated(let finding, let position):
      [.element("system-out", [:], .text(TextWriter().text(for: finding, at: position, rules)))]
    case .failed(let finding, let position):
      [
        .element(
          "failure", ["message": finding.message, "type": finding.severity.rawValue],
          .text(TextWriter().text(for: finding, at: position, rules)))
      ]
    case .skipped(let reason): [.element("skipped", ["message": reason])]
    case .unreadable(let reason): [.element("error", ["message": reason])]
    }
  }
}

extension [TestSuite.Case] {
  fileprivate var failureCount: Int { count { $0.outcome.isFailure } }
  fileprivate var errorCount: Int { count { $0.outcome.isError } }
}

extension Markup {
  /// The element as the bytes of an XML file.
  var xmlDocument: [UInt8] {
    let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    return Array((declaration + MarkupWriter.text(self, as: .xml)).utf8)
  }
}
