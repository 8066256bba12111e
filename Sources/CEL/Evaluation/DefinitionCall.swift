/// A call of a function defined in CEL, by what its arguments are; equal calls have equal values as
/// long as the variables are the same.
public struct DefinitionCall: Hashable {
  private let position: Int
  private let arguments: [Argument]

  private enum Argument: Hashable {
    case text(Text)
    case host(Int)
  }

  /// Nil if some argument can't be told from others at little cost.
  init?(_ position: Int, _ values: [Value]) {
    self.position = position
    var arguments: [Argument] = []
    for value in values {
      switch value {
      case .string(let text): arguments.append(.text(Text(text)))
      case .host(let host):
        guard let identity = host.identity else { return nil }
        arguments.append(.host(identity))
      default: return nil
      }
    }
    self.arguments = arguments
  }
}
