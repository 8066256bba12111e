import Foundation
import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// The verdict on all deployments at once, against what is so in each of them.
///
/// `Scripts/scenario-fuzz` runs many more templates than are tried here.
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["PLUMB_FUZZ_COUNT"].flatMap { Int($0) } ?? 40
  private static let seed = environment["PLUMB_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
  private static let checksPerTemplate: UInt64 = 4
  /// Enough that no random template runs into it.
  private static let limits = ScenarioLimits(
    evaluationsPerSubject: 10_000, evaluationsPerRule: 1_000_000)

  @Test(arguments: [false, true])
  func aVerdictIsWhatEveryDeploymentSays(allowsFreeParameters: Bool) throws {
    var evaluations = 0
    var answers: [BruteForce.Answer: Int] = [:]
    var objections = 0
    for seed in Self.seed..<Self.seed + UInt64(Self.count) / 2 {
      let random = RandomTemplate(seed: seed, allowsFreeParameters: allowsFreeParameters)
      let template = Template(text: random.yaml)
      let deployments = RandomDeployments(template)
      defer { deployments.forget() }
      for index in 0..<Self.checksPerTemplate {
        let check = RandomCheck(seed: seed * Self.checksPerTemplate + index)
        let policy = try PolicyCheck(check.text, when: check.when)
        let result = policy.lint(template, in: template.state(of: random), limits: Self.limits)
        evaluations += result.statistics.evaluations
        let found = result.findings.filter { $0.rule == policy.rule.metadata.id }
        let unknownLoops = result.findings.filter { $0.rule == BruteForce.unknownLoop }
        var tried = random
        for given in found.first?.scenario?.parameters ?? [] {
          tried.add(given.value, to: given.name)
        }
        let brute = BruteForce(tried, deployments, policy.rule)
        for world in brute.worlds { answers[world.answer, default: 0] += 1 }
        if let objection = brute.objection(to: found + unknownLoops) {
          objections += 1
          Issue.record(
            """
            \(objection): seed \(seed), check \(check.text), when \(check.when ?? "-")
            found \(found.map(\.verdict)), \
            witness \(found.first?.scenario?.parameters.map { "\($0.name)=\($0.value)" } ?? [])
            in \(brute.worlds.filter { $0.answer == .fail }.prefix(6).map(\.parameters))
            \(random.yaml)
            """)
        }
      }
    }
    let tally = answers.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
    print(
      "seeds \(Self.seed)..<\(Self.seed + UInt64(Self.count) / 2), \(evaluations) evaluations,",
      "\(objections) differences; deployments: \(tally)")
    #expect(objections == 0)
  }
}

extension Template {
  /// The deployments to the regions of a random template.
  fileprivate func state(of random: RandomTemplate) -> ScenarioState {
    let all = ScenarioState()
    if random.regions.isEmpty { return all }
    return all.restricting("AWS::Region", to: random.regions, in: self) ?? all
  }
}
