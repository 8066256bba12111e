import PlumbPacks
import PlumbSource
import Testing

/// Ways to properties are held against the schemas when a pack is read.
struct PropertyPathTests {
  /// What is said about a rule on some types, by the text that it is said about.
  private func problems(
    _ check: String, types: String = "AWS::S3::Bucket", extra: String = "", functions: String = ""
  ) -> [String] {
    let source = Source(
      name: "pack.yaml",
      text: """
        format: 1
        pack: test
        title: Test
        functions: {\(functions)}
        rules:
          - id: rule
            title: Rule
            severity: error
            requirement: It is so.
            rationale: It is so.
            remediation: Make it so.
            resources: \(types)
            \(extra)
            check: >-
              \(check)
            examples: [{fail: {Type: AWS::S3::Bucket}}]

        """)
    return Pack.load(source).findings.map { finding in
      "\(source.text(finding.primary.span)): \(finding.rule)"
        + (finding.primary.message.map { ", \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("props.BucketEncription == null", "BucketEncription", "BucketEncryption"),
    ("has(props.BucketNam)", "BucketNam", "BucketName"),
    ("resource.Properties.BucketNam == 'a'", "BucketNam", "BucketName"),
    ("resource.Propertys == null", "Propertys", "Properties"),
    ("props['BucketNam'] == 'a'", "BucketNam", "BucketName"),
    ("props.VersioningConfiguration.Statuss == 'Enabled'", "Statuss", "Status"),
    ("list(props.LifecycleConfiguration.Rules).all(r, r.Stats == 'a')", "Stats", "Status"),
    (
      "props.LifecycleConfiguration.Rules.filter(r, true).exists(r, has(r.Stats))", "Stats",
      "Status"
    ),
    ("props.LifecycleConfiguration.Rules[0].Stats == 'a'", "Stats", "Status"),
    ("cel.bind(v, props.VersioningConfiguration, v.Statuss == 'a')", "Statuss", "Status"),
    ("resources('AWS::SNS::Topic').all(t, t.Properties.TopicNam == 'a')", "TopicNam", "TopicName"),
  ])
  func misspeltPropertiesAreErrors(check: String, wrong: String, meant: String) {
    #expect(problems(check) == ["\(wrong): pack/unknown-property, did you mean '\(meant)'?"])
  }

  @Test(arguments: [
    "props.BucketName == 'a' && props.Tags[0].Key == 'b'",
    "resource.id == 'a' || resource.DeletionPolicy == 'Retain'",
    "list(props.LifecycleConfiguration.Rules).all(r, r.Status == 'Enabled')",
    "ref(props.LoggingConfiguration.DestinationBucketName).Properties.Anything == null",
    "resources('Custom::Thing').all(t, t.Properties.Anything == 'a')",
    "resources(['AWS::IAM::Role', 'AWS::S3::Bucket']).all(r, has(r.Properties.RoleName))",
    "resources('AWS::IAM::Policy').all(p, p.Properties.PolicyDocument.Statement == null)",
    "tags(resource).team == 'a' && template.Metadata.Anything == null",
  ])
  func propertiesThatThereAreAndOpenOnesAreFine(check: String) {
    #expect(problems(check) == [])
  }

  @Test func onePropertyOfSeveralTypesIsEnough() {
    let types = "[AWS::Events::Rule, AWS::Scheduler::Schedule]"
    #expect(problems("has(props.Targets) || has(props.Target)", types: types) == [])
    #expect(
      problems("has(props.Targetss)", types: types) == [
        "Targetss: pack/unknown-property, did you mean 'Targets'?"
      ])
  }

  @Test func namesOfRulesStandForWhatTheyAre() {
    #expect(
      problems("size(rules) > 0", extra: "let: {rules: props.LifecycleConfiguration.Rulez}") == [
        "Rulez: pack/unknown-property, did you mean 'Rules'?"
      ])
    #expect(
      problems("has(item.Statuz)", extra: "each: props.LifecycleConfiguration.Rules") == [
        "Statuz: pack/unknown-property, did you mean 'Status'?"
      ])
    #expect(
      problems("false", extra: "message: It is ${props.BucketNam}") == [
        "BucketNam: pack/unknown-property, did you mean 'BucketName'?"
      ])
  }

  @Test func functionsAreReadAsTheRulesCallThem() {
    let function = "\"named(b)\": has(b.Properties.BucketNam)"
    #expect(
      problems("named(resource)", functions: function) == [
        "BucketNam: pack/unknown-property, did you mean 'BucketName'?"
      ])
    #expect(problems("named(ref(props.BucketName))", functions: function) == [])
    let asking = "\"named(b)\": \"b.Type == 'AWS::SNS::Topic' && has(b.Properties.TopicName)\""
    #expect(problems("named(resource)", functions: asking) == [])
  }

  @Test func unknownTypesAreWarnings() {
    #expect(
      problems("true", types: "AWS::S3::Buket") == [
        "AWS::S3::Buket: pack/unknown-type, did you mean 'AWS::S3::Bucket'?"
      ])
    #expect(
      problems("resources('AWS::S3::Buket').size() == 0") == [
        "AWS::S3::Buket: pack/unknown-type, did you mean 'AWS::S3::Bucket'?"
      ])
    #expect(problems("true", types: "['AWS::S3::*', Custom::Thing, Company::A::B]") == [])
  }

  @Test func negatedComparisonsOfOptionalPropertiesAreWarnings() {
    let function = "AWS::Lambda::Function"
    #expect(
      problems("!(props.Timeout < 60)", types: function) == [
        "props.Timeout < 60: pack/negated-comparison"
      ])
  }

  @Test(arguments: [
    "has(props.Timeout) && !(props.Timeout < 60)", "props.Timeout >= 60", "!(props.Timeout == 60)",
  ])
  func comparisonsThatSayWhatTheyMeanAreFine(check: String) {
    #expect(problems(check, types: "AWS::Lambda::Function") == [])
  }
}
