import Foundation
import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct JSONWriterTests {
  private static func object(_ report: Report) throws -> [String: Any] {
    let data = Data(JSONWriter().bytes(for: report))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theFieldsOfAFindingAreWrittenInOrder() {
    #expect(
      JSONWriter().text(for: Samples.report) == """
        {"version":1,"findings":[
        {"rule":"ec2/port-is-open","aliases":["CKV_AWS_24","E9"],"severity":"error",\
        "message":"port 22 is open to the whole internet when Env = dev","file":"shop.yaml",\
        "start":{"line":16,"column":44,"offset":279},"end":{"line":16,"column":58,"offset":293},\
        "resource":"WebSG","path":"Resources/WebSG/Properties/SecurityGroupIngress/0/CidrIp",\
        "scenario":{"description":"Env = dev or staging","parameters":[\
        {"name":"Env","value":"dev","default":false},\
        {"name":"AdminCidr","value":"0.0.0.0/0","default":true}],"failing":2,"relevant":3,\
        "names":null},\
        "outcome":"default","notes":["the group is attached to 2 instances"],"related":[\
        {"message":"the default comes from here","start":{"line":6,"column":14,"offset":79},\
        "end":{"line":6,"column":23,"offset":88}},\
        {"message":"false when Env = dev","start":{"line":9,"column":11,"offset":112},\
        "end":{"line":9,"column":35,"offset":136}}],"fixes":[],\
        "help":"remove the default, or constrain AdminCidr"}
        ],"summary":{"checked":1,"scenarios":3,"errors":1,"warnings":0,"notes":0,"suppressed":0,"shard":null,\
        "unreadable":[]}}

        """)
  }

  @Test func keysArePresentWhereNothingIsKnown() throws {
    let report = report(on: "a: b", Span(3, 4))
    let findings = try #require(try Self.object(report)["findings"] as? [[String: Any]])
    let finding = try #require(findings.first)
    for key in ["resource", "path", "scenario", "outcome", "help"] {
      #expect(finding[key] is NSNull, "\(key)")
    }
    for key in ["aliases", "notes", "related", "fixes"] {
      #expect((finding[key] as? [Any])?.isEmpty == true, "\(key)")
    }
  }

  @Test func anEmptyReportIsAnObject() {
    #expect(
      JSONWriter().text(for: Report(findings: [])) == """
        {"version":1,"findings":[],"summary":{"checked":0,"scenarios":null,"errors":0,"warnings":0,\
        "notes":0,"suppressed":0,"shard":null,"unreadable":[]}}

        """)
  }

  @Test(arguments: ["\"\\/\u{8}\u{C}\n\r\t\u{1F}\u{7F}é名😀\u{2028}", "", "\u{0}"])
  func everyStringComesBack(text: String) throws {
    var finding = Samples.openPort
    finding.message = text
    finding.fixes = [Fix(title: text, edits: [Edit(Span(0, 1), text)], isSafe: false)]
    let unreadable = Report.Unreadable(name: text, reason: text)
    let object = try Self.object(Report(findings: [finding], unreadable: [unreadable]))
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.first?["message"] as? String == text)
    let fix = try #require((findings.first?["fixes"] as? [[String: Any]])?.first)
    #expect(fix["title"] as? String == text)
    #expect(fix["safe"] as? Bool == false)
    let edit = try #require((fix["edits"] as? [[String: Any]])?.first)
    #expect(edit["replacement"] as? String == text)
  }
}
