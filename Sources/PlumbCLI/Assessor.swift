internal import PlumbEngine
internal import PlumbPacks
internal import PlumbReport
internal import PlumbSource
internal import PlumbTemplate

/// Puts together what a report for owners and auditors says.
struct Assessor {
  private let checker: Checker

  init(_ checker: Checker) {
    self.checker = checker
  }

  /// - Throws: `UsageError` for a parameter on the command line that no template has.
  func assessment(of sources: [Source]) throws(UsageError) -> Assessment {
    let judged = sources.map { checker.judge(Template($0)) }
    let files = judged.map(\.file)
    let others =
      checker.linterFindings + checker.idleSuppressions(files)
      + (try checker.undeclaredParameters(files))
      + judged.flatMap { one in
        one.file.report.findings.filter { $0.source !== one.template.source }
      }
    return Assessment(
      templates: judged.map(assess), otherFindings: others.sorted(by: Finding.inReportOrder),
      rules: files.reduce(into: [:]) { all, file in
        all.merge(file.report.rules) { first, _ in first }
      }, inputs: inputs(judged), choices: checker.choices, version: ToolVersion.current)
  }

  private func assess(_ judged: JudgedTemplate) -> TemplateAssessment {
    let report = judged.file.report
    let requirements = requirements(of: judged)
    let numbers = Requirement.numbers(of: requirements)
    let general = requirements.firstIndex(where: \.isGeneral)
    let table = checker.verdicts(on: judged, groupCount: requirements.count) {
      numbers[$0] ?? general
    }
    return TemplateAssessment(
      judged.template,
      findings: report.findings.filter { $0.source === judged.template.source },
      accepted: report.suppressed, requirements: requirements, table: table,
      deployments: checker.deployments(of: judged.template),
      unreadable: report.unreadable.first?.reason)
  }

  /// The requirements of the chosen packs in the order of their files, then what every template is
  /// held to.
  private func requirements(of judged: JudgedTemplate) -> [Requirement] {
    let chosen = judged.packs.filter { pack in
      !BuiltInPack.universal.contains { $0.name == pack.name }
    }
    let all = judged.rules.metadata
    let ofPacks = chosen.flatMap(\.metadata).filter { all[$0.id] != nil }
    let known = Set(ofPacks.map(\.id))
    let others = all.values.filter { !known.contains($0.id) }
      .sorted { $0.id < $1.id }
    return Requirement.all(of: ofPacks + others, packs: chosen.map(\.name))
  }

  private func inputs(_ judged: [JudgedTemplate]) -> [AssessedInput] {
    var packs: [Pack] = []
    for one in judged {
      let rules = one.rules.metadata
      // A pack of which every rule is deselected has nothing to do with the result.
      packs += one.packs.filter { pack in
        !packs.contains { $0.name == pack.name }
          && pack.metadata.contains { rules[$0.id] != nil }
      }
    }
    return judged.map { AssessedInput(kind: "template", source: $0.template.source) }
      + packs.map {
        AssessedInput(kind: "rule pack", source: $0.source, settings: checker.settings(of: $0))
      }
      + checker.configurationSources.map { AssessedInput(kind: "configuration", source: $0) }
  }
}
