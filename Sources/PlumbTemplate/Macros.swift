internal import PlumbSource
internal import PlumbSyntax

/// What transforms and modules can add to a template when it is deployed.
extension Template {
  /// Whether a transform processes the whole template, other than by its documented functions.
  ///
  /// `AWS::LanguageExtensions` only replaces function calls by their values; SAM and macros of one's
  /// own can add, rename and rewrite every part.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
  public var isRewritten: Bool {
    transforms.contains { $0.text != Template.languageExtensions } || hasTransformedSection
  }

  /// Whether something else than SAM and `AWS::LanguageExtensions` processes the whole template.
  ///
  /// SAM adds resources, and leaves parameters, mappings and conditions alone.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
  package var isRewrittenFreely: Bool {
    transforms.contains { ![Template.languageExtensions, Template.serverless].contains($0.text) }
      || hasTransformedSection
  }

  /// Whether a macro of the account's own processes the whole template: what is written may mean anything.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html
  public var hasCustomMacro: Bool {
    transforms.contains { !$0.text.hasPrefix("AWS::") }
  }

  /// Whether the functions and the looser rules of `AWS::LanguageExtensions` hold.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html
  public var hasLanguageExtensions: Bool {
    transforms.contains { $0.text == Template.languageExtensions }
  }

  /// Whether a name that the template doesn't declare can come from a transform, a module or a loop.
  ///
  /// The resources of a module are named by its logical ID with theirs behind it, and so are those that
  /// SAM makes of one of its own or of a connector; what several share begins with `Serverless`.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
  public func canGain(_ name: String) -> Bool {
    if isRewrittenFreely || hasUnknownLoop { return true }
    let isServerless = isRewritten
    if isServerless, name.hasPrefix("Serverless") || name == "CodeDeployServiceRole" { return true }
    return resources.contains { resource in
      let type = resource.type.rawValue
      let isSource =
        type.hasSuffix("::MODULE")
        || isServerless
          && (type.hasPrefix("AWS::Serverless::")
            || resource.body.node.entry("Connectors") != nil)
      return isSource && name.hasPrefix(resource.id.text)
    }
  }

  /// Whether no condition has a name, and none can get it before the template is deployed.
  public func lacksCondition(_ name: String) -> Bool {
    condition(name) == nil && !canGain(name)
  }

  /// Whether a section includes a snippet: `Fn::Transform` among its members.
  private var hasTransformedSection: Bool {
    functions.hasTransforms && sections.contains { $0.body.entry("Fn::Transform") != nil }
  }

  /// Whether some section has a loop over a list that isn't written out as texts.
  private var hasUnknownLoop: Bool {
    guard hasLoops else { return false }
    return sections.contains { Template.hasUnknownLoop($0.body) }
  }

  private static func hasUnknownLoop(_ body: Node) -> Bool {
    body.entries.contains { key, value in
      guard key.hasPrefix(ForEach.prefix) else { return false }
      guard let loop = ForEach(key: key, body: Place(value)) else { return true }
      let isWritten =
        loop.collection.kind == .sequence && Expression(loop.collection) == nil
        && loop.collection.elements.allSatisfy { $0.kind == .scalar && Expression($0) == nil }
      return !isWritten || hasUnknownLoop(loop.body)
    }
  }

  private static let serverless = "AWS::Serverless-2016-10-31"
  private static let languageExtensions = "AWS::LanguageExtensions"
}
