internal import PlumbSource
internal import PlumbSyntax

extension Template {
  /// The function calls that a deployment evaluates, in source order; of an alias, its anchor once.
  ///
  /// Calls in `Metadata` at the top and in sections that take none (`Parameters`, `Mappings`) are left
  /// out. Costs a walk over all calls.
  public var expressions: [Expression] {
    let bodies = ["Conditions", "Rules", "Resources", "Outputs"].compactMap { section($0)?.span }
    return allExpressions.filter { expression in
      bodies.contains { $0.contains(expression.node.span) }
    }
  }

  /// Every function call, wherever it stands, in source order.
  public var allExpressions: [Expression] { functions.all }

  /// Whether a snippet is included somewhere, whose references aren't known.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-transform.html
  public var hasIncludedSnippet: Bool { functions.hasSnippets }
}
