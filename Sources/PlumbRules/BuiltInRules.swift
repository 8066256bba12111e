public import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension RuleSet {
  /// The rules that are true of any template, with what is known about those that reading it applies.
  public static let builtIn = RuleSet(
    BuiltInRules.all,
    describing: SyntaxRules.all + TemplateRules.all + SuppressionRules.all
      + ConfigurationRules.all)
}

/// The rules written in Swift, sorted by identifier; a test holds the list against the folder.
enum BuiltInRules {
  static let all: [any Rule] = [
    ComparisonIsConstant(),
    ConditionIsNoComparison(),
    ReferenceToResourceInCondition(),
    UndefinedCondition(),
    UnusedCondition(),
    MalformedCall(),
    MalformedMapping(),
    MappingNameIsNearlyTooLong(),
    MappingNameIsTooLong(),
    NearlyTooManyMappings(),
    TooManyMappings(),
    UndefinedKey(),
    UndefinedMapping(),
    UnusedMapping(),
    EmptyMetadata(),
    InterfaceNamesUndeclaredParameter(),
    MalformedInterface(),
    MalformedLinterSettings(),
    UnsupportedInModule(),
    ExportNameIsNotText(),
    MalformedOutput(),
    MissingValue(),
    NearlyTooManyOutputs(),
    OutputNameIsNearlyTooLong(),
    OutputTextIsTooLong(),
    TooManyOutputs(),
    ValueIsAnImport(),
    WrongOutputShape(),
    DefaultBreaksConstraint(),
    ImageParameterHasWrongType(),
    MalformedParameter(),
    MalformedPattern(),
    MaskedValueIsShown(),
    NearlyTooManyParameters(),
    ParameterNameIsNearlyTooLong(),
    ParameterTextIsTooLong(),
    PasswordIsVisible(),
    SecretIsAParameter(),
    TooManyParameters(),
    UndocumentedParameterType(),
    UnknownParameterType(),
    UnusedParameter(),
    AttributeOfUndeclaredResource(),
    CircularDependency(),
    DependencyOnAbsentResource(),
    DependencyOnUndeclaredResource(),
    OutputOfAbsentResource(),
    RefToUndeclaredName(),
    ReferenceToAbsentResource(),
    SubOfUndeclaredName(),
    NearlyTooManyResources(),
    ResourceNameIsNearlyTooLong(),
    ResourceNameIsTooLong(),
    TooManyResources(),
    AssertionIsNoComparison(),
    MalformedRule(),
    RuleConditionIsNoComparison(),
    DescriptionIsNearlyTooLong(),
    DescriptionIsNotText(),
    DescriptionIsTooLong(),
    MalformedTransform(),
    MissingResources(),
    NameIsDeclaredTwice(),
    UnknownSection(),
    WrongFormatVersion(),
    WrongSectionShape(),
  ]
}
