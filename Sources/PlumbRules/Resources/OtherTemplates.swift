internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Templates that stand beside the one that is checked.
///
/// Rules read no files: who runs them says how.
struct OtherTemplates: Sendable {
  let read: @Sendable (_ path: String) -> Source?

  /// The template at a path from the folder of another one; nil if none can be read there.
  ///
  /// Read anew at every call: few templates name others, and those few of them.
  func template(at path: String, beside source: Source) -> Template? {
    let folder = source.name.lastIndex(of: "/").map { source.name[...$0] } ?? ""
    guard let template = read(folder + path).map({ Template($0) }),
      template.isTemplate, template.tree.findings.isEmpty
    else { return nil }
    return template
  }
}
