internal import PlumbSource
public import PlumbTemplate

/// An entry of `suppress` in the configuration.
public struct ConfiguredSuppression: Sendable {
  /// Its place in the list, from 0.
  public let number: Int
  /// The rule as written, with its place in the configuration.
  public let rule: Name
  /// The files it holds for; nil for every one.
  public let path: PathGlob?
  /// The logical ID of the resource it holds for; nil for everything.
  public let resource: String?
  public let reason: String?
  /// The last day on which it works; nil for ever.
  public let until: CalendarDate?

  public init(
    number: Int, rule: Name, path: PathGlob? = nil, resource: String? = nil, reason: String? = nil,
    until: CalendarDate? = nil
  ) {
    self.number = number
    self.rule = rule
    self.path = path
    self.resource = resource
    self.reason = reason
    self.until = until
  }

  var selector: RuleSelector { RuleSelector(rule.text) }

  func isExpired(on today: CalendarDate) -> Bool {
    until.map { $0 < today } ?? false
  }

  /// Whether it suppresses a finding in a file that it holds for.
  func matches(_ finding: Finding, of rule: RuleMetadata, on today: CalendarDate) -> Bool {
    !isExpired(on: today) && selector.matches(rule)
      && (resource == nil || resource == finding.resource)
  }
}
