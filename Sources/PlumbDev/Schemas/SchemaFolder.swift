internal import Foundation
internal import PlumbFiles
internal import PlumbSource

/// The data files of an installed cfn-lint.
struct SchemaFolder {
  /// The folder `cfnlint` of the installed package.
  let path: String

  init(_ path: String) throws {
    self.path = path
    guard FileManager.default.fileExists(atPath: schemas + "/providers") else {
      throw DevError("'\(path)' isn't cfn-lint's package: it has no data/schemas/providers")
    }
  }

  private var schemas: String { path + "/data/schemas" }

  /// The version of the package and the date of its schemas.
  func provenance() throws -> [(name: String, value: String)] {
    let date = try json("version.json")["schema_date"]?.string ?? "unknown"
    let parent = URL(filePath: path).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: parent)
    let package = names.first { $0.hasPrefix("cfn_lint-") && $0.hasSuffix(".dist-info") }
    let version = package.map { String($0.dropFirst(9).dropLast(10)) } ?? "unknown"
    return [("cfn-lint", version), ("schemas", date)]
  }

  /// The file of each type's schema by region; SAM's types are in the file `sam`.
  func providers() throws -> [(region: String, files: [String: String])] {
    try names(in: "providers").map { name in
      let members = try json("providers/\(name).json").object ?? [:]
      return (name, members.compactMapValues(\.string))
    }
  }

  func resource(_ hash: String) throws -> JSONValue { try json("resources/\(hash).json") }

  /// All schemas below a folder by their paths without `.json`, sorted.
  func documents(below folder: String) throws -> [(name: String, json: JSONValue)] {
    try names(in: folder).map { ("\(folder)/\($0)", try json("\(folder)/\($0).json")) }
  }

  private func names(in folder: String) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: schemas + "/" + folder)
    return paths.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
      .sorted { $0.precedesByBytes($1) }
  }

  private func json(_ name: String) throws -> JSONValue {
    try JSONValue(try Source(contentsOf: "\(schemas)/\(name)"))
  }
}
