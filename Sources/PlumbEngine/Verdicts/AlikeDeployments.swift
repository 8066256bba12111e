internal import PlumbSource
internal import PlumbTemplate

/// Parts of the deployments, put together where all cells say the same.
struct AlikeDeployments {
  private let template: Template
  private let states: [ScenarioState]
  private let named: [NamedState]
  private var cellsOfStates: [[VerdictTable.Cell]] = []

  init(_ template: Template, _ states: [ScenarioState], _ named: [NamedState]) {
    self.template = template
    self.states = states
    self.named = named
  }

  /// Adds what is said of the next part.
  mutating func add(_ cells: [VerdictTable.Cell]) {
    cellsOfStates.append(cells)
  }

  var columns: [VerdictTable.Column] {
    var firsts: [Int] = []
    for index in cellsOfStates.indices where !firsts.contains(where: { areAlike($0, index) }) {
      firsts.append(index)
    }
    let columns = firsts.map(column)
    return columns.filter(\.isDefault) + columns.filter { !$0.isDefault }
  }

  /// Whether two parts are shown alike; the rules that were looked at may differ.
  private func areAlike(_ one: Int, _ other: Int) -> Bool {
    zip(cellsOfStates[one], cellsOfStates[other]).allSatisfy {
      $0.verdict == $1.verdict && $0.findings == $1.findings && $0.accepted == $1.accepted
    }
  }

  /// The column of a part and of those that are shown alike.
  private func column(of first: Int) -> VerdictTable.Column {
    let isMember = cellsOfStates.indices.map { areAlike(first, $0) }
    let reduction = WitnessReduction(template, all: states, isFailing: isMember)
    let defaults = ScenarioState().withDefaults(of: template)
    let members = zip(states, isMember).filter(\.1).map(\.0)
    var words: [String] = []
    for state in isMember.allSatisfy({ $0 }) ? [] : members {
      let text = WitnessWriter(template, reduction.reduced(state)).description
      if !words.contains(text) { words.append(text) }
    }
    let cells = cellsOfStates[first].indices.map { number in
      let alike = zip(cellsOfStates, isMember).filter(\.1).map { $0.0[number] }
      return alike[0].counting(Set(alike.flatMap(\.rules)).sorted())
    }
    return VerdictTable.Column(
      when: words, names: reduction.failing(of: named),
      isDefault: members.contains { $0.contains(defaults, in: template) }, cells: cells)
  }
}

extension VerdictTable.Cell {
  fileprivate func counting(_ rules: [RuleID]) -> VerdictTable.Cell {
    VerdictTable.Cell(verdict: verdict, findings: findings, accepted: accepted, rules: rules)
  }
}
