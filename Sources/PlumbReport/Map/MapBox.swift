internal import PlumbGraph
internal import PlumbSource
internal import PlumbTemplate

/// The box of a resource, or of all resources of a type.
struct MapBox {
  let box: Diagram.Box

  /// - Parameter members: At least one.
  init(_ members: [ResourceMap.Member], isByType: Bool) {
    let type = members.first?.type.rawValue ?? ""
    let role = members.first.map { ResourceRole($0.type) } ?? .other
    let names = members.map(\.name.printable)
    var box = Diagram.Box(
      title: isByType && members.count > 1
        ? "\(members.count) × \(MapBox.short(type))" : names.first ?? "",
      subtitle: isByType && members.count > 1 ? names.joined(separator: ", ") : type.printable,
      group: role.rawValue)
    box.marks = MapBox.marks(members.flatMap(\.findings))
    box.presence = MapBox.presence(members.map(\.presence))
    self.box = box
  }

  /// The findings counted by severity, the worst first.
  private static func marks(_ findings: [Finding]) -> [Diagram.Mark] {
    Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.severity == severity }
      if count == 0 { return nil }
      let level: Diagram.Mark.Level =
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
      return Diagram.Mark(level, counted(count, severity.rawValue))
    }
  }

  private static func presence(_ all: [Diagram.Presence]) -> Diagram.Presence {
    guard let first = all.first else { return .certain }
    return all.allSatisfy { $0 == first } ? first : .possible("some of them not always")
  }

  /// `Lambda::Function` of `AWS::Lambda::Function`.
  private static func short(_ type: String) -> String {
    type.hasPrefix("AWS::") ? String(type.dropFirst(5)) : type
  }
}
