import PlumbSchema
import PlumbTemplate
import Testing

struct RegionTests {
  @Test func everyRegionOfTheSchemasIsKnown() {
    let regions = ResourceSchemas.embedded.regions
    #expect(regions.count > 40)
    #expect(regions.filter { !Region.names.contains($0) } == [])
  }
}
