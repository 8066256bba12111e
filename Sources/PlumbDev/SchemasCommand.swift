internal import Foundation

/// `plumb-dev schemas FOLDER`: writes the schema pack.
enum SchemasCommand {
  /// From the root of the repository.
  static let output = "Sources/CPlumbData/schemas.bin"

  static func run(_ folder: String) throws {
    let builder = try SchemaPackBuilder(try SchemaFolder(folder))
    let (bytes, notes) = try builder.build()
    for note in notes { print(note) }
    try Data(bytes).write(to: URL(filePath: output))
  }
}
