import PlumbPacks
import PlumbSource
import Testing

/// What is wrong with a pack file is shown at its place, also inside of CEL.
struct PackFormatTests {
  /// Loads a pack with one rule; the carets of `^^^` lines aren't part of it.
  private func findings(_ pack: String) -> [String] {
    let source = Source(name: "p.yaml", text: pack)
    return Pack.load(source).findings.map { finding in
      let span = finding.primary.span
      let text = String(
        decoding: source.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
      let line = source.bytes[..<Int(span.start)].count { $0 == UInt8(ascii: "\n") } + 1
      let hint = finding.primary.message.map { "; \($0)" } ?? ""
      return "\(finding.severity)[\(finding.rule)] line \(line) at '\(text)': \(finding.message)"
        + hint
    }
  }

  private func pack(_ rule: String, head: String = "") -> String {
    """
    format: 1
    pack: p
    title: t
    \(head)rules:
    - id: r
      title: t
      severity: error
      requirement: r
      rationale: r
      remediation: r
      resources: A::B::C
      examples: [{fail: {Type: 'A::B::C'}}]
    \(rule)

    """
  }

  @Test func aRightPackHasNoFindings() {
    #expect(findings(pack("  check: has(props.X)")) == [])
  }

  @Test(arguments: [
    (
      "  chek: 'true'\n  check: has(props.X)",
      "at 'chek': a rule has no 'chek'; did you mean 'check'?"
    ),
    (
      "  check: has(props.X)\n  undecided: nota",
      "at 'nota': 'undecided' is one of note, fail, ignore; did you mean 'note'?"
    ),
    ("  check: has(props.X)\n  each: []", "at '[': 'each' is a CEL expression"),
    ("  let: {x: props.X}", "at 'r': this rule has no 'check'"),
  ])
  func keysAndWordsAreChecked(rule: String, finding: String) {
    let found = findings(pack(rule))
    #expect(found.contains { $0.contains(finding) }, "\(found)")
  }

  @Test(arguments: [
    ("  check: propz.X == 1", "line 13 at 'propz': unknown name 'propz'; did you mean 'props'?"),
    ("  check: 'propz.X == 1'", "line 13 at 'propz': unknown name 'propz'"),
    ("  check: |\n    true\n      && propz.X == 1", "line 15 at 'propz': unknown name 'propz'"),
    (
      "  check: >-\n    true &&\n    statments(props) == []",
      "line 15 at 'statments': unknown function 'statments'; did you mean 'statements'?"
    ),
    ("  check: \"props.X == '\\u00e4' && propz\"", "line 13 at 'propz': unknown name"),
    ("  check: props.X ==", "line 13 at"),
    ("  check: item == 1", "line 13 at 'item': 'item' is known only beside 'each'"),
    (
      "  check: has(props.X)\n  message: 'it is ${propz.X}'",
      "line 14 at 'propz': unknown name 'propz'"
    ),
    ("  check: settings.dayz > 1", "line 13 at 'dayz': this pack has no setting 'dayz'"),
    ("  check: size(props.X)", "line 13 at 'size(props.X)': a boolean is needed, this gives int"),
    ("  let: {x: props.X}\n  check: y == 1", "unknown name 'y'"),
  ])
  func mistakesInExpressionsAreShownAtTheirPlace(rule: String, finding: String) {
    let found = findings(pack(rule))
    #expect(found.contains { $0.contains(finding) }, "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("error") }, "\(found)")
  }

  @Test func misspeltSettingsAreFoundInFunctions() {
    let head = """
      settings: {days: {type: integer, default: 30, minimum: 1}}
      functions: {'isOld(x)': x > settings.day}

      """
    #expect(
      findings(pack("  check: isOld(props.X)", head: head)) == [
        "error[pack/malformed-expression] line 5 at 'day': this pack has no setting 'day'; "
          + "did you mean 'days'?"
      ])
  }

  @Test(arguments: [
    (
      "functions: {'f(x)': x}\n", "  check: has(props.X)",
      "line 4 at ''f(x)'': no rule uses the function 'f'"
    ),
    (
      "", "  let: {unused: props.X}\n  check: has(props.X)",
      "line 13 at 'unused': nothing uses 'unused'"
    ),
  ])
  func unusedNamesAreWarnings(head: String, rule: String, finding: String) {
    #expect(findings(pack(rule, head: head)) == ["warning[pack/unused-name] " + finding])
  }

  @Test func unusedNamesDontMatterWhereSomethingIsWrong() {
    let found = findings(pack("  let: {x: props.X}\n  check: propz.X == 1"))
    #expect(found.allSatisfy { $0.hasPrefix("error") }, "\(found)")
  }

  @Test func twoRulesWithOneNameAreReported() {
    let one = pack("  check: has(props.X)")
    let rule = one.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "- id: r" }
    let found = findings(one + rule.joined(separator: "\n"))
    #expect(found.count == 1)
    #expect(found.first?.contains("this pack has two rules 'p/r'") == true, "\(found)")
  }

  @Test(arguments: [
    ("{type: integer, default: 0, minimum: 1}", "the default doesn't fit: 'days' is at least 1"),
    ("{type: integer, default: x}", "the default doesn't fit: 'days' takes a whole number, not x"),
    ("{type: string, default: a, enum: [b]}", "the default doesn't fit: 'days' is one of b"),
    ("{type: string, default: a, pattern: '^b'}", "the default doesn't fit: 'days' matches ^b"),
    ("{type: int, default: 1}", "'type' is one of array, boolean, integer, number, string"),
  ])
  func settingsAreChecked(setting: String, finding: String) {
    let found = findings(
      pack("  check: settings.days == 1", head: "settings: {days: \(setting)}\n"))
    #expect(found.contains { $0.contains(finding) }, "\(found)")
  }
}
