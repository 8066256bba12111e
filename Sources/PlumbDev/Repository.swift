internal import Foundation

/// The files of this repository, by their paths from its root.
struct Repository {
  let root: URL

  /// - Throws: `DevError` if the folder isn't Plumbline's.
  init(root: String) throws {
    self.root = URL(filePath: root)
    guard exists("Sources/PlumbRules") else {
      throw DevError("run plumb-dev in the root of the repository")
    }
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path())
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: path))
  }

  /// The files below a folder whose names end in a suffix, sorted; none if there is no such folder.
  func files(below folder: String, suffix: String) -> [String] {
    let paths = try? FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: folder).path())
    return (paths ?? []).filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)" }
      .sorted { $0.precedesByBytes($1) }
  }
}
