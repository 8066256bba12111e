internal import PlumbEngine
internal import PlumbSource

extension Fix {
  /// The fix, where its edits can be made; nothing where they can't.
  static func all(
    _ title: String, _ edits: [Edit]?, isSafe: Bool, isOfRound: Bool = false
  ) -> [Fix] {
    guard let edits, !edits.isEmpty else { return [] }
    var fix = Fix(title: title, edits: edits, isSafe: isSafe)
    fix.isOfRound = isOfRound
    return [fix]
  }
}
