internal import PlumbSyntax

/// Comparisons with the elements of a list parameter in a row, which a value of the parameter decides.
extension Scenario {
  /// `!Equals [!Join [',', !Ref List], 'a,b']` of a list parameter that can have any value; nil for
  /// everything else.
  func listEquality(_ joined: Place, _ other: Place) -> Truth? {
    guard case .join(let delimiter, let values) = template.expression(of: joined.node)?.arguments,
      case .ref(let name) = template.expression(of: values)?.arguments,
      let index = template.parameterIndex[joined.at(name).text],
      template.parameters[index].isWrittenList, case .anything = domain(of: index),
      let separator = value(at: joined.at(delimiter)).knownText,
      let text = value(at: other).knownText
    else { return nil }
    let elements =
      separator.isEmpty
      ? [text] : text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    // No element of a list holds a comma, or blanks around it.
    let value = ParameterValue(elements.joined(separator: ","))
    let isPossible =
      elements.allSatisfy { !$0.contains(",") }
      && value.normalized(for: template.parameters[index].type) == value
    guard isPossible, admits(value, for: index) else {
      // Elements that hold the separator make another list of the same text.
      let isOnly = separator == "," || elements.count == 1 && (text.isEmpty || !separator.isEmpty)
      return isOnly ? .known(false) : nil
    }
    let reading = ParameterReading(
      index: index, parameter: template.parameters[index], domain: domain(of: index), place: joined)
    return .unknown(reading.unknown(split: .equals(parameter: index, value)))
  }
}
