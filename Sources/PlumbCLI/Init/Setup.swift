internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource

/// Writes the files with which a repository begins to use the command, and keeps what there is to say.
struct Setup {
  private let replaces: Bool
  /// The root of the repository as the working directory sees it: empty, or with a slash at its end.
  private let root: String
  private var lines: [String] = []
  private var remarks: [String] = []
  private var steps: [String] = []

  /// - Parameter replaces: Whether files that exist are written anew.
  init(replaces: Bool) {
    self.replaces = replaces
    let here = AbsolutePath(seen: "")
    let up = ConfigurationFile.repositoryRoot.map { AbsolutePath($0).path(from: here) } ?? ""
    root = up.isEmpty ? "" : up + "/"
  }

  /// What was done, what there is to know, and what comes next.
  var report: String {
    let isRepository = ConfigurationFile.repositoryRoot != nil
    let hook =
      isRepository
      ? "pre-commit install   # checks before each commit" : "git init, then pre-commit install"
    return (lines + remarks + ["next:"] + ([hook] + steps + ["plumb check"]).map { "  " + $0 })
      .map { $0 + "\n" }.joined()
  }

  mutating func writeConfiguration() throws(UsageError) {
    let names = ConfigurationFile.names.map { root + $0 }
    if let existing = names.first(where: exists), existing != names[0] || !replaces {
      return lines.append("exists: \(existing)")
    }
    let draft = try ConfigurationDraft(root: root)
    try write(draft.text, to: names[0], from: draft.origin)
    remarks += draft.remarks.map { "note: " + $0 }
  }

  mutating func addHook() throws(UsageError) {
    let path = root + HookFile.name
    switch try HookFile.added(to: path) {
    case .written(let text, let isNew):
      try save(text, to: path)
      lines.append(isNew ? "wrote: \(path)" : "added the hook: \(path)")
    case .isThere: lines.append("exists: the hook in \(path)")
    case .unclear(let entry):
      remarks.append("note: \(path) is laid out in a way that isn't understood; add to its repos:")
      remarks.append(entry)
    }
  }

  mutating func write(_ service: InitCommand.CI) throws(UsageError) {
    guard let file = CIFile(service) else { return }
    var path = file.path
    // A file that runs the command is ours, or does without ours.
    if let other = file.pathBesideOwn, !replaces, exists(root + path),
      !(try text(of: root + path)).contains("plumb check")
    {
      path = other
    }
    if try write(file.text, unlessThere: root + path) {
      steps.append(path == file.path ? file.step : file.stepBesideOwn)
    }
  }

  mutating func writeBackupExample() throws(UsageError) {
    for (name, text) in BackupExample.files {
      _ = try write(text, unlessThere: "\(BackupExample.directory)/\(name)")
    }
    steps.append("\(BackupExample.directory)/README.md says how to deploy the stack")
  }

  /// The services of which there are signs in the repository.
  var detectedServices: [InitCommand.CI] {
    let found = InitCommand.CI.allCases.filter { service in
      CIFile(service)?.signs.contains { exists(root + $0) } == true
    }
    if !found.isEmpty { return found }
    let address = (try? text(of: root + ".git/config")) ?? ""
    return [InitCommand.CI.github, .gitlab].filter { address.contains($0.rawValue + ".") }
  }

  // MARK: Files

  private mutating func write(
    _ content: String, unlessThere path: String
  ) throws(UsageError) -> Bool {
    guard replaces || !exists(path) else {
      lines.append("exists: \(path)")
      return false
    }
    try write(content, to: path, from: nil)
    return true
  }

  private mutating func write(
    _ content: String, to path: String, from origin: String?
  ) throws(UsageError) {
    try save(content, to: path)
    lines.append("wrote: \(path)" + (origin.map { ", from \($0)" } ?? ""))
  }

  private func save(_ content: String, to path: String) throws(UsageError) {
    do throws(FileError) {
      try OutputFile.write(Array(content.utf8), to: path, makesDirectories: true)
    } catch {
      throw UsageError(error.description)
    }
  }

  private func text(of path: String) throws(UsageError) -> String {
    do throws(FileError) {
      return String(decoding: try Source(contentsOf: path).bytes, as: UTF8.self)
    } catch {
      throw UsageError(error.description)
    }
  }

  private func exists(_ path: String) -> Bool { (try? PathKind(of: path)) != nil }
}
