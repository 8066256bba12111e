package import PlumbEngine
package import PlumbSource

extension RuleSet {
  /// The built-in rules, with what templates say about others that stand beside them.
  ///
  /// - Parameter read: Gives the file at a path that starts where the checked source's name starts,
  ///   or nil if it can't be read. Called from several threads.
  package static func builtIn(
    readingTemplates read: @escaping @Sendable (_ path: String) -> Source?
  ) -> RuleSet {
    var rules = RuleSet.builtIn
    rules.insert(ParametersOfOtherStack(others: OtherTemplates(read: read)))
    return rules
  }
}
