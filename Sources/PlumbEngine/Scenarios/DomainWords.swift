internal import PlumbTemplate

/// Says which values a parameter has: `Days is less than 30`, `Environment = dev or staging`.
struct DomainWords {
  /// What the declaration says anyway.
  private let declared: Bounds
  private let domain: Domain

  init(_ declared: Bounds, _ domain: Domain) {
    self.declared = declared
    self.domain = domain
  }

  func about(_ name: String) -> String {
    switch domain {
    case .values(let values): return "\(name) = \(DomainWords.list(values))"
    case .anything(let except, let bounds):
      var words = [numberWords(bounds.number), lengthWords(bounds.length)].compactMap { $0 }
      if !except.isEmpty {
        words.append((words.isEmpty ? "is not " : "not ") + DomainWords.list(except))
      }
      return "\(name) \(words.isEmpty ? "= anything" : words.joined(separator: " and "))"
    }
  }

  private func numberWords(_ range: NumberRange) -> String? {
    let isNarrower = narrower(range, than: declared.number)
    let low = NumberText.of(range.low)
    let high = NumberText.of(range.high)
    let above = (range.excludesLow ? "more than " : "at least ") + low
    let below = (range.excludesHigh ? "less than " : "at most ") + high
    switch isNarrower {
    case (true, true) where !range.excludesLow && !range.excludesHigh: return "= \(low) to \(high)"
    case (true, true): return "is \(above) and \(below)"
    case (true, false): return "is \(above)"
    case (false, true): return "is \(below)"
    case (false, false): return nil
    }
  }

  private func lengthWords(_ range: NumberRange) -> String? {
    let low = NumberText.of(range.low)
    let high = NumberText.of(range.high)
    let count: String
    switch narrower(range, than: declared.length) {
    case (false, false): return nil
    case _ where low == high: count = low
    case (true, true): count = "\(low) to \(high)"
    case (true, false): count = "at least \(low)"
    case (false, true): count = "at most \(high)"
    }
    return "has \(count) \(count.hasSuffix(" 1") || count == "1" ? "character" : "characters")"
  }

  /// Whether the lower and the upper bound say more than the declared ones.
  private func narrower(
    _ range: NumberRange, than declared: NumberRange
  ) -> (low: Bool, high: Bool) {
    (
      range.low != declared.low || range.excludesLow != declared.excludesLow,
      range.high != declared.high || range.excludesHigh != declared.excludesHigh
    )
  }

  /// `dev, staging or prod`.
  private static func list(_ values: [ParameterValue]) -> String {
    let texts = values.map { shown($0) }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return "\(texts.dropLast().joined(separator: ", ")) or \(last)"
  }

  private static func shown(_ value: ParameterValue) -> String {
    value.text.isEmpty || value.text.contains(" ") || value.text.contains(",")
      ? "'\(value.text)'" : value.text
  }
}
