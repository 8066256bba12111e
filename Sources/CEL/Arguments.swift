/// The arguments of a call, at most two of them without an array.
public struct Arguments: RandomAccessCollection, MutableCollection {
  private var first = Value.null
  private var second = Value.null
  /// The third argument and those after it; nil if there are none.
  private var rest: [Value]?
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

  private var later: [Value] { rest ?? [] }

  public subscript(position: Int) -> Value {
    get {
      precondition(position < endIndex, "argument \(position) of \(endIndex)")
      return switch position {
      case 0: first
      case 1: second
      default: later[position - 2]
      }
    }
    set {
      precondition(position < endIndex, "argument \(position) of \(endIndex)")
      switch position {
      case 0: first = newValue
      case 1: second = newValue
      default: rest?[position - 2] = newValue
      }
    }
  }

  /// What the arguments are, all together.
  var nature: Nature {
    var nature = Nature()
    nature.add(first)
    nature.add(second)
    guard let rest else { return nature }
    for value in rest { nature.add(value) }
    return nature
  }

  struct Nature {
    /// Whether one of them is unknown or an error.
    private(set) var isUndecided = false
    /// Whether one of them is a host's.
    private(set) var hasHost = false

    fileprivate mutating func add(_ value: Value) {
      switch value {
      case .unknown, .error: isUndecided = true
      case .host: hasHost = true
      default: break
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
