internal import PlumbEngine
internal import PlumbSource

extension JSONEmitter {
  /// A result of a SARIF run.
  mutating func result(_ result: SARIFResult, _ positions: PositionTable) {
    let finding = result.finding
    object { json in
      json.key("ruleId")
      json.string(finding.rule.rawValue)
      json.key("level")
      json.string(finding.severity.rawValue)
      json.key("message")
      json.text(finding.sarifMessage)
      json.key("locations")
      json.array([finding]) { json, finding in
        json.object { json in
          json.physicalLocation(finding.primary.span, in: result.uri, positions)
          json.logicalLocation(of: finding)
        }
      }
      json.key("partialFingerprints")
      json.object { json in
        json.key("primaryLocationLineHash")
        json.string(result.fingerprint?.description)
      }
      json.related(result, positions)
      json.codeFlow(result, positions)
      json.fixes(result, positions)
      json.suppression(result.suppression)
    }
  }

  private mutating func physicalLocation(
    _ span: Span, in uri: String, _ positions: PositionTable
  ) {
    key("physicalLocation")
    object { json in
      json.artifact(uri)
      json.key("region")
      json.region(span, positions)
    }
  }

  private mutating func region(_ span: Span, _ positions: PositionTable) {
    let start = positions.position(at: span.start)
    let end = positions.position(at: span.end)
    object { json in
      json.key("startLine")
      json.integer(start.line)
      json.key("startColumn")
      json.integer(start.column)
      json.key("endLine")
      json.integer(end.line)
      json.key("endColumn")
      json.integer(end.column)
    }
  }

  private mutating func logicalLocation(of finding: Finding) {
    guard let path = finding.path, !path.isEmpty else { return }
    key("logicalLocations")
    array([path]) { json, path in
      json.object { json in
        if let resource = finding.resource {
          json.key("name")
          json.string(resource)
        }
        json.key("fullyQualifiedName")
        json.string(path)
      }
    }
  }

  private mutating func related(_ result: SARIFResult, _ positions: PositionTable) {
    let labels = result.finding.related
    guard !labels.isEmpty else { return }
    key("relatedLocations")
    array(labels.enumerated()) { json, entry in
      json.object { json in
        json.key("id")
        json.integer(entry.offset + 1)
        json.location(entry.element, in: result.uri, positions)
      }
    }
  }

  /// What the deployment decides, step by step, to the place that is wrong.
  private mutating func codeFlow(_ result: SARIFResult, _ positions: PositionTable) {
    let finding = result.finding
    guard let scenario = finding.scenario, !finding.related.isEmpty else { return }
    var steps = finding.related
    steps.append(
      Label(finding.primary.span, finding.primary.message ?? finding.message))
    key("codeFlows")
    array([steps]) { json, steps in
      json.object { json in
        json.key("message")
        json.text(scenario.inWords)
        json.key("threadFlows")
        json.array([steps]) { json, steps in
          json.object { json in
            json.key("locations")
            json.array(steps) { json, step in
              json.object { json in
                json.key("location")
                json.object { $0.location(step, in: result.uri, positions) }
              }
            }
          }
        }
      }
    }
  }

  private mutating func location(
    _ label: Label, in uri: String, _ positions: PositionTable
  ) {
    physicalLocation(label.span, in: uri, positions)
    guard let message = label.message, !message.isEmpty else { return }
    key("message")
    text(message)
  }

  private mutating func fixes(_ result: SARIFResult, _ positions: PositionTable) {
    guard !result.finding.fixes.isEmpty else { return }
    key("fixes")
    array(result.finding.fixes) { json, fix in
      json.object { json in
        json.key("description")
        json.text(fix.title)
        json.key("artifactChanges")
        json.array([fix]) { json, fix in
          json.object { json in
            json.artifact(result.uri)
            json.key("replacements")
            json.array(fix.edits) { $0.replacement($1, positions) }
          }
        }
      }
    }
  }

  private mutating func replacement(_ edit: Edit, _ positions: PositionTable) {
    object { json in
      json.key("deletedRegion")
      json.region(edit.span, positions)
      guard !edit.replacement.isEmpty else { return }
      json.key("insertedContent")
      json.text(edit.replacement)
    }
  }

  private mutating func suppression(_ suppressed: SuppressedFinding?) {
    guard let suppressed else { return }
    key("suppressions")
    array([suppressed]) { json, suppressed in
      json.object { json in
        json.key("kind")
        json.string(suppressed.span == nil ? "external" : "inSource")
        if let reason = suppressed.reason, !reason.isEmpty {
          json.key("justification")
          json.string(reason)
        }
      }
    }
  }
}

extension Finding {
  /// The message with what only text could say: the deployments and further remarks.
  var sarifMessage: String {
    ([message] + (scenario.map { [$0.inWords] } ?? []) + notes).joined(separator: "\n")
  }
}
