import PlumbTemplate
import TestSupport
import Testing

/// Random decisions about two numbers, against every pair of numbers on a grid.
struct NumberBruteForceTests {
  /// Halves as well, so that every gap between two whole bounds has a number in it.
  private static let grid = (-1...13).map { Double($0) / 2 }

  private struct Case {
    let template: Template
    let worlds: [[Double]]

    init(_ random: inout SplitMix64) {
      var text = "Parameters:\n"
      var values: [[Double]] = []
      for name in ["P", "Q"] {
        let low = random.below(2) == 0 ? Double(random.below(4)) : nil
        let high = random.below(2) == 0 ? Double(3 + random.below(3)) : nil
        text += "  \(name): {Type: Number"
        if let low { text += ", MinValue: \(NumberText.of(low))" }
        if let high { text += ", MaxValue: \(NumberText.of(high))" }
        if random.below(2) == 0 { text += ", Default: 3" }
        text += "}\n"
        values.append(grid.filter { $0 >= low ?? -.infinity && $0 <= high ?? .infinity })
      }
      text += "Resources: {R: {Type: T, Properties: {P: !Ref P, Q: !Ref Q}}}\n"
      template = Template(text: text)
      worlds = values[0].flatMap { one in values[1].map { [one, $0] } }
    }
  }

  @Test(arguments: 0..<4)
  func everyNumberIsInOnePartAndEveryPartHasOne(batch: Int) throws {
    for seed in batch * 25..<(batch + 1) * 25 {
      var random = SplitMix64(state: UInt64(seed))
      let example = Case(&random)
      var states = [ScenarioState()]
      for _ in 0..<5 {
        let decision = try decision(&random, example.template)
        for state in states { try check(state, decision, example, seed) }
        states = states.flatMap { $0.refined(by: decision, in: example.template) }
      }
    }
  }

  private func decision(_ random: inout SplitMix64, _ template: Template) throws -> Decision {
    let parameter = try template.number(of: random.below(2) == 0 ? "P" : "Q")
    let bound = random.below(7)
    switch random.below(6) {
    case 0: return .equals(parameter: parameter, ParameterValue("\(bound)"))
    case 1: return .same(parameter: try template.number(of: "P"), try template.number(of: "Q"))
    default:
      return .isLess(
        parameter: parameter, .number, than: Double(bound), orEqual: random.below(2) == 0)
    }
  }

  private func check(
    _ state: ScenarioState, _ decision: Decision, _ example: Case, _ seed: Int
  ) throws {
    let template = example.template
    let children = state.refined(by: decision, in: template)
    let inside = example.worlds.filter { contains(state, $0, template) }
    for world in inside {
      let count = children.count { contains($0, world, template) }
      #expect(count == 1, "\(world) is in \(count) parts by \(decision): seed \(seed)")
    }
    for child in children {
      let parts = inside.filter { contains(child, $0, template) }
      #expect(!parts.isEmpty, "nothing is in \(child) by \(decision): seed \(seed)")
      for part in parts { try checkAnswer(child, decision, part, template, seed) }
    }
  }

  /// What a part says of the decision that made it is so for each of its numbers.
  private func checkAnswer(
    _ state: ScenarioState, _ decision: Decision, _ world: [Double], _ template: Template,
    _ seed: Int
  ) throws {
    guard case .isLess(let parameter, let measure, let bound, let orEqual) = decision else {
      return
    }
    let name = template.parameters[parameter].name
    let number = world[name == "P" ? 0 : 1]
    let expected = orEqual ? number <= bound : number < bound
    let scenario = Scenario(template, state)
    switch try scenario.property(name) {
    case .parameter(let reading):
      let answer = scenario.isLess(reading, measure, than: bound, orEqual: orEqual)
      #expect(describe(answer) == "\(expected)", "\(world) in \(state): seed \(seed)")
    case let value: #expect(value.knownText == NumberText.of(number), "seed \(seed)")
    }
  }

  private func contains(_ state: ScenarioState, _ world: [Double], _ template: Template) -> Bool {
    let texts = ["P": NumberText.of(world[0]), "Q": NumberText.of(world[1])]
    return state.contains(World(parameters: texts, conditions: [:]), template)
  }
}
