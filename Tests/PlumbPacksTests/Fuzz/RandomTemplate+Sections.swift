import TestSupport

/// The sections of a random template, and the expressions of its conditions.
extension RandomTemplate {
  var rules: String {
    mutating get {
      let condition = random.below(2) == 0 ? "RuleCondition: \(comparison()), " : ""
      return "Rules: {R: {\(condition)Assertions: [{Assert: \(assertion)}]}}\n"
    }
  }

  private var assertion: String {
    mutating get {
      switch random.below(lists.isEmpty ? 3 : 5) {
      case 0: "!Contains [[a, b, '1'], !Ref \(parameter)]"
      case 3: "!Contains [!Ref \(lists[0]), \(literal)]"
      case 4: "!EachMemberIn [!Ref \(lists[0]), [a, b, c, '1']]"
      default: "!Not [\(comparison())]"
      }
    }
  }

  var resources: String {
    mutating get {
      var text = "Resources:\n  R:\n    Type: A::B::R\n"
      if random.below(3) == 0 { text += "    Condition: \(condition)\n" }
      let isDivided = random.below(8) == 0
      text += "    Properties: "
      text += isDivided ? "!If [\(condition), \(properties), \(properties)]\n" : "\(properties)\n"
      text += "  S:\n    Type: A::B::S\n    Condition: \(condition)\n"
      text += "    Properties: {V: \(value(2)), Target: \(target)}\n"
      text += "  T:\n    Type: A::B::S\n    Properties: {V: \(value(1))}\n"
      if random.below(4) == 0 {
        let condition = random.below(2) == 0 ? "Condition: \(condition), " : ""
        text += "  Fn::ForEach::F: [V, \(loopList), {'F${V}': {Type: A::B::S, \(condition)"
        text += "Properties: {V: !Ref V, Target: \(target)}}}]\n"
      }
      return text
    }
  }

  private var properties: String {
    mutating get {
      var members = ["X", "Y", "Z"].map { "\($0): \(value(3))" }
      members += ["L: \(list(2))", "M: {a: \(value(1)), b: \(value(1))}", "Target: \(target)"]
      if random.below(4) == 0 {
        members.append("'Fn::ForEach::E': [V, \(loopList), {'E${V}': \(loopValue)}]")
      }
      return "{\(members.joined(separator: ", "))}"
    }
  }

  /// What a loop goes through.
  private var loopList: String {
    mutating get {
      switch random.below(lists.isEmpty ? 5 : 6) {
      case 0: "[a, b]"
      case 1: "!FindInMap [N, !Ref \(parameter), l]"
      case 2: "!If [\(condition), [a], [a, b]]"
      case 5: "!Ref \(lists[0])"
      default: "[x, !Ref \(parameter)]"
      }
    }
  }

  private var loopValue: String {
    mutating get {
      random.below(2) == 0 ? "!Sub '${V}'" : "!If [\(condition), !Ref V, \(value(1))]"
    }
  }

  private var target: String {
    mutating get {
      switch random.below(4) {
      case 0: "!Ref S"
      case 1: "!Ref T"
      case 2: "!If [\(condition), !Ref S, !GetAtt T.Arn]"
      default: "!Sub 'x/${S}'"
      }
    }
  }

  var outputs: String {
    mutating get {
      var text = "Outputs:\n  O0: {Condition: \(condition), Value: \(value(2))}\n"
      text += "  O1: {Value: !If [\(condition), !Ref R, \(literal)]}\n"
      if random.below(3) == 0 {
        text += "  Fn::ForEach::Q: [V, \(loopList), {'Q${V}': {Value: !Ref V}}]\n"
      }
      return text
    }
  }

  // MARK: Conditions

  mutating func predicate(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 7 : 3) {
    case 0 where !conditions.isEmpty: "!Condition \(condition)"
    case 3: "!And [\(predicate(depth - 1)), \(predicate(depth - 1))]"
    case 4: "!Or [\(predicate(depth - 1)), \(predicate(depth - 1))]"
    case 5: "!Not [\(predicate(depth - 1))]"
    default: comparison()
    }
  }

  mutating func comparison() -> String {
    switch random.below(14) {
    case 0, 1: "!Equals [!Ref \(parameter), !Ref \(parameter)]"
    case 2: "!Equals [!FindInMap [M, !Ref \(parameter), k], '1']"
    case 3: "!Equals [!Sub '${\(parameter)}x', \(literal)x]"
    case 4: "!Equals [!Join ['-', [!Ref \(parameter), !Ref \(parameter)]], a-\(literal)]"
    case 5: "!Equals [!Join ['', [!Ref \(parameter), !Ref \(parameter)]], '']"
    case 6: "!Equals [!FindInMap [N, !FindInMap [N, !Ref \(parameter), k], k], \(literal)]"
    case 7 where asksForRegion: place
    case 8 where asksForRegion: place
    case 9 where !lists.isEmpty: "!Equals [!Join [',', !Ref \(lists[0])], '\(listText)']"
    case 10 where !lists.isEmpty: "!Equals [!Select [0, !Ref \(lists[0])], '\(listText.prefix(1))']"
    case 11 where hasOutsideValues: "!Equals [!ImportValue z, \(literal)]"
    case 12 where hasOutsideValues: "!Equals [!Ref Stored, \(literal)]"
    default: "!Equals [!Ref \(parameter), '\(literal)']"
    }
  }

  private var place: String {
    mutating get {
      switch random.below(4) {
      case 0: "!Equals [!Ref AWS::Region, us-east-1]"
      case 1: "!Equals [!Ref AWS::Partition, aws-cn]"
      case 2: "!Equals [!Ref AWS::URLSuffix, amazonaws.com]"
      default: "!Equals [!Sub '${AWS::Region}-${\(parameter)}', eu-west-1-\(literal)]"
      }
    }
  }
}
