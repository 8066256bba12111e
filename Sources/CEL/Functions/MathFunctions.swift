/// The largest and smallest of numbers, and absolute values.
///
/// (https://pkg.go.dev/github.com/google/cel-go/ext#Math)
enum MathFunctions {
  static let functions: [Function] = [
    .standard(.greatest, 1...16) { best($0, .greater, .greatest) },
    .standard(.least, 1...16) { best($0, .less, .least) },
    .standard(.abs, 1...1) { arguments in
      switch arguments[0] {
      case .int(.min): .error(.overflow, "integer overflow")
      case .int(let int): .int(abs(int))
      case .double(let double): .double(double.magnitude)
      case .uint: arguments[0]
      default: nil
      }
    },
  ]

  private static func best(_ arguments: Arguments, _ wanted: Order, _ id: FunctionID) -> Value? {
    var numbers = Array(arguments)
    if arguments.count == 1, Order(numbers: arguments[0], arguments[0]) == nil {
      var rejected = Value.null
      guard let elements = arguments[0].listElements(for: id.rawValue, rejected: &rejected) else {
        return rejected
      }
      if let undecided = ListFunctions.undecided(elements) { return undecided }
      numbers = elements
    }
    guard var best = numbers.first else {
      return .error(.invalidArgument, "'\(id.rawValue)' of an empty list")
    }
    for number in numbers {
      guard let order = Order(numbers: number, best) else { return nil }
      if order == wanted { best = number }
    }
    return best
  }
}
