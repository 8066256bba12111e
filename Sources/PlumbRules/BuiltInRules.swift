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
    MalformedCall(),
    UndefinedKey(),
    UndefinedMapping(),
    UnusedMapping(),
    UnusedParameter(),
    AttributeOfUndeclaredResource(),
    CircularDependency(),
    DependencyOnAbsentResource(),
    DependencyOnUndeclaredResource(),
    OutputOfAbsentResource(),
    RefToUndeclaredName(),
    ReferenceToAbsentResource(),
    SubOfUndeclaredName(),
    SchemaViolations(),
  ]
}
