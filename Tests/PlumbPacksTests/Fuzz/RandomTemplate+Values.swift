import TestSupport

/// The values in a random template.
extension RandomTemplate {
  mutating func value(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 23 : 3) {
    case 0: "'\(literal)'"
    case 1: "\(random.below(3))"
    case 2: "!Ref \(parameter)"
    case 3, 4, 5, 6: "!If [\(condition), \(branch(depth - 1)), \(branch(depth - 1))]"
    case 7: "!Sub '${\(parameter)}x'"
    case 8: "!Sub ['${V}-${\(parameter)}', {V: \(text(depth - 1))}]"
    case 9: "!Join ['-', \(texts(depth - 1))]"
    case 10: "!Select [\(random.below(2)), \(list(depth - 1))]"
    case 11: "!FindInMap [M, \(text(depth - 1)), k]"
    case 12: "!Select [0, !Split ['-', !Sub '${\(parameter)}-\(literal)']]"
    case 13: "{Fn::Length: \(list(depth - 1))}"
    case 14: "{Fn::ToJsonString: {a: \(value(depth - 1))}}"
    case 15: "!FindInMap [M, !FindInMap [N, \(text(depth - 1)), k], k]"
    case 16: "!FindInMap [M, \(text(depth - 1)), k, {DefaultValue: \(text(depth - 1))}]"
    case 17: "!FindInMap [!If [\(condition), M, N], \(text(depth - 1)), k]"
    case 18 where asksForRegion: place
    case 19 where asksForRegion: place
    case 20 where hasOutsideValues: outside
    case 21 where !lists.isEmpty: "!Join ['-', !Ref \(lists[0])]"
    default: "!Base64 \(literal)"
    }
  }

  private var place: String {
    mutating get {
      ["!Ref AWS::Region", "!Sub '${AWS::Partition}x'", "!Ref AWS::URLSuffix"][random.below(3)]
    }
  }

  /// What no template tells.
  private var outside: String {
    mutating get {
      [
        "!ImportValue y", "!Ref Stored", "!Select [0, !GetAZs '']", "!GetAtt T.Arn",
        "!Select [0, !Cidr [!GetAtt T.Block, 2, 8]]",
      ][random.below(5)]
    }
  }

  private mutating func text(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 4 : 2) {
    case 0: "'\(literal)'"
    case 1: "!Ref \(parameter)"
    default: "!If [\(condition), \(text(depth - 1)), \(text(depth - 1))]"
    }
  }

  private mutating func texts(_ depth: Int) -> String {
    "[" + (0..<random.below(2) + 1).map { _ in text(depth) }.joined(separator: ", ") + "]"
  }

  private mutating func branch(_ depth: Int) -> String {
    random.below(4) == 0 ? "!Ref AWS::NoValue" : value(max(depth, 0))
  }

  mutating func list(_ depth: Int) -> String {
    switch random.below(9) {
    case 0 where depth > 0: "!If [\(condition), \(list(depth - 1)), \(list(depth - 1))]"
    case 1: "!FindInMap [M, !Ref \(parameter), l]"
    case 2: "!Split ['-', !Sub '${\(parameter)}-${\(parameter)}']"
    case 3 where !lists.isEmpty: "!Ref \(lists[0])"
    case 4 where !lists.isEmpty: "!Ref \(lists[0])"
    default: elements(depth)
    }
  }

  private mutating func elements(_ depth: Int) -> String {
    let elements = (0..<random.below(4) + 1).map { _ in
      random.below(2) == 0
        ? "!If [\(condition), \(branch(depth - 1)), \(branch(depth - 1))]" : value(depth - 1)
    }
    return "[" + elements.joined(separator: ", ") + "]"
  }
}
