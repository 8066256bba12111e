internal import PlumbFiles
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension Source {
  /// Reads the file at a path, `-` for the standard input.
  ///
  /// - Throws: `UsageError` if there is no such file, `RunStatus.unreadable` if it can't be read.
  convenience init(named path: String) throws {
    do throws(FileError) {
      if path == "-" {
        try self.init(standardInputAs: "<stdin>")
      } else {
        try self.init(contentsOf: path)
      }
    } catch {
      if error.code == .notFound { throw UsageError(error.description) }
      Console.complain("error: \(error.description)")
      throw RunStatus.unreadable
    }
  }
}

extension Template {
  /// Reads the template at a path, `-` for the standard input.
  ///
  /// - Throws: `UsageError` if there is no such file, `RunStatus.unreadable` if it is no template.
  convenience init(named path: String) throws {
    self.init(try Source(named: path))
    guard isTemplate, tree.isComplete else {
      Console.complain("error: '\(path)' is no CloudFormation template that can be read to its end")
      throw RunStatus.unreadable
    }
  }
}
