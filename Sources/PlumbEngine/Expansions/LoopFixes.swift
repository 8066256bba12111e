internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Decides which fixes of what several rounds of a loop make are right for all of them.
///
/// What stands in the loop is written once. A fix that was made for a round and changes it stays only if every
/// round has the finding and is mended alike; what stands elsewhere, as a mapping's entries do, is mended for
/// each.
struct LoopFixes {
  /// The resources that are made of the same text, by where it begins and ends.
  private var rounds: [Span: Set<String>] = [:]
  /// The text of each resource that a loop makes.
  private var bodies: [String: Span] = [:]

  /// - Parameter templates: A template as it is in the parts of its deployments.
  init(_ templates: [Template]) {
    for resource in templates.flatMap(\.resources) where resource.body.bindings != nil {
      let body = resource.body.node.span
      rounds[body, default: []].insert(resource.id.text)
      bodies[resource.id.text] = body
    }
  }

  /// The fixes for all of the findings that say the same of the rounds.
  func fixes(of findings: [Finding]) -> [Fix] {
    guard let first = findings.first, let body = first.resource.flatMap({ bodies[$0] }) else {
      return findings.first?.fixes ?? []
    }
    let isComplete = rounds[body]?.isSubset(of: findings.compactMap(\.resource)) == true
    return first.fixes.indices.compactMap { index in
      guard first.fixes[index].isOfRound else { return first.fixes[index] }
      let fixes = findings.compactMap { $0.fixes.indices.contains(index) ? $0.fixes[index] : nil }
      guard fixes.count == findings.count else { return nil }
      return fix(for: fixes, body, isComplete: isComplete)
    }
  }

  private func fix(for rounds: [Fix], _ body: Span, isComplete: Bool) -> Fix? {
    var fix = rounds[0]
    if rounds.allSatisfy({ $0.edits == fix.edits && $0.isSafe == fix.isSafe }) {
      let changesBody = fix.edits.contains { $0.span.touches(body) }
      return isComplete || !changesBody ? fix : nil
    }
    let edits = rounds.flatMap(\.edits)
    if edits.contains(where: { $0.span.touches(body) }) { return nil }
    fix.edits = edits.sorted { $0.span < $1.span }.reduce(into: []) { all, edit in
      if all.last != edit { all.append(edit) }
    }
    fix.isSafe = rounds.allSatisfy(\.isSafe)
    let overlaps = zip(fix.edits, fix.edits.dropFirst()).contains { $1.span.start < $0.span.end }
    return overlaps ? nil : fix
  }
}

extension Span {
  /// Whether they share a byte or a border.
  fileprivate func touches(_ other: Span) -> Bool { start <= other.end && other.start <= end }
}
