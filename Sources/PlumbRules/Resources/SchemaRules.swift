internal import PlumbSource

/// What the keywords of resource schemas ask for: one rule a keyword, or a few that are alike.
///
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
enum SchemaRules {
  static let all = keywords + formats + functions

  private static let keywords = [
    conflictingProperties, excludedProperty, listLengthOutOfRange, malformedTag,
    missingAlternative, missingDependency, missingProperty, noAlternativeHolds,
    notOneAlternativeHolds, nullValue, numberOutOfRange, patternMismatch, readOnlyProperty,
    repeatedElement, textLengthOutOfRange, tooManyDifferentElements, typeBeingShutDown,
    typeInMaintenance, typeShutDown, unknownProperty, unknownType, unmetConstraint,
    valueNotInEnumeration, wrongType,
  ]

  /// The rules about values that parameters may well have been declared for.
  static let areAboutValues: Set<RuleID> = [
    valueNotInEnumeration.id, patternMismatch.id, numberOutOfRange.id,
  ]

  static let typeReference =
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html"
  private static let schemaPage =
    "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"

  private static func keyword(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String,
    page: String = schemaPage, severity: Severity = .error
  ) -> RuleMetadata {
    RuleMetadata(
      id: RuleID("resources/" + id), title: title, severity: severity, rationale: why,
      remediation: remediation, references: [page, typeReference], aliases: [alias])
  }

  // MARK: Members

  static let unknownProperty = keyword(
    "unknown-property", "E3002", "Property isn't one that the resource type has",
    why: "CloudFormation refuses a resource with a property that its type doesn't have.",
    do: "Correct the name, or move the property to where it belongs.")
  static let missingProperty = keyword(
    "missing-property", "E3003", "A property is missing that the resource type requires",
    why: "CloudFormation refuses a resource without a required property.",
    do: "Add the property.")
  static let missingAlternative = keyword(
    "missing-alternative", "E3058", "None of several properties is given, of which one is required",
    why: "The service refuses the resource: it needs one of these properties at least.",
    do: "Give one of the properties.")
  static let conflictingProperties = keyword(
    "conflicting-properties", "E3014", "Not exactly one of several properties is given",
    why: "The service refuses the resource: it takes one of these properties, and not another.",
    do: "Give one of the properties, and no more.")
  static let excludedProperty = keyword(
    "excluded-property", "E3020", "Property is given together with one that excludes it",
    why: "The service refuses the two properties together.",
    do: "Remove one of the two.")
  static let missingDependency = keyword(
    "missing-dependency", "E3021", "Property is given without another one that it needs",
    why: "The service refuses the property without the other one, or ignores it.",
    do: "Give the other property too, or remove the one that needs it.")
  static let readOnlyProperty = keyword(
    "read-only-property", "E3040", "Property is set that can only be read",
    why:
      "The service decides the value; what the template says isn't sent, and shows up as drift.",
    do: "Remove the property; read it with Fn::GetAtt where it is needed.", severity: .warning)
  static let malformedTag = keyword(
    "malformed-tag", "E3024", "Tag has a key or value that can't be used",
    why:
      "Tag keys are unique, have up to 128 characters and don't start with 'aws:'; values have up to 256.",
    do: "Correct the tag.",
    page: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html")

  // MARK: Values

  static let wrongType = keyword(
    "wrong-type", "E3012", "Value isn't of the type that the property takes",
    why:
      "CloudFormation refuses a list where a text is wanted, a text where a number is, and so on.",
    do: "Give a value of the property's type.")
  static let nullValue = RuleMetadata(
    id: "resources/null-value", title: "Property is empty: it has a key and no value",
    severity: .warning,
    rationale:
      "CloudFormation says that null values are not allowed in templates, and takes them only where a property is free JSON.",
    remediation: "Give the property a value, or remove its key.",
    references: [
      "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1378",
      typeReference,
    ])
  static let valueNotInEnumeration = keyword(
    "value-not-in-enumeration", "E3030", "Value is none of those that the property takes",
    why: "The service refuses other values than those that it lists.",
    do: "Use one of the listed values.")
  static let patternMismatch = keyword(
    "pattern-mismatch", "E3031", "Value doesn't have the form that the property takes",
    why: "The service refuses values that don't match the property's pattern.",
    do: "Correct the value.")
  static let textLengthOutOfRange = keyword(
    "text-length-out-of-range", "E3033", "Text is too short or too long",
    why: "The service refuses texts outside of the property's limits.",
    do: "Shorten or complete the text.")
  static let numberOutOfRange = keyword(
    "number-out-of-range", "E3034", "Number is too small or too large",
    why: "The service refuses numbers outside of the property's limits.",
    do: "Use a number within the limits.")
  static let listLengthOutOfRange = keyword(
    "list-length-out-of-range", "E3032", "List has too few or too many elements",
    why: "The service refuses lists outside of the property's limits.",
    do: "Add or remove elements.")
  static let repeatedElement = keyword(
    "repeated-element", "E3037", "List has an element twice that must be unique",
    why: "The service refuses a list with the same element twice.",
    do: "Remove the repeated element.")
  static let tooManyDifferentElements = keyword(
    "too-many-different-elements", "E3065", "List has too many different elements",
    why: "The service refuses a list with more different elements than its limit.",
    do: "Remove elements.")
  static let unmetConstraint = keyword(
    "unmet-constraint", "E3002", "Value breaks another constraint of the resource type",
    why: "The service refuses values that its schema excludes.",
    do: "Correct the value as the property's documentation says.")

  // MARK: Alternatives

  static let noAlternativeHolds = keyword(
    "no-alternative-holds", "E3017", "Value fits none of the alternatives that the property takes",
    why: "The service takes one of several forms, and this is none of them.",
    do: "Give the value one of the forms that the property's documentation lists.")
  static let notOneAlternativeHolds = keyword(
    "not-one-alternative-holds", "E3018", "Value doesn't fit exactly one of the alternatives",
    why: "The service takes exactly one of several forms.",
    do: "Give the value one of the forms, and nothing that belongs to another.")

  // MARK: Types

  static let unknownType = RuleMetadata(
    id: "resources/unknown-type", title: "Resource type doesn't exist", severity: .error,
    rationale: "CloudFormation refuses a template with a resource type that it doesn't know.",
    remediation: "Correct the type's name, or use a region that has it.",
    references: [typeReference], aliases: ["E3006"])
  static let typeShutDown = lifecycle(
    "type-shut-down", "E3710", .error, "Resource type is of a service that has been shut down",
    why: "The service no longer exists: the resource can't be created.",
    page: "https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html")
  static let typeBeingShutDown = lifecycle(
    "type-being-shut-down", "W3696", .warning,
    "Resource type is of a service that is being shut down",
    why: "The service ends, and what is built on it with it.",
    page: "https://docs.aws.amazon.com/general/latest/gr/sunset_services.html")
  static let typeInMaintenance = lifecycle(
    "type-in-maintenance", "W3697", .warning, "Resource type is of a service in maintenance mode",
    why: "The service gets no new features and often takes no new customers.",
    page: "https://docs.aws.amazon.com/general/latest/gr/maintenance_services.html")

  private static func lifecycle(
    _ id: String, _ alias: String, _ severity: Severity, _ title: String, why: String, page: String
  ) -> RuleMetadata {
    keyword(
      id, alias, title, why: why, do: "Plan to move to the service that AWS names in its place.",
      page: page, severity: severity)
  }
}
