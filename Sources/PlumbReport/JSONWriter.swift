public import PlumbEngine
internal import PlumbSource

/// Writes one JSON object with every finding in full; `Docs/Guide/json.md` describes each field.
public struct JSONWriter: ReportWriter {
  /// The version of the format: raised when a field goes or changes its meaning, not when one comes.
  public static let formatVersion = 1

  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    var json = JSONEmitter()
    json.report(named: "findings") { json in
      report.findings.forEachWithPositions { finding, positions in
        json.line()
        json.finding(finding, report.rules[finding.rule], positions)
      }
    } summary: {
      $0.summary(report)
    }
    return json.bytes
  }
}

extension JSONEmitter {
  /// The whole document; the first body calls `line()` before each element of the list.
  mutating func report(
    named list: StaticString, elements: (inout JSONEmitter) -> Void,
    summary: (inout JSONEmitter) -> Void
  ) {
    document { json in
      json.object { json in
        json.key("version")
        json.integer(JSONWriter.formatVersion)
        json.key(list)
        json.lines(elements)
        json.key("summary")
        summary(&json)
      }
    }
  }

  fileprivate mutating func finding(
    _ finding: Finding, _ rule: RuleMetadata?, _ positions: PositionTable
  ) {
    object { json in
      json.key("rule")
      json.string(finding.rule.rawValue)
      json.key("aliases")
      json.array(rule?.aliases ?? []) { $0.string($1) }
      json.key("severity")
      json.string(finding.severity.rawValue)
      json.key("message")
      json.string(finding.message)
      json.key("file")
      json.string(finding.source.name)
      json.span(finding.primary.span, in: positions)
      json.key("resource")
      json.string(finding.resource)
      json.key("path")
      json.string(finding.path)
      json.key("scenario")
      json.scenario(finding.scenario)
      json.key("outcome")
      json.string(finding.outcome?.rawValue)
      json.key("notes")
      json.array(finding.notes) { $0.string($1) }
      json.key("related")
      json.array(finding.related) { $0.label($1, in: positions) }
      json.key("fixes")
      json.array(finding.fixes) { $0.fix($1, in: positions) }
      json.key("help")
      json.string(rule?.remediation.onOneLine)
    }
  }

  private mutating func span(_ span: Span, in positions: PositionTable) {
    key("start")
    position(positions.position(at: span.start))
    key("end")
    position(positions.position(at: span.end))
  }

  private mutating func position(_ position: Position) {
    object { json in
      json.key("line")
      json.integer(position.line)
      json.key("column")
      json.integer(position.column)
      json.key("offset")
      json.integer(position.offset)
    }
  }

  private mutating func label(_ label: Label, in positions: PositionTable) {
    object { json in
      json.key("message")
      json.string(label.message)
      json.span(label.span, in: positions)
    }
  }

  private mutating func scenario(_ scenario: Witness?) {
    guard let scenario else { return null() }
    object { json in
      json.key("description")
      json.string(scenario.description)
      json.key("parameters")
      json.array(scenario.parameters) { json, assignment in
        json.object { json in
          json.key("name")
          json.string(assignment.name)
          json.key("value")
          json.string(assignment.value)
          json.key("default")
          json.boolean(assignment.isDefault)
        }
      }
      json.key("failing")
      json.integer(scenario.failing)
      json.key("relevant")
      json.integer(scenario.relevant)
      json.key("names")
      if let names = scenario.names { json.array(names) { $0.string($1) } } else { json.null() }
    }
  }

  private mutating func fix(_ fix: Fix, in positions: PositionTable) {
    object { json in
      json.key("title")
      json.string(fix.title)
      json.key("safe")
      json.boolean(fix.isSafe)
      json.key("edits")
      json.array(fix.edits) { json, edit in
        json.object { json in
          json.span(edit.span, in: positions)
          json.key("replacement")
          json.string(edit.replacement)
        }
      }
    }
  }

  mutating func summary(_ report: Report) {
    object { json in
      json.key("checked")
      json.integer(report.checkedCount)
      json.key("scenarios")
      if let count = report.scenarioCount { json.integer(count) } else { json.null() }
      json.key("errors")
      json.integer(report.count(of: .error))
      json.key("warnings")
      json.integer(report.count(of: .warning))
      json.key("notes")
      json.integer(report.count(of: .note))
      json.key("suppressed")
      json.integer(report.suppressed.count)
      json.key("shard")
      json.string(report.shard?.description)
      json.key("unreadable")
      json.array(report.unreadable) { json, unreadable in
        json.object { json in
          json.key("file")
          json.string(unreadable.name)
          json.key("reason")
          json.string(unreadable.reason)
        }
      }
    }
  }
}
