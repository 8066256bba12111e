/// Whether texts are addresses, networks and dates.
enum NotationCheck {
  @Sendable static func isIPv4(_ text: String) -> Bool { address(text[...]) != nil }

  /// An address with a prefix length, without bits behind the prefix; a lone address is a network too.
  @Sendable static func isIPv4Network(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = address(parts[0]) else { return false }
    guard parts.count == 2 else { return true }
    guard let length = number(parts[1], digits: 2), length <= 32 else { return false }
    return length == 32 || address & (.max >> UInt32(length)) == 0
  }

  @Sendable static func isIPv6(_ text: String) -> Bool { groups(text[...]) != nil }

  @Sendable static func isIPv6Network(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let groups = groups(parts[0]) else { return false }
    guard parts.count == 2 else { return true }
    guard let length = number(parts[1], digits: 3), length <= 128 else { return false }
    return groups.enumerated().allSatisfy { index, group in
      let kept = max(0, min(16, length - 16 * index))
      return kept == 16 || group & (0xFFFF >> UInt32(kept)) == 0
    }
  }

  /// `2026-11-23`.
  @Sendable static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, number(parts[0], digits: 4) != nil,
      let month = number(parts[1], digits: 2), let day = number(parts[2], digits: 2)
    else { return false }
    return 1...12 ~= month && 1...31 ~= day
  }

  /// `2026-11-23T02:00:00Z`, with fractions of seconds and offsets.
  @Sendable static func isDateTime(_ text: String) -> Bool {
    let utf8 = Array(text.utf8)
    guard utf8.count >= 20, isDate(String(decoding: utf8[..<10], as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(utf8[10]),
      isTime(utf8[11..<19])
    else { return false }
    var rest = utf8[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 &- 0x30 < 10 }
      if digits.isEmpty { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    if rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) { return true }
    guard rest.count == 6, let sign = rest.first, sign == 0x2B || sign == 0x2D else { return false }
    return isTime(Array(rest.dropFirst()) + Array(":00".utf8))
  }

  private static func isTime(_ bytes: some Sequence<UInt8>) -> Bool {
    let parts = String(decoding: Array(bytes), as: UTF8.self)
      .split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = number(parts[0], digits: 2), let minute = number(parts[1], digits: 2),
      let second = number(parts[2], digits: 2)
    else { return false }
    return hour < 24 && minute < 60 && second <= 60
  }

  private static func address(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard let octet = number(part, digits: 3), octet < 256,
        part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0")
      else { return nil }
      address = address << 8 | UInt32(octet)
    }
    return address
  }

  /// The eight groups of an address; nil if it is none.
  private static func groups(_ text: Substring) -> [UInt32]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let front = partialGroups(halves[0]) else { return nil }
    guard halves.count == 2 else { return front.count == 8 ? front : nil }
    guard let back = partialGroups(halves[1]), front.count + back.count < 8 else { return nil }
    return front + Array(repeating: 0, count: 8 - front.count - back.count) + back
  }

  private static func partialGroups(_ text: Substring) -> [UInt32]? {
    if text.isEmpty { return [] }
    var groups: [UInt32] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains("."), let address = address(part) {
        groups += [address >> 16, address & 0xFFFF]
        continue
      }
      guard 1...4 ~= part.utf8.count, let group = UInt32(part, radix: 16) else { return nil }
      groups.append(group)
    }
    return groups
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard 1...digits ~= text.utf8.count, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(text)
  }
}
