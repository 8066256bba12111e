/// The exact decimal digits of a double, rounded where asked.
///
/// Every finite double is a whole number times a power of two, so that its digits end: m × 2^-k is
/// m × 5^k with the point moved by k. Ties go to the even digit, as in C's `printf`.
struct DecimalExpansion {
  /// Digits from the highest; without leading zeros, at least one.
  private var digits: [UInt8]
  /// How many of the digits stand before the point; negative if zeros follow it.
  private var pointPosition: Int

  /// - Parameter magnitude: a finite number that is not negative.
  init(_ magnitude: Double) {
    guard magnitude > 0 else {
      digits = [0]
      pointPosition = 1
      return
    }
    let significand = magnitude.significandBitPattern | (magnitude.isNormal ? 1 << 52 : 0)
    let exponent = (magnitude.isNormal ? Int(magnitude.exponent) : -1022) - 52
    var number = LargeNumber(significand)
    for _ in 0..<abs(exponent) {
      number.multiply(by: exponent > 0 ? 2 : 5)
    }
    digits = number.digits
    pointPosition = digits.count + min(exponent, 0)
  }

  /// `123.457`, with a number of digits after the point.
  func fixed(precision: Int) -> String {
    let rounded = rounded(to: pointPosition + precision)
    let all = rounded.digits.map { String($0) }
    let whole = rounded.pointPosition > 0 ? all.prefix(rounded.pointPosition).joined() : "0"
    let zeros = String(repeating: "0", count: max(0, min(precision, -rounded.pointPosition)))
    let fraction = zeros + all.dropFirst(max(0, rounded.pointPosition)).joined()
    let padding = String(repeating: "0", count: max(0, precision - fraction.utf8.count))
    return precision == 0 ? whole : whole + "." + fraction.prefix(precision) + padding
  }

  /// `1.235e+02`, with a number of digits after the point.
  func scientific(precision: Int) -> String {
    let rounded = rounded(to: precision + 1)
    let isZero = rounded.digits.allSatisfy { $0 == 0 }
    let exponent = isZero ? 0 : rounded.pointPosition - 1
    let fraction = rounded.digits.dropFirst().prefix(precision).map { String($0) }.joined()
    let padding = String(repeating: "0", count: precision - fraction.utf8.count)
    let mantissa =
      precision == 0 ? "\(rounded.digits[0])" : "\(rounded.digits[0]).\(fraction)\(padding)"
    let size = abs(exponent)
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0\(size)" : "\(size)")
  }

  /// With at most `count` digits, and as many zeros as the position of the point needs.
  private func rounded(to count: Int) -> DecimalExpansion {
    guard count < digits.count else {
      var result = self
      result.digits += Array(repeating: 0, count: max(0, pointPosition - digits.count))
      return result
    }
    var result = self
    let kept = max(count, 0)
    result.digits = Array(digits.prefix(kept))
    if count >= 0, roundsUp(at: kept) {
      result.increment()
    }
    if result.digits.isEmpty {
      result.digits = [0]
      result.pointPosition = 1
    }
    result.digits += Array(repeating: 0, count: max(0, result.pointPosition - result.digits.count))
    return result
  }

  private func roundsUp(at position: Int) -> Bool {
    if digits[position] != 5 { return digits[position] > 5 }
    if digits[(position + 1)...].contains(where: { $0 != 0 }) { return true }
    return position > 0 && digits[position - 1] % 2 == 1
  }

  private mutating func increment() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    pointPosition += 1
  }
}

/// A whole number of any size, of which only multiplication and decimal digits are needed.
private struct LargeNumber {
  /// Nine decimal digits each, the lowest first.
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = [value % LargeNumber.base, value / LargeNumber.base]
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % LargeNumber.base
      carry = product / LargeNumber.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs.reversed() {
      let text = String(limb)
      digits += Array(repeating: 0, count: 9 - min(9, text.utf8.count))
      digits += text.utf8.map { $0 - UInt8(ascii: "0") }
    }
    return Array(digits.drop { $0 == 0 })
  }

  private static let base: UInt64 = 1_000_000_000
}
