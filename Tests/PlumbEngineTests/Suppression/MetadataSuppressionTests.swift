import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

@Suite struct MetadataSuppressionTests {
  @Test(arguments: [
    "[s3/public-acl]", "s3/public-acl", "[{rule: s3/public-acl, reason: a site}]",
    "[{id: E3012, until: 2027-03-31}]", #"[{"id": "s3/*", "until": "2026-11-23"}]"#,
  ])
  func theTemplateIgnoresARule(ignore: String) throws {
    let template = SuppressedTemplate(
      "{Metadata: {plumb: {ignore: \(ignore)}}, Resources: {A: {Type: bad1}}}")
    let (kept, additional, _) = try template.apply()
    #expect(kept == "")
    #expect(additional == [])
  }

  @Test func aResourceIgnoresARuleForItself() throws {
    let template = SuppressedTemplate(
      """
      {"Resources": {
        "A": {"Type": "bad1", "Metadata": {"plumb": {"ignore": [{"rule": "s3/public-acl", "reason": "r"}]}}},
        "B": {"Type": "bad2"}
      }}
      """)
    let (kept, _, result) = try template.apply()
    #expect(kept == "bad2")
    #expect(result.suppressed.map(\.reason) == ["r"])
  }

  @Test func allResourcesOfALoopShareTheirMetadata() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        Fn::ForEach::Each:
          - Name
          - [A, B]
          - Bucket${Name}:
              Type: bad1
              Metadata: {plumb: {ignore: [s3/public-acl, s3/no-versioning]}}
      """)
    let (kept, additional, _) = try template.apply(ran: ["s3/public-acl", "s3/no-versioning"])
    #expect(template.template.resources.count == 2)
    #expect(kept == "")
    #expect(
      additional == [
        "7:52 plumb/unused-suppression: suppression of 's3/no-versioning' matches no finding"
      ])
  }

  @Test(arguments: [
    ("[{rule: s3/*, until: soon}]", "'until' is a date such as 2027-03-31"),
    ("[{rule: s3/*, until: 2027-02-29}]", "'until' is a date such as 2027-03-31"),
    ("[{rule: s3/*, reson: r}]", "a suppression has no key 'reson'; did you mean 'reason'?"),
    ("[{rule: s3/*, reason: [r]}]", "'reason' is a text"),
    ("[{reason: r}]", "a suppression is the name of a rule, or a mapping with the key 'rule'"),
    ("[[]]", "a suppression is the name of a rule, or a mapping with the key 'rule'"),
    ("['']", "a suppression is the name of a rule, or a mapping with the key 'rule'"),
  ])
  func whatCannotBeUnderstoodSuppressesNothing(ignore: String, message: String) throws {
    let template = SuppressedTemplate(
      "{Metadata: {plumb: {ignore: \(ignore)}}, Resources: {A: {Type: bad1}}}")
    let (kept, additional, _) = try template.apply()
    #expect(kept == "bad1")
    #expect(
      additional.map { String($0.drop { $0 != " " }) } == [" plumb/malformed-directive: " + message]
    )
  }

  @Test func aResourcesMetadataHasNoOtherKey() throws {
    let template = SuppressedTemplate(
      "Resources: {A: {Type: bad1, Metadata: {plumb: {policy: [backup]}}}}")
    #expect(
      try template.apply().additional == [
        "1:48 plumb/malformed-directive: a resource's 'plumb' has no key 'policy'"
      ])
  }

  @Test func aTemplateChoosesItsPolicies() {
    let template = Template(
      Source(
        name: "t.yaml",
        text: "Metadata: {plumb: {policy: [backup, bakup], ignore: [], polcy: x}}\nResources: {}"))
    let settings = TemplateSettings(template)
    #expect(settings.policies.map(\.text) == ["backup", "bakup"])
    #expect(
      settings.findings.map(\.text) == ["'plumb' has no key 'polcy'; did you mean 'policy'?"])
    #expect(
      settings.unknownPolicies(known: ["backup"]).map(\.text) == [
        "no policy is named 'bakup'; did you mean 'backup'?"
      ])
  }

  // Prefixes in the template, whole identifiers in a resource: what cfn-lint 1.51 does.
  @Test(arguments: [
    ("E3012", "bad2", ""), ("E3", "bad1 bad2", ""), ("W", "bad1 bad2", "bad1 bad2"),
    ("s3/public-acl", "bad2", ""),
  ])
  func cfnLintsListsCountAsThere(check: String, inResource: String, inTemplate: String) throws {
    let config = "Metadata: {cfn-lint: {config: {ignore_checks: [\(check), W9999]}}}"
    let resource = SuppressedTemplate(
      "Resources: {A: {Type: bad1, \(config)}, B: {Type: bad2}}")
    let template = SuppressedTemplate(
      "{\(config), Resources: {A: {Type: bad1}, B: {Type: bad2}}}")
    #expect(try resource.apply().kept == inResource)
    #expect(try template.apply().kept == inTemplate)
    #expect(try template.apply().additional + resource.apply().additional == [])
  }
}
