public import PlumbSource

/// The keys of a configuration file, in the order in which the guide explains them.
///
/// What the reader accepts, the JSON Schema and the guide's list of keys all come from here.
package enum ConfigurationTable {
  enum TopKey: String, CaseIterable {
    case version
    case include
    case exclude
    case policy
    case settings
    case rules
    case failOn = "fail-on"
    case baseline
    case regions
    case scenarios
    case suppress
  }

  package static let root: [ConfigurationKey] = TopKey.allCases.map(row)

  static func row(_ key: TopKey) -> ConfigurationKey {
    ConfigurationKey(key.rawValue, shape(of: key), required: key == .version, summary(of: key))
  }

  private static func shape(of key: TopKey) -> ConfigurationShape {
    switch key {
    case .version: .version(1)
    case .include, .exclude, .policy: .texts
    case .regions: .regions
    case .settings: .named(.named(.scalarOrList))
    case .rules: .named(.either(.choice(levels), .mapping(rule)))
    case .baseline: .text
    case .failOn: .choice(Configuration.FailureThreshold.allCases.map(\.rawValue))
    case .scenarios: .named(.mapping(scenario))
    case .suppress: .list(.mapping(suppression))
    }
  }

  private static func summary(of key: TopKey) -> String {
    switch key {
    case .version: "The version of this format: 1."
    case .include: "Patterns of the files that are checked where a directory is searched."
    case .exclude: "Patterns of files and directories that are not checked, even if they are named."
    case .policy: "Policies to hold every template to: built-in names, or files."
    case .settings: "Values for the settings of policies, by policy and setting."
    case .rules: "The level of rules, by identifier, alias or family such as 's3/*'."
    case .failOn: "The lowest severity that fails a run."
    case .baseline: "A file of findings that are not reported, as 'plumb baseline' records it."
    case .regions: "The regions that templates are deployed to."
    case .scenarios: "Deployments to judge by name, each with its parameters."
    case .suppress: "Findings that are not reported."
    }
  }

  static let levels = RuleLevel.allCases.map(\.rawValue)

  static let rule: [ConfigurationKey] = [
    ConfigurationKey("level", .choice(levels), required: true, "The severity of its findings.")
  ]

  static let scenario: [ConfigurationKey] = [
    ConfigurationKey(
      "parameters", .either(.text, .named(.scalarOrList)), required: true,
      "A parameters file, or the parameters with their values.")
  ]

  static let suppression: [ConfigurationKey] = [
    ConfigurationKey(
      "rule", .text, required: true, "An identifier, an alias or a family such as 's3/*'."),
    ConfigurationKey("path", .text, "The pattern of the files it holds for; all without it."),
    ConfigurationKey(
      "resource", .text, "The logical ID of the resource it holds for; all without it."),
    ConfigurationKey("reason", .text, "Why it isn't reported."),
    ConfigurationKey("until", .date, "The last day on which it works."),
  ]
}

/// What the configuration says about a rule.
public enum RuleLevel: String, Sendable, CaseIterable {
  case off
  case note
  case warning
  case error

  /// The severity of the rule's findings; nil for a rule that is off.
  public var severity: Severity? { Severity(rawValue: rawValue) }
}

extension Configuration {
  /// The lowest severity that fails a run.
  public enum FailureThreshold: String, Sendable, CaseIterable {
    case error
    case warning
    case note
    case never

    /// The severity; nil if nothing fails the run.
    public var severity: Severity? { Severity(rawValue: rawValue) }
  }
}
