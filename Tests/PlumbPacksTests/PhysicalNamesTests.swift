import Testing

@testable import PlumbPacks

struct PhysicalNamesTests {
  @Test(
    arguments: [
      ("b", "b", true), ("b", "", false), ("ab", "b", false), ("arn:aws:s3:::b", "b", true),
      ("arn:aws:s3:::b/*", "b", true), ("arn:aws:s3:::ab", "b", false),
      ("arn:aws:s3:::bc", "b", false), ("x:b", "b", false), ("arn:b", "b", true),
      ("arn:", "b", false),
      ("arn:${P}:s3:::${S}-b/x", "${S}-b", true), ("arn:aws:s3:::ab:b", "b", true),
    ])
  func namesAreWholePartsOfARNs(text: String, name: String, isHeld: Bool) {
    #expect(PhysicalNames.holds(text, name) == isHeld)
  }
}
