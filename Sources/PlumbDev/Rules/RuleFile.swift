internal import Foundation

/// A file of a rule in Swift: `Sources/PlumbRules/References/CircularDependency.swift`.
struct RuleFile: Hashable {
  /// `References`.
  let folder: String
  /// `CircularDependency`.
  let type: String
  /// `references/circular-dependency`.
  let id: String

  static let sources = "Sources/PlumbRules"

  /// The rules of the repository by identifier.
  ///
  /// - Throws: `DevError` if a rule's file doesn't say the identifier that its name asks for.
  static func all(in repository: Repository) throws -> [RuleFile] {
    let files = try repository.files(below: sources, suffix: ".swift").compactMap { path in
      try RuleFile(path: path, text: repository.text(path))
    }
    return files.sorted { $0.id.precedesByBytes($1.id) }
  }

  /// Nil if the file has no rule of its name.
  init?(path: String, text: String) throws {
    let parts = path.dropLast(".swift".count).split(separator: "/").map(String.init)
    guard parts.count == 4 else { return nil }
    let (folder, type) = (parts[2], parts[3])
    let conformance = try Regex("struct \(type): [^{]*\\b[A-Za-z]*Rule\\b[^{]*\\{")
    guard text.contains(conformance) else { return nil }
    let name = type.lowercased()
    let identifiers = text.matches(of: /"([a-z0-9]+)\/([a-z0-9-]+)"/)
    let own = identifiers.first {
      $0.1 == folder.lowercased() && $0.2.filter { $0 != "-" } == name
    }
    guard let own else {
      throw DevError(
        "'\(path)' has a rule, but no identifier that is the name of its folder and type")
    }
    self.folder = folder
    self.type = type
    id = "\(own.1)/\(own.2)"
  }
}

/// The file that lists the rules in Swift.
struct RuleList {
  static let path = "Sources/PlumbRules/BuiltInRules.swift"
  private static let start = "static let all: [any Rule] = ["
  private static let end = "\n  ]"

  /// The file with a list of these rules in place of its own.
  static func text(_ text: String, listing rules: [RuleFile]) throws -> String {
    guard let list = text.range(of: start),
      let rest = text.range(of: end, range: list.upperBound..<text.endIndex)
    else { throw DevError("'\(path)' has no list that starts with '\(start)'") }
    let lines = rules.map { "\n    \($0.type)()," }.joined()
    return text[..<list.upperBound] + lines + text[rest.lowerBound...]
  }
}
