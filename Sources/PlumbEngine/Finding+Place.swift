public import PlumbSource
internal import PlumbSyntax
public import PlumbTemplate

extension Finding {
  /// The finding with its place in a template and the resource that it lies in, where its rule hasn't
  /// said so.
  public func placed(in template: Template) -> Finding {
    guard path == nil, source === template.source else { return self }
    let steps = template.tree.path(at: Int(primary.span.start))
    if steps.isEmpty { return self }
    var copy = self
    copy.path = steps.joined(separator: "/")
    if resource == nil, steps.count > 1, steps[0] == "Resources", !steps[1].hasPrefix("Fn::") {
      copy.resource = steps[1]
    }
    return copy
  }
}
