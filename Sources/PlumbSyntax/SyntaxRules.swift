public import PlumbSource

/// What the readers of YAML and JSON report.
public enum SyntaxRules {
  public static let all: [RuleMetadata] =
    wholeFile + characters + structure + limits + YAMLRules.all + [invalidJSON, jsonAsYAML]

  // MARK: The whole file

  static let wholeFile = [emptyFile, binaryFile, utf16, multipleDocuments, fileTooLarge]

  static let emptyFile = rule(
    "empty-file", "The file has no content",
    why: "An empty file deploys nothing; usually it was cut off or never saved.",
    fix: "Write the template, or remove the file.", aliases: ["E1001"])

  static let binaryFile = rule(
    "binary-file", "The file is not text",
    why: "A file with NUL bytes is no template.",
    fix: "Check the path; save the file as UTF-8 text.")

  static let utf16 = rule(
    "utf-16", "The file is UTF-16, not UTF-8",
    why: "CloudFormation reads templates in UTF-8; editors on Windows may save UTF-16.",
    fix: "Save the file as UTF-8.")

  static let multipleDocuments = rule(
    "multiple-documents", "The file has more than one YAML document",
    why: "A template is one document; what follows a second '---' would be ignored.",
    fix: "Move each document to a file of its own.")

  static let fileTooLarge = rule(
    "file-too-large", "The file is too large to be read",
    why: "CloudFormation takes templates of at most 1 MB.",
    fix: "Split the template into nested stacks.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ])

  // MARK: Characters

  static let characters = [invalidUTF8, controlCharacter]

  static let invalidUTF8 = rule(
    "invalid-utf8", "A byte is not UTF-8",
    why: "The file was saved in another encoding, so that some of its characters are lost.",
    fix: "Save the file as UTF-8.")

  static let controlCharacter = rule(
    "control-character", "A character is not allowed in the file",
    why: "YAML and JSON refuse control characters, which editors hardly show.",
    fix: "Remove the character, or write it as an escape in double quotes.")

  // MARK: Structure

  static let structure = [
    duplicateKey, collectionAsKey, unknownTag, rainDirective, undefinedAlias, recursiveAlias,
    invalidMerge,
  ]

  static let duplicateKey = rule(
    "duplicate-key", "A mapping has the same key twice",
    why: "One of the two values is dropped without a word.",
    fix: "Remove or rename one of the two.")

  static let collectionAsKey = rule(
    "collection-as-key", "A key is a list or a mapping",
    why: "CloudFormation takes texts as keys; often a placeholder such as '{{ name }}' was left.",
    fix: "Write a text as the key, or quote a value that starts with '{' or '['.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ])

  static let unknownTag = rule(
    "unknown-tag", "A tag is none that CloudFormation knows",
    why: "CloudFormation refuses a template with a tag it does not know.",
    fix: "Use the short form of an intrinsic function, or quote a text that starts with '!'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
        + "intrinsic-function-reference.html"
    ], aliases: [])

  static let rainDirective = rule(
    "rain-directive", "A tag is replaced by rain", severity: .note,
    why: "The command 'rain pkg' resolves its directives before the template is deployed.",
    fix: "Check the template that 'rain pkg' writes.",
    references: ["https://aws-cloudformation.github.io/rain/"], aliases: [])

  static let undefinedAlias = rule(
    "undefined-alias", "An alias has no anchor",
    why: "'*name' repeats the node marked '&name' before it; without one there is no value.",
    fix: "Define the anchor, or quote a text that starts with '*'.")

  static let recursiveAlias = rule(
    "recursive-alias", "An alias stands inside of its own anchor",
    why: "Such a node contains itself and has no end.",
    fix: "Repeat the part that is meant, or anchor a smaller node.")

  static let invalidMerge = rule(
    "invalid-merge", "A merge key has a value that cannot be merged",
    why: "'<<' merges the entries of a mapping, or of each mapping in a list.",
    fix: "Give it an alias of a mapping, or quote the key.",
    references: ["https://yaml.org/type/merge.html"])

  // MARK: Limits

  static let limits = [nestingTooDeep, tooManyNodes, aliasExpansion]

  static let nestingTooDeep = rule(
    "nesting-too-deep", "Collections are nested too deep",
    why: "No template needs such depth, and reading it costs time without bound.",
    fix: "Check for brackets that are not closed.")

  static let tooManyNodes = rule(
    "too-many-nodes", "The file has too many keys and values",
    why: "No template of at most 1 MB has as many.",
    fix: "Split the template into nested stacks.")

  static let aliasExpansion = rule(
    "alias-expansion", "Aliases repeat too many nodes",
    why: "Aliases of aliases multiply: a few lines can stand for billions of values.",
    fix: "Write the values out, or use fewer aliases.")

  // MARK: JSON

  static let invalidJSON = rule(
    "invalid-json", "The text is not JSON",
    why: "CloudFormation refuses a template that it cannot read.",
    fix: "Mend the place that is shown; what follows it was not read.",
    references: ["https://www.rfc-editor.org/rfc/rfc8259"])

  static let jsonAsYAML = rule(
    "json-as-yaml", "A file that looks like JSON is only YAML", severity: .warning,
    why: "It can be read as YAML, but tools that expect JSON refuse it.",
    fix: "Mend the place that is shown, or write the template as YAML.",
    references: ["https://www.rfc-editor.org/rfc/rfc8259"], aliases: [])

  /// Whether a finding of this rule doesn't keep the rest of the source from being read.
  static func leavesTreeComplete(_ rule: RuleID) -> Bool {
    (structure + [multipleDocuments, jsonAsYAML]).contains { $0.id == rule }
  }

  /// The rules about sources that can't be read to their end.
  public static var fatal: [RuleMetadata] {
    all.filter { !leavesTreeComplete($0.id) }
  }

  static func rule(
    _ name: String, _ title: String, severity: Severity = .error, why: String, fix: String,
    references: [String] = [], aliases: [String] = ["E0000"]
  ) -> RuleMetadata {
    RuleMetadata(
      id: RuleID("syntax/" + name), title: title, severity: severity, rationale: why,
      remediation: fix, references: references, aliases: aliases)
  }
}

extension RuleMetadata {
  func finding(
    _ message: String, in source: Source, at span: Span, label: String? = nil,
    related: [Label] = [], notes: [String] = []
  ) -> Finding {
    Finding(
      rule: id, severity: severity, message: message, source: source,
      primary: Label(span, label), related: related, notes: notes)
  }
}
