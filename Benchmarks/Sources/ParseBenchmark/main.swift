// usage: ParseBenchmark ratios [CORPUS] | read FILE | passes CONTENDER yaml|json COUNT [CORPUS]
//
// `ratios` prints how fast each contender reads, all in turn in each round, the median round.
// `read` reads one file once and prints its findings, the time and the number of nodes.
// `passes` reads the corpus, or a generated text, again and again, for counting instructions.

import Foundation
import PlumbSource
import PlumbSyntax

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let time = ContinuousClock.now - start
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func measure(_ title: String, _ sources: [Source], _ contenders: [Contender], rounds: Int) throws {
  let texts = sources.map(Text.init)
  let megabytes = Double(sources.reduce(0) { $0 + $1.bytes.count }) / 1e6
  var times = [[Double]](repeating: [], count: contenders.count)
  var sum = 0
  for round in 0...rounds {
    for (index, contender) in contenders.enumerated() {
      let time = try seconds { for text in texts { sum &+= try contender.read(text) } }
      // The first round warms up.
      if round > 0 { times[index].append(time) }
    }
  }
  let medians = times.map { $0.sorted()[$0.count / 2] }
  print("\(title): \(sources.count) files, \(String(format: "%.2f", megabytes)) MB")
  for (contender, median) in zip(contenders, medians) {
    let speed = String(format: "%8.1f MB/s", megabytes / median)
    let ratio = String(format: "%6.2f", median / medians[0])
    print(
      "  \(contender.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0))\(speed)"
        + (contender == contenders[0] ? "" : "   Plumbline is \(ratio) × as fast"))
  }
  precondition(sum != 0, "nothing was read")
}

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "ratios":
  let yaml: [Contender] = [.plumbline, .drain, .yams]
  let json: [Contender] = [.plumbline, .foundation]
  if let corpus = arguments.dropFirst().first {
    try measure("YAML corpus", try Templates.corpus(corpus, .yaml), yaml, rounds: 15)
    let sources = try Templates.corpus(corpus, .json)
    if !sources.isEmpty { try measure("JSON corpus", sources, json, rounds: 15) }
  }
  try measure("YAML 1 MB", [Templates.yaml(bytes: 1_000_000)], yaml, rounds: 15)
  try measure("YAML 10 MB", [Templates.yaml(bytes: 10_000_000)], yaml, rounds: 3)
  try measure("JSON 1 MB", [Templates.json(bytes: 1_000_000)], json, rounds: 15)
  try measure("JSON 10 MB", [Templates.json(bytes: 10_000_000)], json, rounds: 3)
case "passes":
  let rest = Array(arguments.dropFirst())
  let format: Format = rest[1] == "json" ? .json : .yaml
  let generated = format == .json ? Templates.json(bytes: 200_000) : Templates.yaml(bytes: 200_000)
  let sources = rest.count > 3 ? try Templates.corpus(rest[3], format) : [generated]
  let texts = sources.map(Text.init)
  var sum = 0
  for _ in 0..<(Int(rest[2]) ?? 0) {
    for text in texts { sum &+= try Contender(rawValue: rest[0])?.read(text) ?? 0 }
  }
  print(sources.reduce(0) { $0 + $1.bytes.count }, sum)
case "read":
  let name = arguments.dropFirst().first ?? ""
  let source = Source(
    name: name, bytes: [UInt8](FileManager.default.contents(atPath: name) ?? Data()))
  var tree: Tree?
  let time = seconds { tree = Tree.parse(source) }
  for finding in tree?.findings.prefix(5) ?? [] {
    let place = source.position(at: Int(finding.primary.span.start))
    print("\(place.line):\(place.column) \(finding.rule): \(finding.message)")
  }
  print("\(source.bytes.count) bytes, \(tree?.nodeCount ?? 0) nodes, \(Int(time * 1e6)) µs")
default:
  print(
    "usage: ParseBenchmark ratios [CORPUS] | read FILE | passes CONTENDER yaml|json COUNT [CORPUS]")
}
