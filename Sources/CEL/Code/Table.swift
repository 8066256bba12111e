/// Numbers or small structs without references, read where they lie: in memory of the program's own
/// data, or in a copy of an array.
///
/// The only place of this module that touches memory itself; every access is checked against the
/// count.
@safe package struct Table<Element: BitwiseCopyable & Sendable>: Sendable {
  package let count: Int
  @usableFromInline nonisolated(unsafe) let start: UnsafePointer<Element>?
  /// What the memory belongs to; nil for data that is never freed.
  private let owner: Memory?

  package init(_ elements: [Element]) {
    let memory = Memory(elements)
    count = elements.count
    unsafe start = UnsafePointer(memory.start)
    owner = memory
  }

  fileprivate init(permanent start: UnsafePointer<Element>?, count: Int) {
    self.count = count
    unsafe self.start = start
    owner = nil
  }

  @inlinable package subscript(index: Int) -> Element {
    get {
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

extension Table where Element == UInt8 {
  /// The text of some bytes; what isn't UTF-8 comes out as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    precondition(0 <= range.lowerBound && range.upperBound <= count, "\(range) of \(count) bytes")
    return unsafe String(
      decoding: UnsafeBufferPointer(
        start: start.map { unsafe $0 + range.lowerBound }, count: range.count),
      as: UTF8.self)
  }
}

/// Bytes that stay where they are as long as the process runs.
@safe package struct PermanentBytes: Sendable {
  private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  package init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = bytes
  }

  /// A table among the bytes; nil if it isn't wholly there, or doesn't lie as its elements need it.
  package func table<Element>(of _: Element.Type, at offset: Int, count: Int) -> Table<Element>? {
    let size = count * MemoryLayout<Element>.stride
    let isThere = unsafe count >= 0 && offset >= 0 && offset + size <= bytes.count
    guard isThere, let start = unsafe bytes.baseAddress.map({ unsafe $0 + offset }) else {
      return nil
    }
    let address = UInt(bitPattern: start)
    guard address % UInt(MemoryLayout<Element>.alignment) == 0 else { return nil }
    return unsafe Table(permanent: start.assumingMemoryBound(to: Element.self), count: count)
  }
}
