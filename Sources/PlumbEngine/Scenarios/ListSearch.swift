internal import PlumbTemplate

/// Looks for lists with which comparisons about list parameters turn out as a state says.
///
/// No declaration lists the values of a list parameter, so a state only says what such a comparison
/// gives: `!Contains [!Ref Zones, a]`. An example needs a list that does so.
struct ListSearch {
  private let template: Template
  private let state: ScenarioState
  private let comparisons: AtomComparisons
  /// The list parameters that are compared and have no value yet.
  private let parameters: [Int]

  /// Nil where no list has to be found.
  init?(_ template: Template, _ state: ScenarioState) {
    if state.atoms.isEmpty { return nil }
    comparisons = AtomComparisons(template, state.atoms)
    parameters = comparisons.parameters.filter { index in
      template.parameters[index].isWrittenList
        && state.domain(of: index, in: template).values == nil
    }
    if parameters.isEmpty { return nil }
    self.template = template
    self.state = state
  }

  /// The names of the parameters that a list is looked for.
  var names: [String] { parameters.map { template.parameters[$0].name } }

  /// Values together with lists that fit them; nil if none were found.
  func completed(_ values: [Int: ParameterValue]) -> [Int: ParameterValue]? {
    let start = values.reduce(state) { state, value in
      state.with(.values([value.value]), for: value.key)
    }
    var steps = 0
    return complete(values, start, parameters[...], &steps)
  }

  private func complete(
    _ values: [Int: ParameterValue], _ state: ScenarioState, _ parameters: ArraySlice<Int>,
    _ steps: inout Int
  ) -> [Int: ParameterValue]? {
    guard let index = parameters.first else { return values }
    for candidate in candidates(for: index, values) {
      steps += 1
      if steps > ListSearch.maximumSteps { return nil }
      let next = state.with(.values([candidate]), for: index)
      if comparisons.contradict(next) { continue }
      var given = values
      given[index] = candidate
      if let found = complete(given, next, parameters.dropFirst(), &steps) { return found }
    }
    return nil
  }

  /// The default, then lists of what the comparisons mention: each, all together, in twos and threes.
  private func candidates(
    for index: Int, _ values: [Int: ParameterValue]
  ) -> some Sequence<ParameterValue> {
    let parameter = template.parameters[index]
    var symbols: [String] = []
    let texts = comparisons.texts(about: index)
    let mentioned = texts + values.values.map(\.text).sorted()
    let others = (parameter.allowedValues ?? []).map(\.text) + ["other", "7", "0"]
    for text in mentioned + others
    where !text.contains(",") && !symbols.contains(text) && parameter.admits(ParameterValue(text)) {
      symbols.append(text)
    }
    let some = Array(symbols.prefix(ListSearch.maximumSymbols))
    let pairs = some.flatMap { first in some.map { [first, $0] } }
    let lists =
      some.map { [$0] } + [texts.filter(some.contains)] + pairs
      + pairs.flatMap { pair in some.map { pair + [$0] } } + [[]]
    let candidates = lists.map { ParameterValue($0.joined(separator: ",")) }
    return ([parameter.defaultValue].compactMap(\.self) + candidates).lazy
      .filter { state.admits($0, for: index, in: template) }
  }

  private static let maximumSymbols = 6
  private static let maximumSteps = 1_000
}
