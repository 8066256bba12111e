internal import CEL

/// Resources some of which are created only under a condition that isn't decided.
final class ResourceListHost: HostValue {
  private let resources: [CEL.Value]
  private let minimumCount: Int
  /// What decides which of them are created.
  let unknown: CEL.Unknown

  /// - Parameter choices: Those of the resources that are choices; at least one.
  init(_ resources: [CEL.Value], choices: [CEL.Unknown]) {
    self.resources = resources
    minimumCount = resources.count - choices.count
    unknown = choices.dropFirst().reduce(choices[0].plain) { $0.merging($1) }
  }

  var typeName: TypeName { "list" }
  func elements() -> HostElements? { .list(resources) }
  func size() -> CEL.Value { .host(CountHost(minimumCount...resources.count, unknown)) }
  func index(_ key: CEL.Value) -> CEL.Value { .unknown(unknown) }
}
