internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource
internal import PlumbTemplate

/// The configuration of a run and where its paths start.
struct ConfigurationFile: Sendable {
  let configuration: Configuration
  /// What cfn-lint was told in the working directory; nothing where a file was named, or none wanted.
  let linter: LinterFile
  /// The directory of the file, as a prefix for paths: empty, or with a slash at its end.
  private let directory: String

  /// Which file it is.
  enum Choice: Hashable {
    case nearest
    case named(String)
    case none
  }

  /// Finds and reads the configuration.
  ///
  /// - Throws: `UsageError` if a file that was named isn't there, or the file has an error.
  init(_ choice: Choice) throws(UsageError) {
    let path: String? =
      switch choice {
      case .nearest: ConfigurationFile.nearest
      case .named(let path): path
      case .none: nil
      }
    linter = try choice == .nearest ? ConfigurationFile.linter() : LinterFile()
    guard let path else {
      (configuration, directory) = (Configuration(), "")
      return
    }
    do throws(FileError) {
      configuration = Configuration(try Source(contentsOf: path))
    } catch {
      throw UsageError(error.description)
    }
    directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    try UsageError.throwIfAny(configuration.findings)
  }

  /// A path of the configuration as the working directory sees it.
  func path(_ text: String) -> String {
    text.hasPrefix("/") ? text : directory + text
  }

  /// Whether a file that was found or named is left out.
  func isExcluded(_ path: String, isNamed: Bool) -> Bool {
    let own = ConfigurationFile.relative(path, to: "")
    if linter.ignoredTemplates.contains(where: { $0.matches(own) }) { return true }
    let path = relative(path)
    return isNamed ? configuration.isExcluded(path) : !configuration.isIncluded(path)
  }

  func suppressions(for path: String) -> [ConfiguredSuppression] {
    configuration.suppressions(for: relative(path))
  }

  /// A path as the configuration's directory sees it.
  func relative(_ path: String) -> String {
    ConfigurationFile.relative(path, to: directory)
  }

  private static func relative(_ path: String, to directory: String) -> String {
    AbsolutePath(seen: path).path(below: AbsolutePath(seen: directory)) ?? path
  }

  /// Whether a file is among those that cfn-lint was told to check; true where it wasn't told any.
  func isListed(_ path: String) -> Bool {
    let path = ConfigurationFile.relative(path, to: "")
    return linter.templates.isEmpty || linter.templates.contains { $0.matches(path) }
  }

  /// cfn-lint's own file in the working directory, where it looks for it too.
  private static func linter() throws(UsageError) -> LinterFile {
    guard let name = LinterFile.names.first(where: exists) else { return LinterFile() }
    let file: LinterFile
    do throws(FileError) {
      file = LinterFile(try Source(contentsOf: name))
    } catch {
      throw UsageError(error.description)
    }
    try UsageError.throwIfAny(file.findings)
    return file
  }

  /// The nearest configuration from the working directory up to the root of the repository.
  private static var nearest: String? { candidates.first(where: exists) }

  /// Where a configuration is looked for: from the working directory up to the root of the repository,
  /// or of the file system.
  static var candidates: [String] {
    var paths: [String] = []
    var prefix = ""
    for _ in 0...AbsolutePath(seen: "").parts.count {
      paths += names.map { prefix + $0 }
      if exists(prefix + ".git") { break }
      prefix += "../"
    }
    return paths
  }

  /// What a configuration can be called, the usual name first.
  static let names = ["plumb.yaml", ".plumb.yaml"]

  /// The files that the configuration names: packs, parameters, the baseline.
  var namedFiles: [String] {
    let parameters = configuration.scenarios.compactMap { scenario in
      if case .file(let name) = scenario.parameters { name } else { nil }
    }
    return (configuration.policies + parameters + [configuration.baseline].compactMap(\.self))
      .map { path($0.text) }
  }

  /// The absolute path of the repository that the working directory is in; nil outside of any.
  static var repositoryRoot: String? {
    var directory = AbsolutePath(seen: "")
    while !exists("\(directory)/.git") {
      if directory.parts.isEmpty { return nil }
      directory = AbsolutePath("\(directory)/..")
    }
    return directory.description
  }

  private static func exists(_ path: String) -> Bool {
    (try? PathKind(of: path)) != nil
  }
}

extension AbsolutePath {
  /// A path as the working directory sees it.
  init(seen path: String) {
    self.init(path, in: Console.workingDirectory ?? "")
  }
}

extension UsageError {
  /// Throws the errors among findings, a line each with its place.
  static func throwIfAny(_ findings: [Finding]) throws(UsageError) {
    let errors = findings.filter { $0.severity == .error }
    if errors.isEmpty { return }
    throw UsageError(
      errors.map { finding in
        let place = finding.source.position(at: Int(finding.primary.span.start))
        let hint = finding.primary.message.map { "; \($0)" } ?? ""
        return "\(finding.source.name):\(place.line):\(place.column): \(finding.message)\(hint)"
      })
  }
}
