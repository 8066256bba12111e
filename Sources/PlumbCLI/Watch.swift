internal import PlumbEngine
internal import PlumbFiles

/// Checks, and checks again whenever a file changes, until the process is interrupted.
struct Watch {
  let request: CheckRequest

  /// - Throws: What is neither a finding nor a mistake that can be mended in a file.
  func run() throws -> Never {
    while true {
      let others = configuredPaths
      // Taken before the check, so that what changes in the meantime is seen afterwards.
      let before = snapshot(others)
      try check()
      waitForChange(since: before, others)
    }
  }

  private func check() throws {
    if Console.isTerminal(.output) {
      // The screen is erased and the first line is written next (ECMA-48, 8.3.39 and 8.3.21).
      try writeOutput(Array("\u{1B}[2J\u{1B}[H".utf8))
    }
    do {
      try request.checkOnce()
    } catch is RunStatus {
      // The findings have been written.
    } catch let error as UsageError {
      error.complain()
    }
    Console.complain("Watching for changes. Ctrl-C ends.")
  }

  /// Waits until a file has changed, and none changes any more: editors write in several steps.
  private func waitForChange(since before: FileSnapshot, _ others: [String]) {
    var last = before
    var changeCount = 0
    while true {
      Console.sleep(milliseconds: Watch.interval)
      let now = snapshot(others)
      if now != last { changeCount += 1 }
      if now != before, now == last || changeCount > Watch.patience { return }
      last = now
    }
  }

  private func snapshot(_ others: [String]) -> FileSnapshot {
    let written = Set(request.output.files.map(\.path))
    let found = request.searchedPaths.flatMap { path in
      guard case .directory = try? PathKind(of: path) else { return [path] }
      return TemplateSearch(in: path).paths
    }
    return FileSnapshot(of: Set(found + others).subtracting(written))
  }

  /// What a check reads besides templates: the configuration, the packs, and files of parameters.
  private var configuredPaths: [String] {
    let named =
      request.policy.packs + request.scenarios.files + [request.baseline].compactMap(\.self)
    let configuration = request.policy.configuration
    // One that can't be read is all that there is to mend.
    let file = try? ConfigurationFile(configuration)
    return named + configuration.candidates + (file?.namedFiles ?? [])
  }

  /// In milliseconds: short for a person, long for a disk.
  private static let interval = 200
  /// How many changes in a row are waited out.
  private static let patience = 10
}

extension ConfigurationFile.Choice {
  /// The paths at which a configuration is looked for.
  fileprivate var candidates: [String] {
    switch self {
    case .nearest: ConfigurationFile.candidates + LinterFile.names
    case .named(let path): [path]
    case .none: []
    }
  }
}
