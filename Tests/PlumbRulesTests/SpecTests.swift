import Foundation
import PlumbEngine
import PlumbRules
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

struct SpecTests {
  @Test(arguments: SpecPage.all) func findingsAreThoseMarked(page: SpecPage) throws {
    let rule = try page.builtInRule
    var shown: [String] = []
    for block in page.blocks {
      let template = Template(Source(name: "spec.yaml", text: block.text))
      #expect(template.tree.findings.isEmpty, "\(block.heading): \(template.tree.findings)")
      let marks = rule.marks(template, of: page.rule)
      shown.append(block.shown(with: marks).trimmingCharacters(in: .newlines))
      if marks != block.marks {
        Issue.record("\(block.heading): the rule says\n\n\(block.shown(with: marks))\n")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_SPECS"] != nil { try page.write(shown) }
  }

  @Test(arguments: SpecPage.all) func aPageHasReportedAndCleanTemplates(page: SpecPage) {
    #expect(page.blocks.contains { $0.marks.isEmpty })
    #expect(page.blocks.contains { !$0.marks.isEmpty })
    #expect(page.blocks.contains { $0.text.contains("Fn::If") || $0.text.contains("!If") })
  }

  @Test(arguments: SpecPage.all) func jsonIsJudgedAlike(page: SpecPage) throws {
    let rule = try page.builtInRule
    for block in page.blocks {
      let tree = Tree.parse(Source(name: "spec.yaml", text: block.text))
      // JSON has no aliases, and what is said about them holds for YAML alone.
      guard tree.aliases.isEmpty else { continue }
      let twin = try Tree.parse(Source(name: "spec.json", text: #require(tree.root).json))
      #expect(twin.format == .json)
      #expect(twin.findings.isEmpty, "\(block.heading)")
      let words = rule.marks(Template(twin), of: page.rule).map(\.words).sorted()
      #expect(words == block.marks.map(\.words).sorted(), "\(block.heading)")
    }
  }

  @Test(arguments: SpecPage.all) func lineEndingsChangeNothing(page: SpecPage) throws {
    let rule = try page.builtInRule
    for block in page.blocks {
      let text = block.text.replacing("\n", with: "\r\n")
      let marks = rule.marks(Template(Source(name: "spec.yaml", text: text)), of: page.rule)
      #expect(marks == block.marks, "\(block.heading)")
    }
  }

  @Test(arguments: SpecPage.all) func textInFrontShiftsSpansOnly(page: SpecPage) throws {
    let rule = try page.builtInRule
    for block in page.blocks {
      let source = Source(name: "spec.yaml", text: "\u{FEFF}# Größe: 10 € 🙂\n" + block.text)
      let marks = rule.marks(Template(source), of: page.rule).map { mark in
        var mark = mark
        mark.line -= 1
        return mark
      }
      #expect(marks == block.marks, "\(block.heading)")
    }
  }

  @Test(arguments: SpecPage.all) func aCommentSuppresses(page: SpecPage) throws {
    let rule = try page.builtInRule
    let index = RuleIndex(RuleSet.builtIn.metadata.values)
    let today = try #require(CalendarDate("2026-11-23"))
    for block in page.blocks where !block.marks.isEmpty {
      let comment = "# plumb: ignore-file \(page.rule) -- it is meant so\n"
      let template = Template(Source(name: "spec.yaml", text: comment + block.text))
      let result = Suppressions(template, known: index)
        .apply(to: rule.findings(template, of: page.rule), ran: [page.rule], today: today)
      #expect(result.kept.isEmpty, "\(block.heading)")
      #expect(result.additional.isEmpty, "\(block.heading)")
      #expect(result.suppressed.count == block.marks.count, "\(block.heading)")
    }
  }
}

extension SpecPage {
  /// The built-in rules, which find one template beside those of the pages.
  private static let rules = RuleSet.builtIn(readingTemplates: { path in
    guard path == "nested/queue.yaml" else { return nil }
    return Source(
      name: path,
      text: """
        Parameters:
          Name: {Type: String}
          Size: {Type: Number, Default: 1}
        Resources:
          Queue: {Type: AWS::SQS::Queue}
        """)
  })

  /// The rule that the page is about.
  var builtInRule: any Rule {
    get throws {
      try #require(
        SpecPage.rules.rules.first { $0.members.contains { $0.id == rule } })
    }
  }
}

extension Rule {
  /// What it finds in a template, as if it were the only rule.
  func findings(_ template: Template, of member: RuleID) -> [Finding] {
    Linter(rules: RuleSet([self])).check(template).findings.filter { $0.rule == member }
  }

  fileprivate func marks(_ template: Template, of member: RuleID) -> [SpecBlock.Mark] {
    findings(template, of: member).map(SpecBlock.Mark.init).sorted()
  }
}

extension Node {
  /// The same as JSON text, with functions in their long form.
  var json: String {
    guard let tag, let function = FunctionName.allCases.first(where: { $0.tag == tag.name }) else {
      return untaggedJSON
    }
    return "{\(quoted(function.rawValue)): \(untaggedJSON)}"
  }

  private var untaggedJSON: String {
    switch kind {
    case .mapping:
      "{" + entries.map { "\(quoted($0.key.text)): \($0.value.json)" }.joined(separator: ",\n")
        + "}"
    case .sequence: "[" + elements.map(\.json).joined(separator: ", ") + "]"
    case .scalar: scalar == .null ? "null" : quoted(text)
    }
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
