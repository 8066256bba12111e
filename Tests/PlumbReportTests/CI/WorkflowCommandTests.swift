import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct WorkflowCommandTests {
  @Test func gitHubGetsACommandForEachFinding() {
    #expect(
      GitHubWriter().text(for: Samples.report) == """
        ::error file=shop.yaml,line=16,col=44,endColumn=58,endLine=16,title=ec2/port-is-open::\
        port 22 is open to the whole internet when Env = dev%0A\
        scenario: Env = dev or staging; 2 of 3 scenarios%0A\
        help: remove the default, or constrain AdminCidr

        """)
  }

  @Test func columnsOfSeveralLinesAreLeftToGitHub() {
    let text = GitHubWriter().text(for: report(on: "a:\n  b: 1\n", Span(0, 8)))
    #expect(text == "::error file=t.yaml,line=1,endLine=2,title=a/rule::wrong\n")
  }

  @Test func azureGetsACommandForEachFinding() {
    #expect(
      AzureWriter().text(for: Samples.report) == """
        ##vso[task.logissue type=error;sourcepath=shop.yaml;linenumber=16;columnnumber=44;\
        code=ec2/port-is-open;]port 22 is open to the whole internet when Env = dev \
        (scenario: Env = dev or staging; 2 of 3 scenarios)

        """)
  }

  @Test(arguments: [
    (Severity.note, "::notice ", "type=warning"), (.warning, "::warning ", "type=warning"),
  ])
  func severitiesHaveTheWordsOfTheService(severity: Severity, gitHub: String, azure: String) {
    var finding = Samples.openPort
    finding.severity = severity
    let report = Report(findings: [finding])
    #expect(GitHubWriter().text(for: report).hasPrefix(gitHub))
    #expect(AzureWriter().text(for: report).contains(azure))
  }

  @Test func noTextOfATemplateMakesACommandOfItsOwn() {
    let report = Report.hostile("a%\r\n::stop,:;]##vso[x]b")
    #expect(
      GitHubWriter().text(for: report) == """
        ::error file=a%25%0D%0A%3A%3Astop%2C%3A;]##vso[x]b,line=1,col=1,endColumn=2,endLine=1,\
        title=a/rule::a%25%0D%0A::stop,:;]##vso[x]b

        """)
    #expect(
      AzureWriter().text(for: report) == """
        ##vso[task.logissue type=error;sourcepath=a%AZP25%0D%0A::stop,:%3B%5D##vso[x%5Db;\
        linenumber=1;columnnumber=1;code=a/rule;]a%AZP25%0D%0A::stop,:;]##vso[x]b

        """)
  }

  @Test func anUnreadableTemplateIsAnError() {
    let report = Report(findings: [], unreadable: [.init(name: "a.yaml", reason: "no 'a.yaml'")])
    #expect(GitHubWriter().text(for: report) == "::error file=a.yaml::no 'a.yaml'\n")
    #expect(
      AzureWriter().text(for: report)
        == "##vso[task.logissue type=error;sourcepath=a.yaml;]no 'a.yaml'\n")
  }
}
