/// The words of the policy language.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
package enum PolicyGrammar {
  package static let elements = ["Id", "Statement", "Version"]
  package static let versions = ["2008-10-17", "2012-10-17"]
  package static let effects = ["Allow", "Deny"]
  package static let principals = ["AWS", "CanonicalUser", "Federated", "Service"]

  /// The elements of a statement in a policy of a kind.
  package static func statementElements(of kind: PolicyKind) -> [String] {
    ["Action", "Condition", "Effect", "NotAction", "Sid"]
      + (kind.hasPrincipal ? ["NotPrincipal", "Principal"] : [])
      + (kind.canHaveResource ? ["NotResource", "Resource"] : [])
  }

  /// Whether a word is a condition operator, with `IfExists` and the prefixes of several values.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
  package static func isOperator(_ word: String) -> Bool {
    var name = word.lowercased()[...]
    for prefix in ["foranyvalue:", "forallvalues:"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    if name.hasSuffix("ifexists"), !name.hasPrefix("null") { name = name.dropLast(8) }
    return operators.contains(String(name))
  }

  /// In lower case: IAM accepts any.
  private static let operators = Set(operatorNames.map { $0.lowercased() })

  /// The operators as they are documented.
  package static let operatorNames = [
    "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "Bool", "DateEquals",
    "DateGreaterThan", "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals",
    "DateNotEquals", "IpAddress", "NotIpAddress", "Null", "NumericEquals", "NumericGreaterThan",
    "NumericGreaterThanEquals", "NumericLessThan", "NumericLessThanEquals", "NumericNotEquals",
    "StringEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotEquals",
    "StringNotEqualsIgnoreCase", "StringNotLike",
  ]
}
