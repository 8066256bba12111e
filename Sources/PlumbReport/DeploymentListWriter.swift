public import PlumbEngine

/// The deployments of some templates, by the template's name.
public typealias NamedDeploymentList = (file: String, list: DeploymentList)

/// Writes the distinct deployments of templates as tables for people.
public struct DeploymentTableWriter: Sendable {
  public init() {}

  /// The whole text, with a line break at its end unless there are no templates.
  public func text(for lists: [NamedDeploymentList]) -> String {
    lists.map { DeploymentTableWriter.text(for: $0) }.joined(separator: "\n")
  }

  private static func text(for named: NamedDeploymentList) -> String {
    let deployments = named.list.deployments
    var lines = [
      "\(named.file.printable): \(counted(deployments.count, "distinct deployment"))", "",
    ]
    if !deployments.isEmpty { lines += table(deployments).map { "  " + $0 } + [""] }
    if deployments.contains(where: \.isDefault) { lines.append("* with the default parameters") }
    if deployments.contains(where: \.hasUndecided) { lines.append("? not decided by the template") }
    if lines.last?.isEmpty == false, named.list.limit != nil { lines.append("") }
    if let limit = named.list.limit {
      lines.append(
        "There are more: stopped after \(counted(limit, "evaluation")). Fix parameters with "
          + "-p Name=value, or raise --max-scenarios.")
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A heading and the deployments; those of several sets of parameters take a line for each.
  private static func table(_ deployments: [DistinctDeployment]) -> [String] {
    var rows = [["", "parameters", "true conditions", "resources", "not created"]]
    for (index, deployment) in deployments.enumerated() {
      let words = deployment.when.isEmpty ? ["any"] : deployment.when
      rows.append([
        "\(index + 1)\(deployment.isDefault ? "*" : "")", words[0].printable,
        deployment.conditionWords, "\(deployment.resources.count)", deployment.absentWords,
      ])
      rows += words.dropFirst().map { ["", "or " + $0.printable, "", "", ""] }
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].cells }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.cells) }
      return cells.joined(separator: "  ").withoutTrailingSpaces
    }
  }
}

/// Writes the distinct deployments of templates as one JSON object.
///
/// `Docs/Guide/choosing-deployments.md` describes each field.
public struct DeploymentJSONWriter: Sendable {
  /// The version of the format: raised when a field goes or changes its meaning, not when one comes.
  public static let formatVersion = 1

  public init() {}

  /// The whole document with a line break at its end.
  public func text(for lists: [NamedDeploymentList]) -> String {
    var json = JSONEmitter()
    json.object { json in
      json.key("version")
      json.integer(DeploymentJSONWriter.formatVersion)
      json.key("templates")
      json.lines { json in
        for named in lists {
          json.line()
          json.list(named)
        }
      }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONEmitter {
  fileprivate mutating func list(_ named: NamedDeploymentList) {
    object { json in
      json.key("file")
      json.string(named.file)
      json.key("limit")
      if let limit = named.list.limit { json.integer(limit) } else { json.null() }
      json.key("deployments")
      json.array(named.list.deployments) { $0.deployment($1) }
    }
  }

  private mutating func deployment(_ deployment: DistinctDeployment) {
    object { json in
      json.key("when")
      json.array(deployment.when) { $0.string($1) }
      json.key("default")
      json.boolean(deployment.isDefault)
      json.key("conditions")
      json.array(deployment.conditions) { json, condition in
        json.object { json in
          json.key("name")
          json.string(condition.name)
          json.key("true")
          if let isTrue = condition.isTrue { json.boolean(isTrue) } else { json.null() }
        }
      }
      json.key("resources")
      json.array(deployment.resources) { $0.string($1) }
      json.key("absent")
      json.array(deployment.absent) { $0.string($1) }
      json.key("undecided")
      json.array(deployment.undecided) { $0.string($1) }
    }
  }
}

extension DistinctDeployment {
  fileprivate var hasUndecided: Bool {
    !undecided.isEmpty || conditions.contains { $0.isTrue == nil }
  }

  /// `IsProd, HasKey?`, or a dash.
  fileprivate var conditionWords: String {
    let names = conditions.filter { $0.isTrue != false }
      .map { $0.name.printable + ($0.isTrue == nil ? "?" : "") }
    return names.isEmpty ? "-" : names.joined(separator: ", ")
  }

  fileprivate var absentWords: String {
    let names = absent.map(\.printable) + undecided.map { $0.printable + "?" }
    return names.isEmpty ? "-" : names.joined(separator: ", ")
  }
}

extension String {
  /// How many cells of a terminal it takes.
  fileprivate var cells: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  fileprivate var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
