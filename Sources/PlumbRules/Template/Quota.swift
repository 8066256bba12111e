internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A number that CloudFormation sets a limit to.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
enum Quota: Int {
  /// Of mappings, of a mapping's keys, of outputs and of parameters.
  case members = 200
  case resources = 500
  /// Characters of a name, and of a mapping's key.
  case name = 255
  /// Characters of the template's description, and of an output's.
  case description = 1_024
  /// Characters of a parameter's description, which the quotas don't list.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  case parameterDescription = 4_000
  /// Bytes of a parameter's value.
  case parameterValue = 4_096

  /// How near to a limit a number is.
  enum Reach {
    case below
    /// Above nine tenths.
    case near
    case beyond
  }

  func reach(of number: Int) -> Reach {
    if number > rawValue { return .beyond }
    return number * 10 > rawValue * 9 ? .near : .below
  }
}

/// Things that are counted, with the place to point at where there are too many.
struct Counted {
  /// What they are, and whose: `parameters`, `keys of mapping 'M'`.
  let words: String
  let count: Int
  let span: Span
}

/// A text whose length is limited.
struct Measured {
  /// What it is: `parameter name`.
  let words: String
  let length: Int
  let span: Span

  init(_ words: String, _ text: String, at span: Span) {
    self.words = words
    length = text.unicodeScalars.count
    self.span = span
  }
}

extension FindingCollector {
  /// Reports numbers of things that reach just so near to a quota.
  mutating func report(_ counted: [Counted], _ reach: Quota.Reach, _ quota: Quota) {
    for things in counted where quota.reach(of: things.count) == reach {
      let words = reach == .near ? "near the limit of" : "more than the limit of"
      report(
        .init("\(things.count) \(things.words), \(words) \(quota.rawValue)", at: .init(things.span))
      )
    }
  }

  /// Reports texts whose lengths reach just so near to a quota.
  mutating func report(_ measured: [Measured], _ reach: Quota.Reach, _ quota: Quota) {
    for text in measured where quota.reach(of: text.length) == reach {
      let words = reach == .near ? "near the limit of" : "more than the limit of"
      report(
        .init(
          "this \(text.words) has \(text.length) characters, \(words) \(quota.rawValue)",
          at: .init(text.span)))
    }
  }
}

extension Template {
  /// How many members a section has, those of loops included.
  func counted(_ count: Int, of section: String) -> [Counted] {
    namedSection(section).map {
      [Counted(words: section.lowercased(), count: count, span: $0.name.span)]
    } ?? []
  }

  /// The names of a section's members, as they are written.
  func measuredNames(of section: String, as words: String) -> [Measured] {
    writtenMembers(of: section).map { key, _ in Measured(words, key.text, at: key.span) }
  }
}
