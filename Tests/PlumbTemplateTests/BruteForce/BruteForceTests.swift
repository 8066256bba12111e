import PlumbTemplate
import Testing

/// What a value is in a set of deployments, against what it is in each of them.
struct BruteForceTests {
  private static let batches = 0..<8
  private static let seedsPerBatch = 25

  @Test(arguments: batches)
  func aValueIsWhatEveryDeploymentMakesOfIt(batch: Int) throws {
    for seed in batch * Self.seedsPerBatch..<(batch + 1) * Self.seedsPerBatch {
      let random = RandomTemplate(seed: UInt64(seed))
      let template = Template(text: random.yaml)
      let worlds = random.worlds
      let leaves = try check(random, template, worlds, seed)
      #expect(leaves < 4_000, "seed \(seed) has \(leaves) states\n\(random.yaml)")
    }
  }

  /// Goes through all states that reading the property tells apart; returns their number.
  private func check(
    _ random: RandomTemplate, _ template: Template, _ worlds: [World], _ seed: Int
  ) throws -> Int {
    var work = [ScenarioState()]
    var leaves = 0
    while let state = work.popLast(), leaves < 4_000 {
      let value = try Scenario(template, state).property("X")
      let inside = worlds.filter { state.contains($0, template) }
      for world in inside {
        let result = random.property.result(world)
        let pinned = try Scenario(template, template.state(world.parameters)).property("X")
        let remark = "seed \(seed), \(world.parameters), \(result)\n\(random.yaml)"
        #expect(pinned.isCompatible(with: result), "\(describe(pinned)) where pinned: \(remark)")
        #expect(pinned.isExact(result), "\(describe(pinned)) where pinned: \(remark)")
        #expect(value.isCompatible(with: result), "\(describe(value)) in \(state): \(remark)")
      }
      guard let split = value.firstSplit else {
        leaves += 1
        continue
      }
      let children = state.refined(by: split, in: template)
      for world in inside {
        let count = children.count { $0.contains(world, template) }
        #expect(
          count == 1,
          "\(world.parameters) is in \(count) states of \(split): seed \(seed)\n\(random.yaml)")
      }
      work += children
    }
    return leaves
  }
}

extension ScenarioState {
  /// Whether a deployment is one of these, comparisons with the outside left aside.
  func contains(_ world: World, _ template: Template) -> Bool {
    func value(_ index: Int) -> String? { world.parameters[template.parameters[index].name] }
    for (index, parameter) in template.parameters.enumerated() {
      guard let text = world.parameters[parameter.name] else { continue }
      if value(representative(of: index)) != text { return false }
      switch domain(of: index, in: template) {
      case .values(let values): if !values.contains(ParameterValue(text)) { return false }
      case .anything(let except, let bounds):
        if except.contains(ParameterValue(text)) || !bounds.admits(ParameterValue(text)) {
          return false
        }
      }
    }
    return differences.allSatisfy { value($0.first) != value($0.second) }
  }
}

extension Value {
  /// Whether it leaves open that this is what comes out.
  func isCompatible(with result: Formula.Result) -> Bool {
    switch (self, result) {
    case (.unknown, _), (_, .undefined), (.absent, .absent): true
    case (.scalar(let scalar), .text(let text)): scalar.text == text
    case (.parameter(let reading), .text(let text)):
      reading.domain.values?.contains(ParameterValue(text)) ?? true
    case (.text(let value), .text(let text)): value.canEqual(text)
    case (.choice(let choice), _):
      choice.then.isCompatible(with: result) || choice.otherwise.isCompatible(with: result)
    case (.sequence(let sequence), .list(let texts)):
      Value.match(sequence.elements[...], texts[...])
    default: false
    }
  }

  /// Whether it says just this, where everything is decided.
  func isExact(_ result: Formula.Result) -> Bool {
    switch (self, result) {
    case (.absent, .absent), (.scalar, .text), (.sequence, .list): true
    default: result == .undefined
    }
  }

  /// Whether texts can be what comes out of elements of which some may be absent.
  private static func match(_ elements: ArraySlice<Value>, _ texts: ArraySlice<String>) -> Bool {
    guard let first = elements.first else { return texts.isEmpty }
    if first.canBeAbsent, match(elements.dropFirst(), texts) { return true }
    guard let text = texts.first, first.isCompatible(with: .text(text)) else { return false }
    return match(elements.dropFirst(), texts.dropFirst())
  }

  /// The first decision that would tell more.
  var firstSplit: Decision? {
    switch self {
    case .absent, .scalar, .mapping: nil
    case .parameter(let reading): reading.pin
    case .text(let text): text.unknown.split
    case .sequence(let sequence): sequence.elements.lazy.compactMap(\.firstSplit).first
    case .choice(let choice): choice.unknown.split
    case .unknown(let unknown): unknown.split
    }
  }
}
