import PlumbIAM
import Testing

struct ActionTableTests {
  @Test(arguments: ["s3", "EC2", "dynamodb", "sts"]) func servicesAreFound(service: String) {
    #expect(ActionTable().hasService(service))
  }

  @Test(arguments: [
    ("s3", "GetObject"), ("S3", "getobject"), ("ec2", "Describe*"), ("sts", "Assume?ole"),
    ("dynamodb", "*"),
  ])
  func actionsAreFoundInAnyCase(service: String, action: String) {
    #expect(ActionTable().has(action: action, of: service))
  }

  @Test(arguments: [("s3", "GetObjects"), ("s4", "GetObject"), ("s3", "Fetch*"), ("s3", "")])
  func othersAreNot(service: String, action: String) {
    #expect(!ActionTable().has(action: action, of: service))
  }

  @Test func actionsAreInOrder() {
    let table = ActionTable()
    #expect(table.services.count > 400)
    for service in table.services {
      let actions = table.actions(of: service)
      let isOrdered = zip(actions, actions.dropFirst())
        .allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(isOrdered, "\(service)")
      #expect(actions.allSatisfy { $0 == $0.lowercased() }, "\(service)")
    }
  }
}
