/// How much of a source is read before a finding says that it is too much.
///
/// Counted, not timed, so that a file gives the same findings on every machine.
public struct Limits: Hashable, Sendable {
  /// The largest source, in bytes.
  public var size: Int
  /// How deep collections may stand in each other.
  public var depth: Int
  /// The number of nodes, each counted once.
  public var nodes: Int
  /// The number of nodes that aliases repeat, written out: a quarter of a million make more than the
  /// megabyte that CloudFormation takes.
  public var expandedNodes: Int

  public init(
    size: Int = 32 << 20, depth: Int = 200, nodes: Int = 4_000_000,
    expandedNodes: Int = 250_000
  ) {
    precondition(nodes < 1 << 24, "a tree holds fewer than \(1 << 24) nodes, not \(nodes)")
    self.size = size
    self.depth = depth
    self.nodes = nodes
    self.expandedNodes = expandedNodes
  }

  /// Far above CloudFormation's own limit of 1 MB for a template.
  ///
  /// [CloudFormation quotas](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html)
  public static let standard = Limits()
}
