internal import PlumbTemplate

/// Looks for one deployment among those of a state.
struct AssignmentSearch {
  private let template: Template
  private let state: ScenarioState

  init(_ template: Template, _ state: ScenarioState) {
    self.template = template
    self.state = state
  }

  /// A value for each parameter that was told apart, by its number; nil if none was found.
  ///
  /// The default where it is possible, else the first listed value, else one made up that the
  /// declaration's constraints admit. A parameter for which none could be made up is left out. Lists
  /// are those with which comparisons about their elements are as was decided.
  var assignment: [Int: ParameterValue]? {
    values.map { ListSearch(template, state)?.completed($0) ?? $0 }
  }

  /// The list parameters of which no value was found that fits what was decided about their elements.
  var namesWithoutList: [String] {
    guard let lists = ListSearch(template, state), let values else { return [] }
    return lists.completed(values) == nil ? lists.names : []
  }

  private var values: [Int: ParameterValue]? {
    var steps = 0
    guard var values = assign(indices[...], [:], &steps) else { return nil }
    for same in state.sames.keys { values[same] = values[state.representative(of: same)] }
    return values
  }

  /// Whether there surely is none: more parameters have to differ than there are values. Nil if that
  /// wasn't found out.
  var isFutile: Bool? {
    var steps = 0
    if assign(indices[...], [:], &steps) != nil { return false }
    return steps < AssignmentSearch.maximumSteps ? true : nil
  }

  /// The parameters that were told apart, one of those that are the same.
  private var indices: [Int] {
    Set(state.distinguished.map(state.representative(of:))).sorted()
  }

  private func assign(
    _ indices: ArraySlice<Int>, _ values: [Int: ParameterValue], _ steps: inout Int
  ) -> [Int: ParameterValue]? {
    guard let index = indices.first else { return values }
    for candidate in candidates(for: index) {
      steps += 1
      guard steps < AssignmentSearch.maximumSteps else { return nil }
      if conflicts(index, candidate, values) { continue }
      var next = values
      next[index] = candidate
      if let found = assign(indices.dropFirst(), next, &steps) { return found }
    }
    // Of a parameter that lists no values there are always others than those that were tried.
    let isFinite = state.domain(of: index, in: template).values != nil
    return isFinite ? nil : assign(indices.dropFirst(), values, &steps)
  }

  private func conflicts(
    _ index: Int, _ value: ParameterValue, _ values: [Int: ParameterValue]
  ) -> Bool {
    state.differences.contains { pair in
      let first = state.representative(of: pair.first)
      let second = state.representative(of: pair.second)
      return first == index && values[second] == value || second == index && values[first] == value
    }
  }

  static let maximumSteps = 10_000

  private func candidates(for index: Int) -> [ParameterValue] {
    let parameter = template.parameters[index]
    let domain = state.domain(of: index, in: template)
    // One that has to be the region has the values of a region.
    let members = template.parameters.indices.filter { state.representative(of: $0) == index }
    let values = members.flatMap { template.parameters[$0].examples } + ValueExamples.of(domain)
    let admitted = withMatchingTexts(
      values.filter { state.admits($0, for: index, in: template) }, for: index)
    guard let value = parameter.defaultValue, state.admits(value, for: index, in: template) else {
      return admitted
    }
    return [value] + admitted.filter { $0 != value }
  }

  /// Values that match the parameter's pattern, where there are too few to make all differ that have to.
  private func withMatchingTexts(_ values: [ParameterValue], for index: Int) -> [ParameterValue] {
    var values = values
    while values.count <= state.differences.count,
      case .value(let value) = state.possibility(of: index, except: values, in: template)
    {
      values.append(value)
    }
    return values
  }
}
