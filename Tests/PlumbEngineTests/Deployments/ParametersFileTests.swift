import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

struct ParametersFileTests {
  private func file(_ text: String) -> ParametersFile {
    ParametersFile(Source(name: "p.json", text: text))
  }

  @Test(arguments: [
    #"[{"ParameterKey": "Env", "ParameterValue": "dev"}, {"ParameterKey": "Days", "ParameterValue": 30}]"#,
    #"["Env=dev", "Days=30"]"#,
    #"{"Parameters": {"Env": "dev", "Days": 30}, "Tags": {"Env": "x"}, "StackPolicy": {}}"#,
    #"{"StackName": "s", "Parameters": [{"ParameterKey": "Env", "ParameterValue": "dev"}, {"ParameterKey": "Days", "ParameterValue": "30"}]}"#,
    #"{"Env": "dev", "Days": "30"}"#,
    "Env: dev\nDays: 30\n", "- Env=dev\n- Days=30\n",
    "- {ParameterKey: Env, ParameterValue: dev}\n- {ParameterKey: Days, ParameterValue: 30}\n",
  ])
  func everyFormIsRead(text: String) {
    let file = file(text)
    #expect(file.findings.isEmpty)
    #expect(
      file.values.map { "\($0.name.text)=\($0.value?.text ?? "-")" } == ["Env=dev", "Days=30"])
  }

  @Test(arguments: [
    ("Zones: [a, b]", "a,b"), ("Zones: []", ""), ("Zones: ''", ""), ("Zones: true", "true"),
    ("Zones: 007", "007"), (#"["Zones=a=b"]"#, "a=b"), (#"["Zones="]"#, ""),
    ("Zones: !Ref x", "x"), ("Parameters: [a, b]", "a,b"),
  ])
  func aValueIsTextAsItIsWritten(text: String, value: String) {
    #expect(file(text).values.map(\.value?.text) == [value])
  }

  @Test func aPreviousValueIsNoValue() {
    let file = file(#"[{"ParameterKey": "Env", "UsePreviousValue": true}]"#)
    #expect(file.findings.isEmpty)
    #expect(file.values.map(\.value) == [nil])
  }

  @Test(arguments: [
    ("", "1:1 the file has no content"),
    ("text", "1:1 a parameters file is a list or a mapping"),
    ("[Env]", "1:2 'Env' is not of the form Name=value"),
    ("[[a]]", "1:2 a list among the parameters"),
    ("Env: {a: b}", "1:6 the value of 'Env' is no text or list of texts"),
    ("[A=1, A=2]", "1:7 parameter 'A' is given twice"),
    (
      "[{ParameterKey: A, ParameterVale: x}]",
      """
      1:2 parameter 'A' has no ParameterValue; \
      1:20 a parameter has no key 'ParameterVale' (did you mean 'ParameterValue'?)
      """
    ),
    ("[{ParameterValue: x}]", "1:2 a parameter without a ParameterKey"),
    (
      "{Parameters: {}, Tag: {}}",
      "1:18 a template configuration has no key 'Tag' (did you mean 'Tags'?)"
    ),
  ])
  func aMistakeIsReportedAtItsPlace(text: String, problems: String) {
    let found = file(text).findings.map { finding in
      let place = finding.source.position(at: Int(finding.primary.span.start))
      let hint = finding.primary.message.map { " (\($0))" } ?? ""
      return "\(place.line):\(place.column) \(finding.message)\(hint)"
    }
    #expect(found.joined(separator: "; ") == problems)
  }
}
