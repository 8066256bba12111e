internal import CEL
internal import CPlumbData
public import PlumbSource

/// A pack that the library carries.
public struct BuiltInPack: Hashable, Sendable {
  public let name: String
  /// The path of its file in the repository.
  public let path: String
  private let data: Data

  private enum Data: Hashable {
    case aws
    case backup
  }

  /// What AWS accepts and what takes effect: true of any template.
  public static let aws = BuiltInPack(name: "aws", path: "rules/aws.yaml", data: .aws)

  /// The nightly backup of business documents with S3.
  public static let backup = BuiltInPack(name: "backup", path: "rules/backup.yaml", data: .backup)

  /// All of them, by name.
  public static let all = [aws, backup]

  /// Those that hold of any template, which the command checks without being asked.
  public static let universal = [aws]

  /// The pack of a name; nil if the library carries none of it.
  public static func named(_ name: String) -> BuiltInPack? { all.first { $0.name == name } }

  /// The pack, read once when it is first needed.
  public var pack: Pack {
    switch data {
    case .aws: BuiltInPack.awsPack
    case .backup: BuiltInPack.backupPack
    }
  }

  private static let awsPack = read(aws)
  private static let backupPack = read(backup)

  private static func read(_ pack: BuiltInPack) -> Pack {
    // A digest of another version, or with functions that are gone, is stale: the file says the same,
    // and tests make sure that it has no mistakes and that the digest is fresh.
    guard let read = DigestReader.pack(pack.digest, of: pack) ?? Pack.load(pack.source).pack else {
      preconditionFailure("\(pack.path) is no pack")
    }
    return read
  }

  /// The pack file as it was when the library was built.
  public var source: Source {
    var count = 0
    let start = unsafe data == .aws ? plumb_aws_pack(&count) : plumb_backup_pack(&count)
    return unsafe Source(name: path, bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  }

  /// What a run needs of the file, laid out so that nothing is parsed.
  private var digest: PermanentBytes {
    var count = 0
    let start =
      unsafe data == .aws ? plumb_aws_pack_digest(&count) : plumb_backup_pack_digest(&count)
    return unsafe PermanentBytes(UnsafeRawBufferPointer(start: start, count: count))
  }
}
