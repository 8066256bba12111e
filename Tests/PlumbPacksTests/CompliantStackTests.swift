import PlumbEngine
import PlumbPacks
import PlumbRules
import PlumbSource
import PlumbTemplate
import Testing

/// Stacks that keep every requirement, each written in a style of its own.
struct CompliantStackTests {
  static let names = (try? Fixtures.files(in: "Tests/Fixtures/compliant")) ?? []

  @Test(arguments: names)
  func raisesNoErrorAndNoWarning(name: String) throws {
    let template = Template(try Fixtures.source("Tests/Fixtures/compliant/" + name))
    let rules = try RuleSet.builtIn + .pack(.aws) + .pack(.backup)
    let findings = Linter(rules: rules).check(template).findings
    #expect(findings.filter { $0.severity > .note }.map(\.message) == [])
  }

  @Test func stylesAreMany() {
    #expect(CompliantStackTests.names.count >= 30)
  }
}
