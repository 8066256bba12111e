import Plumbline

// check-stacks PACK TEMPLATE…: holds templates to the built-in rules, the backup policy with 35 days, a pack
// file and a rule written in Swift. Ends with 1 if there is an error, with 2 if something can't be read.

/// The rules of a pack file; what is wrong with it is printed, with its place.
func rules(ofPackAt path: String) throws -> RuleSet {
  let (pack, findings) = Pack.load(try Source(contentsOf: path))
  if !findings.isEmpty { print(TextWriter().text(for: Report(findings: findings))) }
  return try pack?.rules() ?? RuleSet()
}

let arguments = CommandLine.arguments.dropFirst()
guard let pack = arguments.first, arguments.count > 1 else {
  print("usage: check-stacks PACK TEMPLATE…")
  Console.exit(2)
}

do {
  let own = RuleSet([LogGroupIsOutsideItsNamespace(prefix: "/acme/")])
  let policy = try RuleSet.pack(.backup, settings: ["retentionDays": 35])
  let linter = Linter(rules: .builtIn + policy + (try rules(ofPackAt: pack)) + own)
  var failed = false
  for path in arguments.dropFirst() {
    let report = linter.lint(Template(try Source(contentsOf: path)))
    for finding in report.findings where finding.severity >= .warning {
      let place = finding.source.position(at: Int(finding.primary.span.start))
      let when = finding.scenario?.description ?? "always"
      print("\(path):\(place.line): \(finding.message) [\(finding.rule)] \(when)")
    }
    failed = failed || report.hasFinding(atLeast: .error)
  }
  Console.exit(failed ? 1 : 0)
} catch {
  print("error: \(error)")
  Console.exit(2)
}
