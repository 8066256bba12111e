public import PlumbSource

/// One row of the table: what a customer or CloudFormation asks for, and the rules that judge it.
public struct Requirement: Sendable {
  /// The requirement in words.
  public let text: String
  public private(set) var rules: [RuleMetadata]
  /// Whether it is what every template is held to, and not a pack's.
  public let isGeneral: Bool

  /// The requirements of packs, in the order in which they are first met, and at the end what all
  /// other rules ask of any template.
  ///
  /// - Parameters:
  ///   - rules: Those of the packs first. Each of them without words for a requirement is one; any other
  ///     rule counts for a requirement that a pack has too, in the same words.
  ///   - packs: The names of the packs, with which the names of their rules begin.
  public static func all(of rules: [RuleMetadata], packs: [String]) -> [Requirement] {
    var requirements: [Requirement] = []
    var places: [String: Int] = [:]
    var general = Requirement(text: generalText, rules: [], isGeneral: true)
    for rule in rules {
      let isOfPack = packs.contains { rule.id.rawValue.hasPrefix($0 + "/") }
      let text = rule.requirement?.onOneLine ?? rule.title
      if let place = places[text] {
        requirements[place].rules.append(rule)
      } else if isOfPack {
        places[text] = requirements.count
        requirements.append(Requirement(text: text, rules: [rule], isGeneral: false))
      } else {
        general.rules.append(rule)
      }
    }
    return requirements + (general.rules.isEmpty ? [] : [general])
  }

  /// The number of each rule's requirement; rules that nobody listed count as general ones.
  public static func numbers(of requirements: [Requirement]) -> [RuleID: Int] {
    Dictionary(
      requirements.enumerated().flatMap { number, requirement in
        requirement.rules.map { ($0.id, number) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let generalText = "Nothing is wrong that would be wrong in any template"
}
