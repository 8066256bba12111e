internal import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource

/// A baseline and where its paths start.
struct BaselineFile {
  /// The file that is written where no other is named.
  static let usualName = "plumb-baseline.jsonl"

  let path: String
  let baseline: Baseline

  /// - Throws: `UsageError` if there is no such file, or it is no baseline.
  init(_ path: String) throws(UsageError) {
    self.path = path
    do {
      baseline = try Baseline(try Source(contentsOf: path))
    } catch let error as FileError {
      throw UsageError(error.description)
    } catch {
      throw UsageError("\(error)")
    }
  }

  /// A file that is about to be recorded for the first time.
  init(newAt path: String) {
    self.path = path
    baseline = Baseline([])
  }

  /// A path as the baseline's directory sees it, so that it doesn't matter from where one checks.
  func relative(_ name: String) -> String {
    AbsolutePath(seen: name).path(from: AbsolutePath(seen: directory))
  }

  /// Whether there is a file at a path that starts at the baseline's directory.
  func hasFile(_ name: String) -> Bool {
    (try? PathKind(of: name.hasPrefix("/") ? name : directory + name)) != nil
  }

  func write(_ baseline: Baseline) throws(UsageError) {
    do throws(FileError) {
      try OutputFile.write(BaselineWriter().bytes(for: baseline), to: path)
    } catch {
      throw UsageError(error.description)
    }
  }

  /// Empty, or with a slash at its end.
  private var directory: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
}
