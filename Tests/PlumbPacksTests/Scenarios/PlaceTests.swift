import Testing

/// Where a stack is deployed, in the deployments that a check fails in.
struct PlaceTests {
  @Test(arguments: cases)
  func regionPartitionAndSuffixBelongTogether(_ scenario: ScenarioCase) throws {
    try scenario.run()
  }

  private static let cases = [
    ScenarioCase(
      "no region of China is in another partition",
      """
      Conditions:
        Beijing: !Equals [!Ref AWS::Region, cn-north-1]
        China: !Equals [!Ref AWS::Partition, aws-cn]
      """, properties: "{X: !If [Beijing, !If [China, ok, bad], ok]}", check: "props.X == 'ok'"),
    ScenarioCase(
      "the URL suffix follows the partition",
      """
      Conditions:
        China: !Equals [!Ref AWS::Partition, aws-cn]
        Usual: !Equals [!Ref AWS::URLSuffix, amazonaws.com]
      """, properties: "{X: !If [China, !If [Usual, bad, ok], ok]}", check: "props.X == 'ok'"),
    ScenarioCase(
      "two partitions have one URL suffix",
      """
      Conditions:
        Government: !Equals [!Ref AWS::Partition, aws-us-gov]
        Usual: !Equals [!Ref AWS::URLSuffix, amazonaws.com]
      """, properties: "{X: !If [Usual, !If [Government, 1, 2], 3]}", check: "props.X != 1",
      "some: AWS::Partition = aws-us-gov (1 of 3)"),
    ScenarioCase(
      "a partition that AWS hasn't", "Conditions: {C: !Equals [!Ref AWS::Partition, aws-mars]}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 2", evaluations: 1),
    ScenarioCase(
      "an ARN of any partition", properties: "{X: !Sub 'arn:${AWS::Partition}:s3:::b'}",
      check: "props.X.startsWith('arn:') && props.X.endsWith(':s3:::b')", evaluations: 1),
    ScenarioCase(
      "a mapping by region has no other regions",
      "Mappings: {M: {us-east-1: {k: 1}, cn-north-1: {k: 2}}}",
      properties: "{X: !FindInMap [M, !Ref AWS::Region, k], Y: !Ref AWS::Partition}",
      check: "props.X == 1 || props.Y == 'aws-cn'"),
    ScenarioCase(
      "a text of region and parameter",
      """
      Parameters: {P: {Type: String, AllowedValues: [a, b], Default: a}}
      Conditions: {C: !Equals [!Sub '${AWS::Region}/${P}', eu-west-1/b]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 2",
      "some: P = b, AWS::Region = eu-west-1 (1 of 3)"),
  ]
}
