import PlumbEngine
import Testing

struct ShardTests {
  @Test(arguments: ["1/1", "2/3", "3/3"])
  func aShardIsWrittenAsItIsRead(text: String) {
    #expect(Shard(text)?.description == text)
  }

  @Test(arguments: ["0/3", "4/3", "1", "1/", "/3", "1/2/3", "a/b", "-1/3", "1/0", ""])
  func thereIsNoSuchShard(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test(arguments: 1...5)
  func everyTemplateIsInOneShard(count: Int) {
    let shards = (1...count).compactMap { Shard(index: $0, count: count) }
    #expect((0..<20).allSatisfy { place in shards.count { $0.contains(place) } == 1 })
  }
}
