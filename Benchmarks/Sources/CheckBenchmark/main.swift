// usage: CheckBenchmark scenarios FILE ROUNDS [PACK] | corpus LIST ROUNDS |
//   passes drain|parse|check FILE COUNT
//
// `scenarios` prints how long a pack, or the backup pack, takes on a template in its default deployment
// alone and in all, in turn, the medians in microseconds; then how many rules on resources there are, how
// many of them are decided at once, and the evaluations.
// `corpus` prints how many files a list has, a line each, and how long all of them take on one thread and on
// two, with all rules that are true of any template, in turn, the medians in microseconds.
// `passes` does something with a file again and again, for counting instructions.

import CDrain
import PlumbEngine
import PlumbFiles
import PlumbPacks
import PlumbRules
import PlumbSource
import PlumbSyntax
import PlumbTemplate

func microseconds(_ work: () -> Void) -> Double {
  let time = ContinuousClock().measure(work)
  return Double(time.components.seconds) * 1e6 + Double(time.components.attoseconds) / 1e12
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func rules(_ pack: String?) throws -> RuleSet {
  guard let pack else { return try .pack(.backup) }
  let (loaded, findings) = Pack.load(try Source(contentsOf: pack))
  guard let loaded else { preconditionFailure("\(pack): \(findings.map(\.message))") }
  return try loaded.rules()
}

func scenarios(_ source: Source, rounds: Int, pack: String?) throws {
  let template = Template(source)
  let linter = Linter(rules: try rules(pack))
  var defaults = ScenarioState()
  for parameter in template.parameters {
    guard let value = parameter.defaultValue else { continue }
    defaults = defaults.pinning(parameter.name, to: value.text, in: template) ?? defaults
  }
  var all: [Double] = []
  var one: [Double] = []
  for _ in 0..<rounds {
    one.append(microseconds { _ = linter.check(template, in: defaults) })
    all.append(microseconds { _ = linter.check(template) })
  }
  let statistics = linter.check(template).statistics
  print(median(one), median(all), statistics.pairs, statistics.single, statistics.evaluations)
}

/// One pass; returns a number that depends on the work, so that none is left out.
func pass(_ work: String, _ source: Source) throws -> Int {
  switch work {
  case "drain": return plumb_drain(source.bytes, source.bytes.count)
  case "parse": return Tree.parse(source).nodeCount
  default: return Linter(rules: try .pack(.backup)).check(Template(source)).findings.count + 1
  }
}

func corpus(_ list: Source, rounds: Int) throws {
  let sources = try list.text(Span(0, list.bytes.count)).split(separator: "\n")
    .map { try Source(contentsOf: String($0)) }
  let linter = Linter(rules: try .builtIn + .pack(.aws))
  let time = { (workers: Int) in
    microseconds { _ = parallelMap(sources, workerCount: workers) { linter.lint(Template($0)) } }
  }
  var one: [Double] = []
  var two: [Double] = []
  for _ in 0..<rounds {
    one.append(time(1))
    two.append(time(2))
  }
  print(sources.count, median(one), median(two))
}

let arguments = CommandLine.arguments
switch arguments.count {
case 4...5 where arguments[1] == "scenarios":
  try scenarios(
    try Source(contentsOf: arguments[2]), rounds: Int(arguments[3]) ?? 1,
    pack: arguments.count == 5 ? arguments[4] : nil)
case 4 where arguments[1] == "corpus":
  try corpus(try Source(contentsOf: arguments[2]), rounds: Int(arguments[3]) ?? 1)
case 5 where arguments[1] == "passes":
  let source = try Source(contentsOf: arguments[3])
  var sum = 0
  for _ in 0..<(Int(arguments[4]) ?? 0) { sum += try pass(arguments[2], source) }
  print(source.bytes.count, sum)
default:
  print("usage: CheckBenchmark scenarios FILE ROUNDS [PACK] | corpus LIST ROUNDS | passes …")
}
