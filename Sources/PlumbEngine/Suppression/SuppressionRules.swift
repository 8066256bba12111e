public import PlumbSource

/// What is reported about the template's own words to Plumbline: suppressions and settings.
public enum SuppressionRules {
  public static let all = [
    expired, malformed, unknownPolicy, unknownRule, unused,
  ]

  static let expired = RuleMetadata(
    id: "plumb/expired-suppression", title: "Suppression is past its date", severity: .warning,
    rationale: "It was meant to hold for a time only, and suppresses nothing any more.",
    remediation: "Mend what it suppressed and remove it, or agree on a new date.")

  static let malformed = RuleMetadata(
    id: "plumb/malformed-directive", title: "Words to Plumbline can't be understood",
    severity: .error,
    rationale: "What is not understood has no effect, and its author believes that it has.",
    remediation:
      "Write '# plumb: ignore RULE -- reason', or in Metadata 'plumb: {ignore: [{rule, reason, until}]}'."
  )

  static let unknownPolicy = RuleMetadata(
    id: "plumb/unknown-policy", title: "Template chooses a policy that doesn't exist",
    severity: .error,
    rationale: "The template is not held to the policy that its author chose.",
    remediation: "Correct the name; 'plumb rules' lists the packs.")

  static let unknownRule = RuleMetadata(
    id: "plumb/unknown-rule-in-suppression", title: "Suppression names a rule that doesn't exist",
    severity: .warning,
    rationale: "It suppresses nothing, and its author believes that it does.",
    remediation: "Correct the name, or remove the suppression; 'plumb rules' lists the rules.")

  static let unused = RuleMetadata(
    id: "plumb/unused-suppression", title: "Suppression matches no finding", severity: .warning,
    rationale: "It would hide the defect when somebody brings it back.",
    remediation: "Remove it.")
}
