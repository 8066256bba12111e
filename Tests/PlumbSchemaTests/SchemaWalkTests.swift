import PlumbPattern
import PlumbSchema
import Testing

/// The whole embedded pack, read node by node.
struct SchemaWalkTests {
  private let walk: SchemaWalk = {
    var walk = SchemaWalk()
    for type in ResourceSchemas.embedded.types { walk.visit(type) }
    for named in ResourceSchemas.embedded.named { walk.visit(named.value) }
    return walk
  }()

  @Test func everyNodeCanBeRead() {
    #expect(walk.nodes.count > 25_000)
    #expect(walk.weight.isFinite)
  }

  @Test func everyPatternCompiles() {
    #expect(walk.patterns.count > 3_000)
    let refused = walk.patterns.filter { (try? Pattern($0)) == nil }
    #expect(refused == [])
  }

  @Test func everyTypeIsFoundByItsName() {
    let schemas = ResourceSchemas.embedded
    let missing = schemas.types.filter { schemas[$0.name.description] != $0 }
    #expect(missing.map(\.name.description) == [])
    #expect(schemas.typeNames == schemas.typeNames.sorted())
  }

  @Test func everyTypeIsAnObjectSomewhere() {
    for type in ResourceSchemas.embedded.types {
      #expect(type.root.types.contains(.object), "\(type.name)")
      #expect(!type.regions.names.isEmpty, "\(type.name)")
    }
  }
}
