/// The arguments of a call, at most two of them without an array.
public struct Arguments: RandomAccessCollection, MutableCollection {
  private var first = Value.null
  private var second = Value.null
  /// The third argument and those after it.
  private var rest: [Value] = []
  public let endIndex: Int

  public init(_ first: Value) {
    self.first = first
    endIndex = 1
  }

  public init(_ first: Value, _ second: Value) {
    self.first = first
    self.second = second
    endIndex = 2
  }

  public init(_ values: some Collection<Value>) {
    var rest = values[...]
    endIndex = rest.count
    if let value = rest.popFirst() { first = value }
    if let value = rest.popFirst() { second = value }
    if !rest.isEmpty { self.rest = Array(rest) }
  }

  public var startIndex: Int { 0 }

  public subscript(position: Int) -> Value {
    get {
      precondition(position < endIndex, "argument \(position) of \(endIndex)")
      return switch position {
      case 0: first
      case 1: second
      default: rest[position - 2]
      }
    }
    set {
      precondition(position < endIndex, "argument \(position) of \(endIndex)")
      switch position {
      case 0: first = newValue
      case 1: second = newValue
      default: rest[position - 2] = newValue
      }
    }
  }

  /// These with another argument in one place.
  public func replacing(_ position: Int, with value: Value) -> Arguments {
    var copy = self
    copy[position] = value
    return copy
  }
}
