public import PlumbSource

/// What a finding is recognised by in another run, though its lines have moved.
///
/// Two findings of a file are the same if rule, message, scenario, the text that is pointed at and the
/// place in the template agree; positions in lists don't count, so that an element more in front
/// changes nothing. The file isn't part of it.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// FNV-1a over what identifies the finding.
  public let hash: UInt64
  /// The number of the finding among those of its file with the same hash, from 1.
  public let ordinal: Int

  /// The hash in 16 hexadecimal digits, a colon and the ordinal.
  public var description: String { "\(hash.hexadecimal):\(ordinal)" }

  /// The fingerprint of each finding, in the order of the findings.
  public static func all(of findings: [Finding]) -> [Fingerprint] {
    struct Key: Hashable {
      let file: String
      let hash: UInt64
    }
    var counts: [Key: Int] = [:]
    return findings.map { finding in
      let hash = finding.identityHash
      let key = Key(file: finding.source.name, hash: hash)
      counts[key, default: 0] += 1
      return Fingerprint(hash: hash, ordinal: counts[key] ?? 1)
    }
  }
}

extension Finding {
  fileprivate var identityHash: UInt64 {
    var hash = FNVHash()
    hash.combine(rule.rawValue)
    hash.combine(message)
    hash.combine(scenario?.description ?? "")
    let text = source.bytes[primary.span.range]
    hash.combine(text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    for part in (path ?? "").split(separator: "/")
    where !part.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) {
      hash.combine(part)
    }
    return hash.value
  }
}

/// 64-bit FNV-1a over texts, each ended by a byte that no UTF-8 text has.
///
/// https://datatracker.ietf.org/doc/html/rfc9923
package struct FNVHash {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ text: some StringProtocol) {
    combine(text.utf8)
  }

  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

extension UInt64 {
  /// 16 digits, lower case.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
