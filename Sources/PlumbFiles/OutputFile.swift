/// A file that a command writes.
public enum OutputFile {
  /// Writes a whole file, which is made or emptied before; a pipe or device is written to as it is.
  ///
  /// - Parameter makesDirectories: Whether the directories on the way to it are made where they are missing.
  /// - Throws: `FileError` if it can't be opened or written, as on a full disk.
  public static func write(
    _ bytes: [UInt8], to path: String, makesDirectories: Bool = false
  ) throws(FileError) {
    let result: Console.WriteResult
    do {
      if makesDirectories { try System.makeDirectories(above: path) }
      result = try System.withNewFile(path) { System.writeAll(bytes, to: $0) }
    } catch {
      throw .unwritable(path, error.words)
    }
    if case .failed(let words) = result { throw .unwritable(path, words) }
  }
}

extension FileError {
  fileprivate static func unwritable(_ path: String, _ words: String) -> FileError {
    FileError(code: .other, path: path, description: "cannot write '\(path)': \(words)")
  }
}
