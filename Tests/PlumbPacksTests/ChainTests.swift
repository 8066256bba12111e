import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// A finding about several resources shows each of them: alarm, topic, key.
struct ChainTests {
  @Test(arguments: BuiltInPack.all)
  func chainsAreLabelledInExamples(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    let rules = try whole.rules()
    for chain in Chain.all(in: pack) {
      let id = RuleID("\(pack.name)/\(chain.rule)")
      let only = rules.filter { $0.id == id }
      let shown = whole.examples(of: id).filter(\.isFailing).flatMap { example in
        Linter(rules: only).check(Self.template(example.text)).findings
          .flatMap { $0.related.compactMap(\.message) }
      }
      #expect(chain.labels.contains { shown.contains($0) }, "\(id) labels \(shown)")
    }
  }

  /// What a rule compares with other resources names them, unless it is about what isn't there.
  @Test func chainsAreMany() {
    #expect(BuiltInPack.all.flatMap(Chain.all).count >= 80)
  }

  @Test(arguments: [
    (
      "AlertKey", "cloudwatch.amazonaws.com", "aws/key-shuts-alarms-out",
      ["AlertTopic", "FunctionErrorAlarm"]
    ),
    (
      "AlertTopicPolicy", "cloudwatch.amazonaws.com", "aws/topic-policy-shuts-senders-out",
      ["AlertTopicPolicy", "FunctionErrorAlarm"]
    ),
    (
      "SchedulePermission", "events.amazonaws.com", "aws/rule-may-not-invoke-the-function",
      ["BackupFunction", "SchedulePermission"]
    ),
    (
      "LogBucketPolicy", "logging.s3.amazonaws.com", "aws/log-bucket-refuses-access-logs",
      ["BackupBucket", "LogBucketPolicy"]
    ),
    (
      "FailedRunsPolicy", "events.amazonaws.com", "aws/rule-may-not-write-its-dead-letter-queue",
      ["FailedRuns", "FailedRunsPolicy"]
    ),
    (
      "BackupRole", "kms:GenerateDataKey", "aws/role-may-write-objects-but-not-encrypt-them",
      ["BackupBucket", "BackupKey"]
    ),
    ("BackupRole", "s3:PutObject,", "aws/role-does-not-allow-what-the-code-does", ["BackupRole"]),
  ])
  func everyLinkOfTheReferenceStackIsLabelled(
    subject: String, removed: String, rule: String, links: [String]
  ) throws {
    let reference = try Fixtures.text("examples/backup/template.yaml")
    let section =
      "\(subject): \(rule)\n-\(removed)\n+s3:GetObjectAcl\(removed.hasSuffix(",") ? "," : "")"
    let text = try #require(Mutant(section: section)?.applied(to: reference))
    let rules = try (.pack(.aws) + .pack(.backup)).filter { $0.id.rawValue == rule }
    let source = Source(name: "template.yaml", text: text)
    let lines = Linter(rules: rules).check(Template(source)).findings.flatMap(\.related)
      .map { source.position(at: Int($0.span.start)).line }
    for link in links {
      let place = try #require(Mutant.lines(of: link, in: text))
      #expect(lines.contains { place.contains($0) }, "\(link) is not among \(lines)")
    }
  }

  private static func template(_ example: String) -> Template {
    let isTemplate = example.contains("\"Resources\":")
    let text = isTemplate ? example : "{\"Resources\": {\"Example\": \(example)}}"
    return Template(Source(name: "example", text: text))
  }
}

/// A rule of a pack with `related`, and what its links are labelled with.
private struct Chain {
  let rule: Substring
  let labels: [String]

  static func all(in pack: BuiltInPack) -> [Chain] {
    let text = String(decoding: pack.source.bytes, as: UTF8.self)
    return text.split(separator: "\n- id: ").dropFirst().compactMap { rule in
      let parts = rule.split(separator: "\n  related:\n", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let links = parts[1].split(separator: "\n").prefix { $0.hasPrefix("    - ") }
      return Chain(
        rule: rule.prefix { $0 != "\n" },
        labels: links.compactMap { link in
          link.split(separator: "message: ").last?.dropLast()
            .trimmingPrefix("\"").description.replacing("\"", with: "")
        })
    }
  }
}
