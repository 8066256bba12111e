internal import PlumbTemplate

/// What a function takes as its argument, or as a part of it.
struct ArgumentShape: Sendable {
  /// What it is when it is written out.
  var kinds: ValueKinds
  /// The functions that may give it; nil for all.
  var functions: [FunctionName]?
  /// What a list or a mapping is made of.
  var content: Content
  /// What must be true of a scalar that is written out.
  var demand: Demand?
  /// How it is called in a message: `a text`, `a list of 2 values`.
  var words: String

  indirect enum Content: Sendable {
    /// Anything, with calls of any functions in it.
    case open
    /// Elements that are all alike.
    case elements(ArgumentShape, ClosedRange<Int>)
    /// Elements that differ by position, of which the first ones are required.
    case positions([ArgumentShape], required: Int)
    /// Members of these names.
    case members([String: ArgumentShape], required: [String])
    /// Members of any name.
    case values(ArgumentShape)
  }

  /// What must be true of a scalar that is written out.
  enum Demand: Sendable {
    /// A number in a range.
    case number(ClosedRange<Int>)
    /// An IPv4 block with a prefix length.
    case block
    /// A region, or nothing for the stack's own.
    case region
    /// The name of a condition of the template.
    case condition
  }

  /// A text that functions may give.
  static func text(_ functions: [FunctionName]?, _ words: String = "a text") -> ArgumentShape {
    ArgumentShape(kinds: .text, functions: functions, content: .open, words: words)
  }

  static func number(_ range: ClosedRange<Int>, _ functions: [FunctionName]) -> ArgumentShape {
    ArgumentShape(
      kinds: .integer, functions: functions, content: .open, demand: .number(range),
      words: "a number")
  }

  /// A list whose elements are all alike.
  static func list(
    of element: ArgumentShape, _ counts: ClosedRange<Int> = 0...Int.max,
    _ functions: [FunctionName] = [], _ words: String = "a list"
  ) -> ArgumentShape {
    ArgumentShape(
      kinds: .list, functions: functions, content: .elements(element, counts), words: words)
  }

  /// A list of arguments, each in its place, which no function gives.
  static func positions(
    _ positions: [ArgumentShape], required: Int? = nil, _ words: String
  ) -> ArgumentShape {
    ArgumentShape(
      kinds: .list, functions: [],
      content: .positions(positions, required: required ?? positions.count), words: words)
  }

  /// Anything, given by any function.
  static let anything = ArgumentShape(
    kinds: .any, functions: nil, content: .open, words: "a value")
}
