import PlumbReport
import PlumbSource
import Testing

struct RequirementTests {
  private func rule(_ id: String, _ requirement: String? = nil) -> RuleMetadata {
    RuleMetadata(
      id: RuleID(id), title: "title of \(id)", severity: .error, rationale: "", remediation: "",
      requirement: requirement)
  }

  @Test func rulesWithTheSameWordsAreOneRequirement() {
    let rules = [
      rule("mine/a", "Keep it safe"), rule("mine/b"), rule("mine/c", "Keep it\n  safe"),
      rule("aws/d", "Keep it safe"), rule("aws/e", "Make it cheap"), rule("s3/f"),
    ]
    let requirements = Requirement.all(of: rules, packs: ["mine"])
    #expect(
      requirements.map { $0.rules.map(\.id.rawValue) } == [
        ["mine/a", "mine/c", "aws/d"], ["mine/b"], ["aws/e", "s3/f"],
      ])
    #expect(requirements.map(\.isGeneral) == [false, false, true])
    #expect(requirements[1].text == "title of mine/b")
    #expect(Requirement.numbers(of: requirements)["s3/f"] == 2)
  }
}
