public import PlumbSource

/// What is reported about a configuration file.
public enum ConfigurationRules {
  public static let all = [
    expiredSuppression, unknownKey, unknownRule, unreadSetting, unusedSuppression, wrongValue,
  ]

  static let expiredSuppression = RuleMetadata(
    id: "plumb/expired-configuration-suppression",
    title: "Suppression in the configuration is past its date", severity: .warning,
    rationale: "It was meant to hold for a time only, and suppresses nothing any more.",
    remediation: "Mend what it suppressed and remove it, or agree on a new date.")

  static let unknownKey = RuleMetadata(
    id: "plumb/unknown-configuration-key", title: "Configuration has a key that doesn't exist",
    severity: .error,
    rationale: "A key that is not known has no effect, and its author believes that it has.",
    remediation: "Correct or remove the key.")

  static let unknownRule = RuleMetadata(
    id: "plumb/unknown-rule-in-configuration",
    title: "Configuration names a rule that doesn't exist", severity: .error,
    rationale: "What is said about the rule has no effect.",
    remediation: "Correct the name; 'plumb rules' lists the rules.")

  static let unreadSetting = RuleMetadata(
    id: "plumb/unread-linter-setting", title: "Setting of a .cfnlintrc has no effect here",
    severity: .note,
    rationale: "Whoever moves from cfn-lint should know what they have to say in another way.",
    remediation: "See the guide's page 'Configuration' for what is read of a .cfnlintrc.",
    references: ["https://github.com/aws-cloudformation/cfn-lint#config-file"])

  static let unusedSuppression = RuleMetadata(
    id: "plumb/unused-configuration-suppression",
    title: "Suppression in the configuration matches no finding", severity: .warning,
    rationale: "It would hide the defect when somebody brings it back.",
    remediation: "Remove it.")

  static let wrongValue = RuleMetadata(
    id: "plumb/wrong-configuration-value", title: "Configuration has a value that can't be used",
    severity: .error,
    rationale: "A value that can't be understood has no effect.",
    remediation: "Give the value the shape that the guide's page 'Configuration' shows.")
}
