/// A call of a function defined in CEL, by what its arguments are; equal calls have equal values as
/// long as the variables are the same.
public struct DefinitionCall: Hashable {
  private let position: Int32
  private let first: Argument
  private let second: Argument
  /// Those after the second.
  private let rest: [Argument]?

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

    func hash(into hasher: inout Hasher) {
      switch self {
      case .missing: break
      case .text(let text): hasher.combine(text)
      case .host(let identity): hasher.combine(identity)
      }
    }
  }

  /// Nil if some argument can't be told from others at little cost.
  init?(_ position: Int32, _ values: Arguments) {
    self.position = position
    let count = values.endIndex
    var first = Argument.missing
    var second = Argument.missing
    if count > 0 {
      guard let argument = Argument(values[0]) else { return nil }
      first = argument
    }
    if count > 1 {
      guard let argument = Argument(values[1]) else { return nil }
      second = argument
    }
    self.first = first
    self.second = second
    guard count > 2 else {
      rest = nil
      return
    }
    let others = values.dropFirst(2).compactMap { Argument($0) }
    guard others.count == count - 2 else { return nil }
    rest = others
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(position)
    first.hash(into: &hasher)
    second.hash(into: &hasher)
    rest?.forEach { $0.hash(into: &hasher) }
  }
}
