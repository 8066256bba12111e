import PlumbEngine
import PlumbSource
import Testing

@Suite struct CommentSuppressionTests {
  @Test func aCommentCoversItsOwnLine() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          Properties:
            One: bad1  # plumb: ignore s3/public-acl -- a public site
            Two: bad2
      """)
    let (kept, additional, result) = try template.apply()
    #expect(kept == "bad2")
    #expect(additional.isEmpty)
    #expect(result.suppressed.map(\.reason) == ["a public site"])
  }

  @Test func aCommentAloneCoversTheNextLineWithContent() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          Properties:
            # plumb: ignore s3/public-acl

            # an unrelated remark
            One: bad1
            Two: bad2
      """)
    #expect(try template.apply().kept == "bad2")
  }

  @Test func aCommentAboveAResourceCoversAllOfIt() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        # plumb: ignore s3/public-acl
        A:
          Type: AWS::S3::Bucket
          Properties: {One: bad1, Two: bad2}
        B:
          Type: AWS::S3::Bucket
          Properties: {One: bad3}
      """)
    #expect(try template.apply().kept == "bad3")
  }

  @Test func aCommentForTheFileCoversEverything() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          Properties: {One: bad1}
        B:
          Type: AWS::S3::Bucket
          Properties: {One: bad3}
      # plumb: ignore-file s3/public-acl -- static sites
      """)
    #expect(try template.apply().kept == "")
  }

  @Test func aLineGoesOnToTheEndOfATextThatStartsOnIt() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          Properties:
            # plumb: ignore s3/public-acl
            Policy: !Sub |
              first
              bad1
            Two: bad2
      """)
    #expect(try template.apply().kept == "bad2")
  }

  @Test func whatLooksLikeACommentInATextIsNone() throws {
    let template = SuppressedTemplate(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          Properties:
            Text: |
              # plumb: ignore-file s3/public-acl
            Two: "bad2 # plumb: ignore s3/public-acl"
      """)
    #expect(try template.apply().kept == "bad2")
  }

  @Test(arguments: [
    "s3/public-acl", "s3/*", "E3012", "CKV_AWS_20", "s3/no-versioning, s3/public-acl",
    "s3/no-versioning ,s3/public-acl",
  ])
  func anyNameOfTheRuleWillDo(names: String) throws {
    let template = SuppressedTemplate("Resources: {A: {Type: bad1}} # plumb: ignore \(names)\n")
    #expect(try template.apply().kept == "")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineBreakWillDo(lineBreak: String) throws {
    let text = ["\u{FEFF}Resources:", "  A: # plumb: ignore s3/public-acl -- x", "    Type: bad1"]
    let template = SuppressedTemplate(text.joined(separator: lineBreak))
    let (kept, additional, _) = try template.apply()
    #expect(kept == "bad1")
    #expect(additional.map { $0.prefix(5) } == ["2:22 "])
  }

  @Test(arguments: [
    ("ignore", "9 plumb/malformed-directive: 'plumb: ignore' takes the names of rules"),
    ("ignore -- why", "9 plumb/malformed-directive: 'plumb: ignore' takes the names of rules"),
    ("ignore s3/*,", "9 plumb/malformed-directive: 'plumb: ignore' takes the names of rules"),
    (
      "ingore s3/*",
      "18 plumb/malformed-directive: 'ingore' is nothing that Plumbline can be told; "
        + "did you mean 'ignore'?"
    ),
    (
      "ignore s3/public-acl because",
      "25 plumb/malformed-directive: rules are separated by commas, and a reason stands after ' -- '"
    ),
    (
      "ignore s3/public-acls",
      "25 plumb/unknown-rule-in-suppression: no rule is named 's3/public-acls'; "
        + "did you mean 's3/public-acl'?"
    ),
    (
      "ignore plumb/unused-suppression",
      "25 plumb/malformed-directive: rule 'plumb/unused-suppression' can't be suppressed"
    ),
  ])
  func whatCannotBeUnderstoodIsReported(words: String, expected: String) throws {
    let template = SuppressedTemplate("A: bad1 # plumb: \(words)\n")
    let (kept, additional, _) = try template.apply()
    #expect(kept == "bad1")
    #expect(additional == ["1:" + expected])
  }

  @Test(arguments: [
    "A: bad1 # a plumber: ignore s3/public-acl\n", "A: bad1 # see plumb.yaml\n",
    "A: bad1 # plumb line\n",
  ])
  func otherCommentsAreLeftAlone(text: String) throws {
    let (kept, additional, _) = try SuppressedTemplate(text).apply()
    #expect(kept == "bad1")
    #expect(additional == [])
  }

  @Test func aForgottenColonIsReported() throws {
    let additional = try SuppressedTemplate("A: bad1 # plumb ignore s3/public-acl\n").apply()
      .additional
    #expect(additional == ["1:9 plumb/malformed-directive: a colon is missing after 'plumb'"])
  }
}
