/// A block of IPv4 or IPv6 addresses, as CIDR notation gives it: `10.0.0.0/16`.
///
/// https://www.rfc-editor.org/rfc/rfc4632
struct Network {
  /// 4 or 16 bytes.
  let address: [UInt8]
  let prefixLength: Int

  var isIPv6: Bool { address.count == 16 }

  /// Nil for any other notation, and for an address with bits behind the prefix.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]),
      let address = Network.ipv4(parts[0]) ?? Network.ipv6(parts[0]),
      0...address.count * 8 ~= length
    else { return nil }
    self.address = address
    prefixLength = length
    guard (length..<address.count * 8).allSatisfy({ !bit($0) }) else { return nil }
  }

  /// Whether every address of the other block is in this one.
  func contains(_ other: Network) -> Bool {
    isIPv6 == other.isIPv6 && prefixLength <= other.prefixLength
      && (0..<prefixLength).allSatisfy { bit($0) == other.bit($0) }
  }

  /// Whether some address is in both blocks.
  func overlaps(_ other: Network) -> Bool { contains(other) || other.contains(self) }

  private func bit(_ index: Int) -> Bool { address[index / 8] >> UInt8(7 - index % 8) & 1 == 1 }

  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt8($0) }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// Eight groups, of which `::` stands for those that are zero.
  private static func ipv6(_ text: Substring) -> [UInt8]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard text.contains(":"), halves.count <= 2 else { return nil }
    let groups = halves.map { half in
      half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
    }
    let numbers = groups.map { $0.compactMap { UInt16($0, radix: 16) } }
    guard numbers.map(\.count) == groups.map(\.count), let first = numbers.first else { return nil }
    let last = numbers.count == 2 ? numbers[1] : []
    let missing = 8 - first.count - last.count
    guard numbers.count == 2 ? missing > 0 : missing == 0 else { return nil }
    let all = first + Array(repeating: 0, count: missing) + last
    return all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }
}
