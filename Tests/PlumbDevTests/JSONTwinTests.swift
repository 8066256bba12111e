import PlumbSource
import Testing

@testable import PlumbDev

struct JSONTwinTests {
  private func twin(_ text: String) throws -> String {
    try JSONTwin(of: Source(name: "a.yaml", text: text)).text
  }

  @Test(arguments: [
    ("!Ref A", #"{"Ref": "A"}"#),
    ("!Sub '${A}\t\\'", #"{"Fn::Sub": "${A}\t\\"}"#),
    ("!GetAtt A.Outputs.B", #"{"Fn::GetAtt": ["A", "Outputs.B"]}"#),
    ("!If [C, !GetAtt [A, B], 1]", #"{"Fn::If": ["C", {"Fn::GetAtt": ["A", "B"]}, 1]}"#),
    ("!Condition C", #"{"Condition": "C"}"#),
  ])
  func functionsAreInTheirLongForm(yaml: String, json: String) throws {
    #expect(try twin("a: \(yaml)") == "{\"a\": \(json)}\n")
  }

  @Test(arguments: [
    ("'30'", #""30""#), ("30", "30"), ("true", "true"), ("2012-10-17", #""2012-10-17""#),
    ("1.50", #""1.50""#), ("", "null"), ("|\n  x \"y\"\n   z", #""x \"y\"\n z""#),
  ])
  func valuesKeepTheirTypes(yaml: String, json: String) throws {
    #expect(try twin("a: \(yaml)") == "{\"a\": \(json)}\n")
  }

  @Test func whatIsLongStandsOnSeveralLines() throws {
    let long = String(repeating: "x", count: 60)
    #expect(
      try twin("a: !Join ['', [\(long), !Ref \(long)]]\nb: {c: [1]}") == """
        {
          "a": {"Fn::Join": [
            "",
            [
              "\(long)",
              {"Ref": "\(long)"}
            ]
          ]},
          "b": {"c": [1]}
        }

        """)
  }

  @Test func anUnreadableTemplateIsRefused() {
    #expect(throws: DevError.self) { try twin("a: [") }
  }
}
