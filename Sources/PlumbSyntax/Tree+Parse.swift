public import PlumbSource

extension Tree {
  /// Reads a source as far as it can be read; what is wrong with it is in the tree's findings.
  ///
  /// The content decides on the format: what starts with `{` or `[` is JSON if it can be read as
  /// such, everything else is YAML 1.1. UTF-16 and files with NUL bytes are refused with a finding.
  /// A byte that isn't UTF-8 and a control character are reported and passed over. After any other
  /// mistake the rest of the file isn't read: collections that are open there end there.
  public static func parse(_ source: Source, limits: Limits = .standard) -> Tree {
    if source.bytes.count > limits.size {
      return Tree(
        refusing: source,
        SyntaxRules.fileTooLarge.finding(
          "the file has \(source.bytes.count) bytes, more than the \(limits.size) that are read",
          in: source, at: Span(0, 0)))
    }
    if let finding = utf16Finding(source) { return Tree(refusing: source, finding) }
    let start = firstSignificant(in: source)
    let isBracket = start.map { [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(source.bytes[$0]) }
    return isBracket == true ? parseJSON(source, limits) : parseYAML(source, limits)
  }

  /// Reads a source in a given format, whatever it looks like.
  package static func parse(
    _ source: Source, as format: Format, limits: Limits = .standard
  ) -> Tree {
    switch format {
    case .yaml: YAMLReader.read(source, limits: limits).tree
    case .json: JSONReader.read(source, limits: limits).tree
    }
  }

  private static func parseYAML(_ source: Source, _ limits: Limits) -> Tree {
    let tree = YAMLReader.read(source, limits: limits).tree
    guard tree.root == nil, tree.findings.isEmpty else { return tree }
    return Tree(
      refusing: source,
      SyntaxRules.emptyFile.finding("the file has no content", in: source, at: Span(0, 0)),
      comments: tree.comments)
  }

  private static func parseJSON(_ source: Source, _ limits: Limits) -> Tree {
    let json = JSONReader.read(source, limits: limits)
    guard let failure = json.failure, failure.rule != SyntaxRules.nestingTooDeep.id else {
      return json.tree
    }
    let yaml = YAMLReader.read(source, limits: limits)
    guard yaml.isWhole else { return json.looksLikeJSON ? json.tree : yaml.tree }
    guard json.looksLikeJSON else { return yaml.tree }
    var finding = failure
    finding.rule = SyntaxRules.jsonAsYAML.id
    finding.severity = SyntaxRules.jsonAsYAML.severity
    finding.notes.append("read as YAML, which allows this")
    return Tree(yaml.tree, adding: finding)
  }

  private static func firstSignificant(in source: Source) -> Int? {
    source.bytes[source.contentStart...].firstIndex {
      ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains($0)
    }
  }

  /// UTF-16 shows by its byte order mark, or by a NUL beside an ASCII character at the start.
  private static func utf16Finding(_ source: Source) -> Finding? {
    guard source.bytes.count >= 2 else { return nil }
    let (first, second) = (source.bytes[0], source.bytes[1])
    let hasMark = (first, second) == (0xFE, 0xFF) || (first, second) == (0xFF, 0xFE)
    let looksWide = source.bytes.count & 1 == 0 && (first == 0) != (second == 0)
    guard hasMark || looksWide else { return nil }
    return SyntaxRules.utf16.finding(
      "the file is UTF-16; save it as UTF-8", in: source, at: Span(0, 2))
  }

  /// A tree of a source that isn't read.
  convenience init(refusing source: Source, _ finding: Finding, comments: [Comment] = []) {
    self.init(
      source: source, format: .yaml, storage: Storage(), findings: [finding], comments: comments)
  }

  private convenience init(_ tree: Tree, adding finding: Finding) {
    self.init(
      source: tree.source, format: tree.format, storage: tree.storage,
      findings: (tree.findings + [finding]).sorted { $0.primary.span < $1.primary.span },
      comments: tree.comments)
  }
}
