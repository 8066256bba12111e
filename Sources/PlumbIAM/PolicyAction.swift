internal import PlumbTemplate

/// What a policy names in `Action`: `*`, or a service and an action with wildcards.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
package enum PolicyAction: Equatable {
  /// `*`: every action of every service.
  case all
  case action(service: String, name: String)
  /// Neither of them.
  case malformed

  package init(_ text: String) {
    guard text != "*" else {
      self = .all
      return
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      self = .malformed
      return
    }
    self = .action(
      service: String(text[..<colon]), name: String(text[text.utf8.index(after: colon)...]))
  }

  /// Whether a pattern of a policy stands for an action; upper and lower case don't differ.
  package static func matches(_ pattern: String, _ action: String) -> Bool {
    Glob.matches(pattern.lowercased(), action.lowercased())
  }
}
