import TestSupport
import Testing

/// Which deployments are looked at, as options and the configuration choose them.
struct ScenarioOptionTests {
  private static let template = """
    Parameters:
      Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
    Conditions:
      IsProd: !Equals [!Ref Env, prod]
    Resources:
      Bucket: {Type: AWS::S3::Bucket, Condition: IsProd}
    Outputs:
      Name: {Value: !Ref Bucket}

    """

  private func directory(_ more: [String: String] = [:]) throws -> TemporaryDirectory {
    try TemporaryDirectory(["t.yaml": Self.template].merging(more) { $1 })
  }

  private func words(_ options: String) -> [String] {
    options.split(separator: " ").map(String.init)
  }

  @Test(arguments: [
    ("-p Env=prod", 0), ("-p Env=dev", 1), ("-p Env=dev -p Env=prod", 0),
    ("--parameters prod.json", 0), ("--parameters dev.yaml", 1),
    ("--parameters prod.json --parameters dev.yaml", 1), ("--scenario live", 0),
    ("--scenario live,test", 1), ("", 1), ("--region eu-west-1,cn-north-1", 1),
  ])
  func onlyTheChosenDeploymentsAreJudged(options: String, status: Int32) throws {
    let directory = try directory([
      "prod.json": #"[{"ParameterKey": "Env", "ParameterValue": "prod"}]"#, "dev.yaml": "Env: dev",
      "plumb.yaml": """
      version: 1
      scenarios:
        live: {parameters: prod.json}
        test: {parameters: {Env: dev}}
      """,
    ])
    let run = try CommandRun(
      arguments: ["check", "t.yaml", "--format", "concise"] + words(options), in: directory.path)
    #expect(run.status == status, "\(run.output)\(run.errors)")
  }

  @Test(arguments: [
    ("-p Evn=x", "error: no checked template has a parameter 'Evn'; did you mean 'Env'?\n"),
    ("--region Mars", "error: 'Mars' is no region\n"),
    ("--region eu-wst-1", "error: 'eu-wst-1' is no region; did you mean 'eu-west-1'?\n"),
    ("--scenario x", "error: the configuration has no scenario 'x'\n"),
    ("--parameters none", "error: no file 'none'\n"),
    ("--parameters bad", "error: bad:1:2: 'x' is not of the form Name=value\n"),
  ])
  func aWrongChoiceIsAnError(options: String, message: String) throws {
    let directory = try directory(["bad": "[x]"])
    let run = try CommandRun(arguments: ["check", "t.yaml"] + words(options), in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors == message)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["-p Env", "-p AWS::Region=x", "--max-scenarios 0"])
  func wrongOptionsAreTold(options: String) throws {
    let run = try CommandRun(arguments: ["check"] + words(options))
    #expect(run.status == 2)
    #expect(run.errors.contains("Usage: plumb check"))
  }

  @Test func mistakesOfAFileAreReportedInIt() throws {
    let directory = try directory(["p.yaml": "Env: qa\nSiz: 1\n"])
    let run = try CommandRun(
      "check", "t.yaml", "--parameters", "p.yaml", "--format", "concise", in: directory.path)
    #expect(
      run.output.hasPrefix(
        """
        p.yaml:1:6: error: 'qa' is not among the AllowedValues of Env \
        [plumb/refused-parameter-value]
        p.yaml:2:1: warning: no checked template has a parameter 'Siz' \
        [plumb/undeclared-parameter-value]

        """), "\(run.output)")
  }

  @Test func distinctDeploymentsAreListed() throws {
    let directory = try directory()
    let table = try CommandRun("scenarios", "t.yaml", in: directory.path)
    #expect(
      table.output == """
        t.yaml: 2 distinct deployments

              parameters  true conditions  resources  not created
          1*  Env = dev   -                0          Bucket
          2   Env = prod  IsProd           1          -

        * with the default parameters

        """)
    let json = try CommandRun(
      "scenarios", "-", "--format", "json", "-p", "Env=prod", in: directory.path,
      input: Self.template)
    #expect(json.output.contains(#""default":false"#) && json.status == 0)
  }

  @Test(arguments: [("x.yaml", 2), ("p.yaml", 3)])
  func whatIsNoTemplateHasNoDeployments(path: String, status: Int32) throws {
    let directory = try directory(["p.yaml": "a: b"])
    let run = try CommandRun("scenarios", path, in: directory.path)
    #expect(run.status == status)
    #expect(run.output.isEmpty && run.errors.hasPrefix("error: "))
  }
}
