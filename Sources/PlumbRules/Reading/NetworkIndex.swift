/// Values by blocks of addresses, in which overlapping blocks are found without looking at each.
struct NetworkIndex<Value> {
  /// The values of the blocks themselves, and the first value below each larger block around one.
  private var blocks: [Key: Value] = [:]
  private var around: [Key: Value] = [:]

  private struct Key: Hashable {
    let space: String
    let address: [UInt8]
    let prefixLength: Int
  }

  /// Some value whose block overlaps another one in the same space; nil if none does.
  ///
  /// Costs as many lookups as the prefix is long.
  func overlapping(_ network: Network, in space: String) -> Value? {
    if let inside = around[key(network, network.prefixLength, space)] { return inside }
    for length in 0...network.prefixLength {
      if let outside = blocks[key(network, length, space)] { return outside }
    }
    return nil
  }

  mutating func insert(_ value: Value, _ network: Network, in space: String) {
    let own = key(network, network.prefixLength, space)
    if blocks[own] == nil { blocks[own] = value }
    for length in 0..<network.prefixLength {
      let key = key(network, length, space)
      if around[key] == nil { around[key] = value }
    }
  }

  private func key(_ network: Network, _ length: Int, _ space: String) -> Key {
    var address = network.address
    for index in address.indices {
      let kept = min(max(length - index * 8, 0), 8)
      address[index] &= kept == 0 ? 0 : UInt8.max << UInt8(8 - kept)
    }
    return Key(space: space, address: address, prefixLength: length)
  }
}
