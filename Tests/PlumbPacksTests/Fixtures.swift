import Foundation
import PlumbSource

/// Files that tests read: fixtures and examples.
enum Fixtures {
  /// The files in a folder of the repository, by name.
  static func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// A file of the repository, by its path from there.
  static func source(_ path: String) throws -> Source {
    Source(name: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try source(path).bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: root.appending(path: path))
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
