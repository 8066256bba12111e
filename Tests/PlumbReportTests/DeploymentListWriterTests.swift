import PlumbEngine
import PlumbReport
import PlumbSource
import PlumbTemplate
import Testing

struct DeploymentListWriterTests {
  private func list(limit: Int = 256) -> NamedDeploymentList {
    let template = Template(
      Source(
        name: "shop.yaml",
        text: """
          Parameters:
            Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
          Conditions:
            IsProd: !Equals [!Ref Env, prod]
            HasKey: !Equals [!ImportValue Key, '']
          Resources:
            Shop: {Type: T}
            Größe: {Type: T, Condition: IsProd}
          """))
    return ("shop.yaml", DeploymentChoice().list(of: template, limit: limit))
  }

  @Test func aTableShowsADeploymentALine() {
    let template = Template(
      Source(
        name: "t",
        text: """
          Parameters: {A: {Type: String, AllowedValues: [x, y, z], Default: x}}
          Conditions: {IsY: !Equals [!Ref A, y]}
          Resources: {Größe: {Type: T, Condition: IsY}, S: {Type: T}}
          """))
    let list = DeploymentChoice().list(of: template, limit: 9)
    #expect(
      DeploymentTableWriter().text(for: [("t.yaml", list)]) == """
        t.yaml: 2 distinct deployments

              parameters  true conditions  resources  not created
          1*  A = x or z  -                1          Größe
          2   A = y       IsY              2          -

        * with the default parameters

        """)
  }

  @Test func aLimitIsSaidBelow() {
    let text = DeploymentTableWriter().text(for: [list(limit: 1)])
    #expect(
      text == """
        shop.yaml: 0 distinct deployments

        There are more: stopped after 1 evaluation. Fix parameters with -p Name=value, \
        or raise --max-scenarios.

        """)
  }

  @Test func jsonHasEveryField() {
    let template = Template(
      Source(
        name: "t",
        text: """
          Parameters: {A: {Type: String, AllowedValues: [x, y], Default: x}}
          Conditions: {IsY: !Equals [!Ref A, y]}
          Resources: {R: {Type: T, Condition: IsY}}
          """))
    let list = DeploymentChoice().list(of: template, limit: 9)
    #expect(
      DeploymentJSONWriter().text(for: [("t.yaml", list)]) == """
        {"version":1,"templates":[
        {"file":"t.yaml","limit":null,"deployments":[\
        {"when":["A = x"],"default":true,"conditions":[{"name":"IsY","true":false}],\
        "resources":[],"absent":["R"],"undecided":[]},\
        {"when":["A = y"],"default":false,"conditions":[{"name":"IsY","true":true}],\
        "resources":["R"],"absent":[],"undecided":[]}]}
        ]}

        """)
  }
}
