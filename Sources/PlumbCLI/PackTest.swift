internal import PlumbEngine
internal import PlumbPacks
internal import PlumbSource

/// What `plumb rules test` finds in a pack.
enum PackTest {
  /// The mistakes of the file, and the examples that don't do what they say.
  ///
  /// - Throws: `UsageError` if there is no such pack.
  static func report(on name: String) throws(UsageError) -> Report {
    let source = try Policies.source(name, at: name)
    let (pack, findings) = Pack.load(source)
    let results = pack?.testExamples() ?? []
    return Report(
      findings: findings + results.compactMap(finding),
      rules: Dictionary(
        PackFileRules.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      checkedCount: results.count, checkedNoun: "example")
  }

  private static func finding(_ result: ExampleResult) -> Finding? {
    result.problem.map { problem in
      Finding(
        rule: PackFileRules.wrongExample.id, severity: .error,
        message: "example of '\(result.rule)': \(problem)", source: result.source,
        primary: Label(result.span))
    }
  }
}
