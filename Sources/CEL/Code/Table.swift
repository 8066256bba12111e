/// Numbers or small structs without references, read where they lie: in memory of the program's own
/// data, or in a copy of an array.
///
/// The only place of this module that touches memory itself; every access is checked against the
/// count.
@safe package struct Table<Element: BitwiseCopyable & Sendable>: Sendable {
  package let count: Int
  private nonisolated(unsafe) let start: UnsafePointer<Element>?
  /// What the memory belongs to; nil for data that is never freed.
  private let owner: Memory?

  package init(_ elements: [Element]) {
    let memory = Memory(elements)
    count = elements.count
    unsafe start = UnsafePointer(memory.start)
    owner = memory
  }

  /// Takes data that stays where it is as long as the process runs.
  ///
  /// Nil if the bytes are no whole number of elements, or don't lie as these need it.
  package init?(permanent bytes: UnsafeRawBufferPointer) {
    let stride = MemoryLayout<Element>.stride
    let address = UInt(bitPattern: bytes.baseAddress)
    guard bytes.count % stride == 0, address % UInt(MemoryLayout<Element>.alignment) == 0 else {
      return nil
    }
    count = bytes.count / stride
    unsafe start = bytes.baseAddress?.assumingMemoryBound(to: Element.self)
    owner = nil
  }

  package subscript(index: Int) -> Element {
    @inline(__always) get {
      guard let start = unsafe start, index >= 0, index < count else {
        preconditionFailure("element \(index) of \(count)")
      }
      return unsafe start[index]
    }
  }

  @safe private final class Memory: Sendable {
    fileprivate nonisolated(unsafe) let start: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
      unsafe start = .allocate(capacity: elements.count)
      for (index, element) in elements.enumerated() {
        unsafe (start + index).initialize(to: element)
      }
    }

    deinit {
      unsafe start.deallocate()
    }
  }
}
