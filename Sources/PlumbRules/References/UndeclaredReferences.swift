internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

extension Template {
  /// The references to names that neither the template nor what it includes declares, each once.
  func undeclaredReferences(
    in use: ReferenceUse
  ) -> [(name: String, reference: Reference)] {
    var seen: Set<WrittenReference> = []
    return references.references.compactMap { reference in
      guard case .undeclared(let name) = reference.target, self.use(of: reference) == use,
        !isLeftOpen(name), seen.insert(WrittenReference(reference)).inserted
      else { return nil }
      return (name, reference)
    }
  }

  /// Where a reference stands; nil for those that conditions and mappings are about.
  func use(of reference: Reference) -> ReferenceUse? {
    if case .output(let name) = reference.source, reference.kind != .condition,
      reference.kind != .findInMap,
      outputs.contains(where: {
        $0.name.text == name && $0.value?.span.contains(reference.span) == true
      })
    {
      return .outputValue
    }
    return switch reference.kind {
    case .ref: .ref
    case .attribute: .attribute
    case .sub, .subAttribute: .sub
    case .dependsOn: .dependsOn
    case .condition, .findInMap: nil
    }
  }

  /// Whether the name may be declared, or be another one, when the template is deployed.
  private func isLeftOpen(_ name: String) -> Bool {
    // What a loop puts there isn't known.
    if hasLanguageExtensions, name.utf8.contains(UInt8(ascii: "{")) { return true }
    return canGain(name)
  }

  /// The name that was meant by one that isn't declared; nil if none is near.
  ///
  /// None in a template with so many names that comparing them would take seconds.
  func suggestion(for name: String, among names: [String]) -> SpellingSuggestion? {
    guard names.count * references.references.count <= 1_000_000 else { return nil }
    return SpellingSuggestion(for: name, among: names)
  }

  /// The logical IDs of the resources.
  var resourceNames: [String] { resources.map(\.id.text) }
}

/// Where a reference stands, which decides the rule that reports it.
enum ReferenceUse {
  case ref
  /// `Fn::GetAtt`.
  case attribute
  /// A variable of `Fn::Sub`.
  case sub
  case dependsOn
  /// The value of an output, whatever refers there.
  case outputValue
}

/// A reference as the author wrote it: the same one in every round of a loop.
struct WrittenReference: Hashable {
  private let target: Part
  private let span: Span

  init(_ reference: Reference) {
    target = reference.target
    span = reference.span
  }
}

extension Reference {
  /// Whether it stands where parameters alone can be referred to.
  var isInCondition: Bool {
    switch source {
    case .condition, .rule: true
    case .parameter, .mapping, .resource, .output, .undeclared: false
    }
  }
}
