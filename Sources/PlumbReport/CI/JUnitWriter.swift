public import PlumbEngine
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
    var xml = XMLEmitter()
    xml.element(
      "testsuites",
      [
        "name": "plumb", "tests": "\(all.count)", "failures": "\(all.failureCount)",
        "errors": "\(all.errorCount)",
      ]
    ) { xml in
      for suite in suites { xml.suite(suite) }
    }
    return xml.bytes
  }
}

extension XMLEmitter {
  fileprivate mutating func suite(_ suite: TestSuite) {
    element(
      "testsuite",
      [
        "name": suite.file, "tests": "\(suite.cases.count)",
        "failures": "\(suite.cases.failureCount)", "errors": "\(suite.cases.errorCount)",
        "skipped": "\(suite.cases.count { $0.outcome.isSkipped })",
      ]
    ) { xml in
      for test in suite.cases { xml.test(test, in: suite) }
    }
  }

  private mutating func test(_ test: TestSuite.Case, in suite: TestSuite) {
    let attributes: KeyValuePairs<StaticString, String?> = [
      "classname": suite.file, "name": test.name,
    ]
    switch test.outcome {
    case .passed: element("testcase", attributes)
    case .tolerated(_, let text):
      element("testcase", attributes) { $0.element("system-out", [:], text: text) }
    case .failed(let finding, let text):
      element("testcase", attributes) {
        $0.element(
          "failure", ["message": finding.message, "type": finding.severity.rawValue], text: text)
      }
    case .skipped(let reason):
      element("testcase", attributes) { $0.element("skipped", ["message": reason]) }
    case .unreadable(let reason):
      element("testcase", attributes) { $0.element("error", ["message": reason]) }
    }
  }
}

extension [TestSuite.Case] {
  fileprivate var failureCount: Int { count { $0.outcome.isFailure } }
  fileprivate var errorCount: Int { count { $0.outcome.isError } }
}
