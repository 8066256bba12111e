internal import PlumbFiles
internal import PlumbSource
internal import PlumbSyntax

/// What pre-commit is configured by.
enum HookFile {
  static let name = ".pre-commit-config.yaml"

  enum Result {
    /// The whole file with the hook in it.
    case written(String, isNew: Bool)
    case isThere
    /// It can't be added to this file; what is to be added.
    case unclear(String)
  }

  /// The configuration at a path, or a new one, with the hook added.
  ///
  /// - Throws: `UsageError` if the file can't be read.
  static func added(to path: String) throws(UsageError) -> Result {
    let source: Source
    var isNew = false
    do throws(FileError) {
      source = try Source(contentsOf: path)
    } catch {
      guard error.code == .notFound else { throw UsageError(error.description) }
      source = Source(name: path, text: "repos:\n")
      isNew = true
    }
    let tree = Tree.parse(source)
    let repositories = tree.root?.entry("repos")?.value
    let hooks = repositories?.elements.flatMap {
      $0.entry("hooks")?.value.elements.map(\.self) ?? []
    }
    let ids = (hooks ?? []).compactMap { $0.entry("id")?.value.text }
    if ids.contains("plumb") || ids.contains("plumb-system") { return .isThere }
    guard tree.findings.isEmpty, let edits = repositories?.appending(entry) else {
      return .unclear(example)
    }
    return .written(String(decoding: source.applying(edits), as: UTF8.self), isNew: isNew)
  }

  /// The hook with the command that is on the PATH: it works at once, and is that of whoever checks by hand.
  private static var entry: NewValue {
    let hooks = Tree.parse(Source(name: name, text: ShippedFile.hooks.text)).root?.elements
    let shipped = hooks?.first { $0.entry("id")?.value.hasText("plumb-system") == true }
    var members = shipped?.entries.map { NewValue.Member($0.key.text, value(of: $0.value)) } ?? []
    if let id = members.firstIndex(where: { $0.key == "id" }) {
      members[id] = NewValue.Member("id", "plumb")
    }
    return .mapping([
      NewValue.Member("repo", "local"), NewValue.Member("hooks", .list([.mapping(members)])),
    ])
  }

  private static func value(of node: Node) -> NewValue {
    switch node.kind {
    case .sequence: .list(node.elements.map { value(of: $0) })
    case .mapping: .mapping(node.entries.map { .init($0.key.text, value(of: $0.value)) })
    case .scalar:
      if case .bool(let boolean) = node.scalar { .boolean(boolean) } else { .text(node.text) }
    }
  }

  /// What stands in a file that has nothing else.
  private static var example: String {
    let source = Source(name: name, text: "repos:\n")
    let edits = Tree.parse(source).root?.entry("repos")?.value.appending(entry) ?? []
    return String(decoding: source.applying(edits).dropFirst("repos:\n".utf8.count), as: UTF8.self)
  }
}
