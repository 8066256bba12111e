internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource

/// A new `plumb.yaml`.
struct ConfigurationDraft {
  let text: String
  /// The file that it was made from; nil if there was none.
  let origin: String?
  /// What of that file isn't in it, a line each.
  let remarks: [String]

  /// Carries over what cfn-lint was told at the root of a repository.
  ///
  /// - Throws: `UsageError` if its file can't be read, or has an error.
  init(root: String) throws(UsageError) {
    let paths = LinterFile.names.map { root + $0 }
    guard let path = paths.first(where: { (try? PathKind(of: $0)) != nil }) else {
      (text, origin, remarks) = (ConfigurationDraft.empty, nil, [])
      return
    }
    let source: Source
    do throws(FileError) {
      source = try Source(contentsOf: path)
    } catch {
      throw UsageError(error.description)
    }
    try UsageError.throwIfAny(LinterFile(source).findings)
    let policies = try Policies(PolicyChoice(configuration: .none), ConfigurationFile(.none))
    let move = LinterMove(source, known: policies.index) {
      (try? PathKind(of: root + $0)) != nil
    }
    let rest = move.remarks.map { "# - \($0)\n" }.joined()
    text =
      move.text
      + (rest.isEmpty
        ? "" : "\n# Of \(path.dropFirst(root.count)) this isn't carried over:\n" + rest)
    origin = path
    remarks = move.remarks
  }

  /// Nothing is chosen, and what can be stands as comments.
  static let empty = """
    # Keys without which everything is checked; the guide has all of them (Docs/Guide/configuration.md).
    version: 1
    # policy: [backup]           # packs that templates are held to: built-in ones, or files of yours
    # exclude: ["**/cdk.out"]    # what isn't checked
    # fail-on: warning           # the lowest severity that fails a run; error without it
    # regions: [eu-west-1]       # where templates are deployed to
    # rules: {E3012: off}        # levels by name: off, note, warning, error

    """
}
