internal import PlumbTemplate

/// Values to try for a parameter that lists none.
enum ValueExamples {
  /// The values of a finite domain, else some that are within the bounds, the plainest first.
  static func of(_ domain: Domain) -> [ParameterValue] {
    switch domain {
    case .values(let values): return values
    case .anything(let except, let bounds):
      if bounds.number != Bounds.none.number {
        return numbers(in: bounds.number, count: except.count + 3)
      }
      return texts(in: bounds.length) + except.prefix(maximumNeighbours).flatMap(neighbours)
        + numbers(in: bounds.number, count: 3)
    }
  }

  /// Values that are like one that was ruled out: they may match the pattern that it matches.
  private static func neighbours(of value: ParameterValue) -> [ParameterValue] {
    guard let last = value.text.unicodeScalars.last else { return [] }
    let front = String(value.text.unicodeScalars.dropLast())
    let following = (1...3).compactMap { Unicode.Scalar(last.value + $0) }
    let texts = following.map { front + String($0) } + [value.text + String(last), front]
    return texts.map { ParameterValue($0) }
  }

  /// Whole numbers near the bounds and common ones, then one with a fraction.
  private static func numbers(in range: NumberRange, count: Int) -> [ParameterValue] {
    let whole = range.wholeNumbers
    let steps = (0..<min(count, maximumCount)).map(Double.init)
    let near = steps.map { whole.low + $0 } + steps.map { whole.high - $0 }
    let all = near + [0, 1, 2, 30, 100] + [range.low / 2 + range.high / 2]
    return all.filter { $0.isFinite && range.contains($0) }
      .map { ParameterValue(NumberText.of($0)) }
  }

  private static func texts(in range: NumberRange) -> [ParameterValue] {
    let lengths = [range.low, range.low + 1, range.low + 2, range.high]
      .filter { $0 > 0 && $0 <= maximumLength && range.contains($0) }
    let filled = lengths.map { text(ofLength: Int($0)) }
    return (["other", "another"] + filled + filled.map { $0.uppercased() } + common)
      .map { ParameterValue($0) }
  }

  private static func text(ofLength length: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<length).map { letters[$0 % letters.count] })
  }

  private static let common = [
    "", "a", "A", "0", "1", "true", "someone@example.com", "10.0.0.0/16", "us-east-1",
    "123456789012", "arn:aws:s3:::example", "https://example.com", "example.com", "1.0.0",
    "2030-01-01", "02:00", "other-name", "t3.micro", "vpc-01234567", "subnet-01234567",
    "ami-01234567",
  ]

  /// Parameters hold at most 4,096 bytes.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  private static let maximumLength = 4_096.0
  private static let maximumCount = 300
  private static let maximumNeighbours = 50
}
