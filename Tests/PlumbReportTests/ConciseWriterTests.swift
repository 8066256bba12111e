import PlumbReport
import Testing

struct ConciseWriterTests {
  @Test func aFindingIsOneLine() {
    #expect(
      ConciseWriter().text(for: Samples.report) == """
        shop.yaml:16:44: error: port 22 is open to the whole internet when Env = dev \
        [ec2/port-is-open]

        """)
  }
}
