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
    case backup
  }

  /// The nightly backup of business documents with S3.
  public static let backup = BuiltInPack(name: "backup", path: "rules/backup.yaml", data: .backup)

  /// All of them, by name.
  public static let all = [backup]

  /// The pack of a name; nil if the library carries none of it.
  public static func named(_ name: String) -> BuiltInPack? { all.first { $0.name == name } }

  /// The pack, read once when it is first needed.
  public var pack: Pack {
    switch data {
    case .backup: BuiltInPack.backupPack
    }
  }

  private static let backupPack: Pack = {
    // A test makes sure that the file has no mistakes, and that its digest is fresh.
    guard let pack = DigestReader.pack(backup.digest, of: backup) else {
      preconditionFailure("backup.digest is no pack")
    }
    return pack
  }()

  /// The pack file as it was when the library was built.
  public var source: Source {
    switch data {
    case .backup: Source(name: path, bytes: BuiltInPack.backupBytes)
    }
  }

  /// What a run needs of the file, laid out so that nothing is parsed.
  private var digest: PermanentBytes {
    switch data {
    case .backup: BuiltInPack.backupDigest
    }
  }

  private static var backupBytes: [UInt8] {
    var count = 0
    let start = unsafe plumb_backup_pack(&count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  private static var backupDigest: PermanentBytes {
    var count = 0
    let start = unsafe plumb_backup_pack_digest(&count)
    return unsafe PermanentBytes(UnsafeRawBufferPointer(start: start, count: count))
  }
}
