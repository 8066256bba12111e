public import PlumbSource

extension Source {
  /// The size above which a file isn't read, in bytes: 64 times what CloudFormation takes.
  ///
  /// CloudFormation's own limit for a template in S3 is 1 MB
  /// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
  public static let defaultSizeLimit = 64 << 20

  /// Reads a file; its path is the source's name.
  ///
  /// - Throws: `FileError` if the file can't be read or is larger than `sizeLimit` bytes. Bytes that
  ///   are no template, and no text, aren't an error here.
  public convenience init(
    contentsOf path: String, sizeLimit: Int = Source.defaultSizeLimit
  ) throws(FileError) {
    let bytes: [UInt8]?
    do {
      bytes = try System.withFile(path) { descriptor throws(SystemFailure) in
        try System.readAll(descriptor, limit: sizeLimit)
      }
    } catch {
      throw .system(error, path)
    }
    guard let bytes else { throw .tooLarge(path, limit: sizeLimit) }
    self.init(name: path, bytes: bytes)
  }

  /// Reads the standard input up to its end.
  ///
  /// - Throws: `FileError` if it can't be read or holds more than `sizeLimit` bytes.
  public convenience init(
    standardInputAs name: String, sizeLimit: Int = Source.defaultSizeLimit
  ) throws(FileError) {
    let bytes: [UInt8]?
    do {
      bytes = try System.readAll(0, limit: sizeLimit)
    } catch {
      throw .system(error, name)
    }
    guard let bytes else { throw .tooLarge(name, limit: sizeLimit) }
    self.init(name: name, bytes: bytes)
  }

  /// Writes the bytes to a file in place of what it holds, all of them or none.
  ///
  /// The file keeps its permissions; a symbolic link stays one.
  ///
  /// - Throws: `FileError` if the file can't be written.
  public func write(to path: String) throws(FileError) {
    do {
      try System.replaceFile(path, with: bytes)
    } catch {
      throw .writing(error, path)
    }
  }
}
