internal import PlumbFiles
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension Template {
  /// Reads the template at a path, `-` for the standard input.
  ///
  /// - Throws: `UsageError` if there is no such file, `RunStatus.unreadable` if it is no template.
  convenience init(named path: String) throws {
    let source: Source
    do throws(FileError) {
      source =
        try path == "-" ? Source(standardInputAs: "<stdin>") : Source(contentsOf: path)
    } catch {
      if error.code == .notFound { throw UsageError(error.description) }
      Console.complain("error: \(error.description)")
      throw RunStatus.unreadable
    }
    self.init(source)
    guard isTemplate, tree.isComplete else {
      Console.complain("error: '\(path)' is no CloudFormation template that can be read to its end")
      throw RunStatus.unreadable
    }
  }
}
