internal import PlumbSource
internal import PlumbSyntax

/// `Fn::Cidr`, after
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
extension Scenario {
  /// The subnets of an IPv4 block; as many unknown ones where the block isn't known.
  func cidr(_ block: Place, _ count: Place, _ bits: Place?, _ place: Place) -> Value {
    let count = value(at: count)
    guard let number = count.knownText.flatMap({ Int($0) }), 1...256 ~= number else {
      return .unknown(count.decidable ?? Unknown("the number of blocks", at: place.span))
    }
    let unknown = Value.unknown(Unknown("an address block", at: place.span))
    guard let text = value(at: block).knownText, let network = IPv4Block(text),
      let hostBits = bits.map({ value(at: $0).knownText.flatMap { Int($0) } }) ?? 8,
      let blocks = network.subnets(number, hostBits: hostBits)
    else { return .sequence(SequenceValue(Array(repeating: unknown, count: number), place: place)) }
    return .sequence(SequenceValue(blocks.map { .scalar(ScalarValue($0)) }, place: place))
  }
}

/// An IPv4 network in CIDR notation.
private struct IPv4Block {
  let address: UInt32
  let prefixLength: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]), 0...32 ~= length else { return nil }
    let octets = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard octets.count == 4 else { return nil }
    var address: UInt32 = 0
    for octet in octets {
      guard let byte = UInt8(octet) else { return nil }
      address = address << 8 | UInt32(byte)
    }
    self.address = length == 0 ? 0 : address & (.max << (32 - length))
    prefixLength = length
  }

  /// The first networks with so many host bits; nil if they don't fit.
  func subnets(_ count: Int, hostBits: Int) -> [String]? {
    guard 1...31 ~= hostBits, 32 - hostBits >= prefixLength,
      UInt64(count) << hostBits <= UInt64(1) << (32 - prefixLength)
    else { return nil }
    return (0..<count).map { index in
      let start = address + UInt32(index) << hostBits
      let octets = [24, 16, 8, 0].map { "\(start >> $0 & 0xFF)" }
      return octets.joined(separator: ".") + "/\(32 - hostBits)"
    }
  }
}
