public import PlumbSyntax

/// Why CloudFormation would refuse a value for a parameter.
public struct ParameterObjection: Sendable {
  /// What is wrong: `'qa' is not among the AllowedValues of Environment`.
  public let message: String
  /// The constraint, where the template writes it; the parameter's name if it is the type.
  public let constraint: Node
}

extension Parameter {
  /// What the declaration has against a value; nil if nothing, and for pseudo parameters.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  public func objection(to value: ParameterValue) -> ParameterObjection? {
    guard let declaration, !type.isSystemsManager, !admits(value) else { return nil }
    let shown = isMasked ? "the value" : "'\(value.text)'"
    func objection(_ words: String, _ key: String) -> ParameterObjection {
      ParameterObjection(
        message: "\(shown) \(words) of \(name)",
        constraint: declaration.body[key] ?? declaration.key
      )
    }
    if allowedValues != nil, !isAllowed(value) {
      return objection("is not among the AllowedValues", "AllowedValues")
    }
    let texts = isWrittenList ? value.elements : [value]
    if type == .number || type == .numberList, texts.contains(where: { $0.number == nil }) {
      return objection("is no number, as is the type", "Type")
    }
    if type == .number, let number = value.number {
      if number < minimum ?? -.infinity { return objection("is below the MinValue", "MinValue") }
      if number > maximum ?? .infinity { return objection("is above the MaxValue", "MaxValue") }
    }
    let length = value.text.unicodeScalars.count
    if !isWrittenList, length < minimumLength ?? 0 {
      return objection("is shorter than the MinLength", "MinLength")
    }
    if !isWrittenList, length > maximumLength ?? .max {
      return objection("is longer than the MaxLength", "MaxLength")
    }
    return objection("does not match the AllowedPattern", "AllowedPattern")
  }

  private func isAllowed(_ value: ParameterValue) -> Bool {
    (isWrittenList ? value.elements : [value]).allSatisfy { allowedValues?.contains($0) ?? true }
  }
}
