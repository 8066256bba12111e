/// A call of a function defined in CEL, by what its arguments are; equal calls have equal values as
/// long as the variables are the same.
public struct DefinitionCall: Hashable {
  private let position: Int32
  private let first: Argument
  private let second: Argument
  /// Those after the second.
  private let rest: [Argument]

  private enum Argument: Hashable {
    case missing
    case text(Text)
    case host(Int)

    init?(_ value: Value) {
      switch value {
      case .string(let text): self = .text(Text(text))
      case .host(let host):
        guard let identity = host.identity else { return nil }
        self = .host(identity)
      default: return nil
      }
    }
  }

  /// Nil if some argument can't be told from others at little cost.
  init?(_ position: Int32, _ values: Arguments) {
    var first = Argument.missing
    var second = Argument.missing
    var rest: [Argument] = []
    for (index, value) in values.enumerated() {
      guard let argument = Argument(value) else { return nil }
      switch index {
      case 0: first = argument
      case 1: second = argument
      default: rest.append(argument)
      }
    }
    self.position = position
    self.first = first
    self.second = second
    self.rest = rest
  }
}
