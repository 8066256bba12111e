import PlumbIAM
import Testing

struct ARNTests {
  @Test func theResourceKeepsItsColons() throws {
    let arn = try #require(ARN("arn:aws:sns:eu-west-1:123456789012:topic:a:b"))
    #expect(arn.service == "sns")
    #expect(arn.account == "123456789012")
    #expect(arn.resource == "topic:a:b")
  }

  @Test(arguments: [
    "arn:aws:s3:::documents/*", "arn:*:s3:::documents", "arn:aws-us-gov:ec2:*:*:instance/*",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
  ])
  func wellFormed(text: String) {
    #expect(ARN(text)?.isWellFormed == true)
  }

  @Test(arguments: [
    "documents", "arn:aws:s3", "arn:azure:s3:::documents", "arn:aws:s3:::",
    "arn:aws:sns:eu-west-1:12345:topic",
  ])
  func malformed(text: String) {
    #expect(ARN(text)?.isWellFormed != true)
  }
}
