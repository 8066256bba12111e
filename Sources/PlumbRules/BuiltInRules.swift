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
    ReferenceToResourceInCondition(),
    UndefinedCondition(),
    UnusedCondition(),
    BlanksInDynamicReference(),
    JoinThatSubCanReplace(),
    MalformedAnd(),
    MalformedBase64(),
    MalformedCidr(),
    MalformedCondition(),
    MalformedDynamicReference(),
    MalformedEquals(),
    MalformedFindInMap(),
    MalformedGetAtt(),
    MalformedGetAZs(),
    MalformedGetStackOutput(),
    MalformedIf(),
    MalformedImportValue(),
    MalformedJoin(),
    MalformedLength(),
    MalformedNot(),
    MalformedOr(),
    MalformedRef(),
    MalformedRuleFunction(),
    MalformedSelect(),
    MalformedSplit(),
    MalformedSub(),
    MalformedToJSONString(),
    ParameterReferenceElsewhere(),
    RawPseudoParameter(),
    RefOfWrongKind(),
    SecretForAddress(),
    SecretOutsideProperties(),
    SecureStringInOtherProperty(),
    UnneededSub(),
    UnreachableBranch(),
    UnusedSubVariable(),
    VariableOutsideSub(),
    UndefinedKey(),
    UndefinedMapping(),
    UnusedMapping(),
    UnusedParameter(),
    AttributeOfUndeclaredResource(),
    CircularDependency(),
    DependencyOnAbsentResource(),
    DependencyOnUndeclaredResource(),
    OutputOfAbsentResource(),
    RedundantDependency(),
    RefToUndeclaredName(),
    ReferenceToAbsentResource(),
    SubOfUndeclaredName(),
    AttributeOfWrongKind(),
    LocalPathForPackaging(),
    MalformedCreationPolicy(),
    MalformedInit(),
    MalformedUpdatePolicy(),
    MetadataOfWrongKind(),
    OnlyOneRetentionPolicy(),
    ServerlessAttributeWithoutTransform(),
    ServerlessTypeWithoutTransform(),
    StatefulResourceWithoutPolicy(),
    UndefinedResourceCondition(),
    UnknownDeletionPolicy(),
    UnknownUpdateReplacePolicy(),
  ]
}
