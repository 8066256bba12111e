/// A node of an expression as it is evaluated.
///
/// `a`, `b` and `c` are what the operation says: indices of nodes, of lists of nodes, of constants…
package struct CodeNode: BitwiseCopyable, Sendable {
  package let operation: Operation
  /// `?` in selections; a macro; what is wrong with a call.
  package let flag: UInt8
  package let a: Int32
  package let b: Int32
  package let c: Int32

  package init(
    _ operation: Operation, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0, flag: UInt8 = 0
  ) {
    self.operation = operation
    self.flag = flag
    self.a = a
    self.b = b
    self.c = c
  }

  /// What a node does. A *list* is an index into the lists: there a count, then the elements.
  package enum Operation: UInt8, BitwiseCopyable, Sendable {
    /// a: the constant
    case constant
    /// a: the slot, counted from the outermost
    case local
    /// a: the name
    case variable
    /// a: the target, b: the name; flag: optional
    case select
    /// a: the target, b: the key, c: the function; flag: optional
    case index
    /// a: the target, b: the name
    case has
    /// a: the target, b: the key, c: the function
    case hasIndex
    /// a: the operand, c: the function
    case not
    /// a: the list of operands
    case and
    /// a: the list of operands
    case or
    /// a: the condition, b, c: the branches
    case conditional
    /// a: the argument, c: the function
    case call1
    /// a, b: the arguments, c: the function
    case call2
    /// a: the list of arguments, c: the function
    case call
    /// a: the list of arguments, c: the position of a function defined in CEL
    case definition
    /// a: the list of arguments, b: the name; flag: whether the number of arguments is wrong
    case unresolved
    /// a: the list of elements, inverted (`~`) where they are optional
    case list
    /// a: the list of keys and values in turn, values inverted where they are optional
    case map
    /// a: the target, b: the body, c: the list of slot, number of variables and filter (or -1);
    /// flag: the macro
    case fold
    /// a: the value, b: the body, c: the slot
    case bind
    /// a: the target, b: the body, c: the slot; flag: whether it is `optFlatMap`
    case optionalMap
  }
}

/// The UTF-8 bytes of a node in the expression's text.
package struct CodeRange: BitwiseCopyable, Sendable {
  package let start: UInt32
  package let end: UInt32

  package init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
