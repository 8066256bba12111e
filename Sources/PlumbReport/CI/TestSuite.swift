internal import PlumbEngine
internal import PlumbSource

/// A template as a suite of tests, for formats that know nothing but tests.
struct TestSuite {
  /// One test.
  struct Case {
    enum Outcome {
      case passed
      /// There is a finding that doesn't fail the run.
      case tolerated(Finding, Position)
      case failed(Finding, Position)
      case skipped(reason: String?)
      /// The template could not be read, or not to its end.
      case unreadable(reason: String)
    }

    /// What the test is about, the same as long as the finding is.
    let name: String
    let outcome: Outcome
  }

  /// The template.
  let file: String
  var cases: [Case] = []

  /// A suite for each template in the report's order, and for other files with findings.
  static func all(of report: Report, failOn: Severity?) -> [TestSuite] {
    var suites: [String: TestSuite] = [:]
    func add(_ outcome: Case.Outcome, named name: String, to file: String) {
      suites[file, default: TestSuite(file: file)].cases.append(Case(name: name, outcome: outcome))
    }
    for unreadable in report.unreadable {
      add(.unreadable(reason: unreadable.reason), named: "is readable", to: unreadable.name)
    }
    var fingerprints = Fingerprint.all(of: report.findings)[...]
    report.findings.forEachWithPositions { finding, positions in
      let position = positions.position(at: finding.primary.span.start)
      let isFailure = failOn.map { finding.severity >= $0 } ?? false
      add(
        isFailure ? .failed(finding, position) : .tolerated(finding, position),
        named: finding.testName(fingerprints.removeFirst().ordinal), to: finding.source.name)
    }
    let suppressedNames = Fingerprint.all(of: report.suppressed.map(\.finding))
    for (suppressed, fingerprint) in zip(report.suppressed, suppressedNames) {
      add(
        .skipped(reason: suppressed.reason),
        named: suppressed.finding.testName(fingerprint.ordinal),
        to: suppressed.finding.source.name)
    }
    for file in report.checkedFiles where suites[file] == nil {
      add(.passed, named: "has no findings", to: file)
    }
    return suites.values.sorted { $0.file < $1.file }
  }
}

extension Finding {
  fileprivate func testName(_ ordinal: Int) -> String {
    "\(rule): \(message)" + (ordinal > 1 ? " (\(ordinal))" : "")
  }
}

extension TestSuite.Case.Outcome {
  var isFailure: Bool { if case .failed = self { true } else { false } }
  var isError: Bool { if case .unreadable = self { true } else { false } }
  var isSkipped: Bool { if case .skipped = self { true } else { false } }
}
