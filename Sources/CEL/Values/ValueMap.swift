/// A map made in CEL or by a host: entries in the order in which they were inserted.
///
/// Keys are booleans, integers and strings; `1`, `1u` and `1.0` are the same key.
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#equality)
public struct ValueMap {
  /// Keys and values, in order of insertion.
  public private(set) var entries: [(key: Value, value: Value)] = []
  private var positions: [Key: Int] = [:]

  public init() {}

  /// Makes a map with text keys; of equal keys the last one counts.
  public init(_ members: [(String, Value)]) {
    for (key, value) in members {
      set(.string(key), to: value)
    }
  }

  public var count: Int { entries.count }
  public var isEmpty: Bool { entries.isEmpty }

  /// The value of a key; nil if there is none, or if no key can equal this one.
  public subscript(key: Value) -> Value? {
    guard let key = Key(key), let position = positions[key] else { return nil }
    return entries[position].value
  }

  public subscript(field: String) -> Value? {
    positions[.text(Text(field))].map { entries[$0].value }
  }

  /// Sets the value of a key.
  ///
  /// - Returns: false, and nothing has changed, for a value that can't be a key (lists, doubles,
  /// null…).
  @discardableResult
  public mutating func set(_ key: Value, to value: Value) -> Bool {
    guard ValueMap.canBeKey(key), let index = Key(key) else { return false }
    if let position = positions[index] {
      entries[position].value = value
    } else {
      positions[index] = entries.count
      entries.append((key, value))
    }
    return true
  }

  static func canBeKey(_ value: Value) -> Bool {
    switch value {
    case .bool, .int, .uint, .string: true
    default: false
    }
  }

  private enum Key: Hashable {
    case bool(Bool)
    case negative(Int64)
    case number(UInt64)
    case text(Text)

    init?(_ value: Value) {
      switch value {
      case .bool(let bool): self = .bool(bool)
      case .int(let int): self = int < 0 ? .negative(int) : .number(UInt64(int))
      case .uint(let uint): self = .number(uint)
      case .double(let double):
        if let uint = UInt64(exactly: double) {
          self = .number(uint)
        } else if let int = Int64(exactly: double) {
          self = .negative(int)
        } else {
          return nil
        }
      case .string(let string): self = .text(Text(string))
      default: return nil
      }
    }
  }
}

/// Text compared by code points; `String` would find canonically equivalent texts equal.
package struct Text: Hashable, Sendable {
  package let string: String

  package init(_ string: String) {
    self.string = string
  }

  package static func == (left: Text, right: Text) -> Bool {
    left.string.hasSameCodePoints(as: right.string)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(string)
  }
}

extension String {
  /// `==` finds canonically equivalent texts equal, but compares memory, which going through the
  /// bytes doesn't; of ASCII nothing else is equivalent, and only such text is as long in UTF-16.
  func hasSameCodePoints(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count, self == other else { return false }
    return utf16.count == count || utf8.elementsEqual(other.utf8)
  }
}
