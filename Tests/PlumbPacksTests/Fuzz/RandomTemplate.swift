import TestSupport

/// A small random template with every construct there is, the same for the same seed.
struct RandomTemplate {
  /// The values that each parameter is tried with.
  private(set) var values: [(name: String, values: [String])] = []
  /// The regions that it is deployed to; empty for any, or where it doesn't ask.
  private(set) var regions: [String] = []
  /// Whether some parameter can have other values than those.
  private(set) var hasFreeParameters = false
  /// Whether something must be given, or is known only when the template is deployed.
  private(set) var hasRequiredParameters = false
  /// Whether a parameter that can have other values must be given; the region is one.
  private(set) var hasRequiredFreeParameters = false
  private(set) var yaml = ""
  var conditions: [String] = []
  /// The parameters that are texts or numbers.
  private(set) var scalars: [String] = []
  /// The parameters that are lists.
  private(set) var lists: [String] = []
  /// A value that the list can have.
  private(set) var listText = ""
  /// Whether it asks where it is deployed.
  private(set) var asksForRegion = false
  /// Whether it has a parameter of Systems Manager, and values from other stacks.
  private(set) var hasOutsideValues = false
  var random: SplitMix64

  init(seed: UInt64, allowsFreeParameters: Bool) {
    random = SplitMix64(state: seed)
    var text = "Transform: AWS::LanguageExtensions\nParameters:\n"
    for index in 0..<random.below(3) + 1 {
      text += declaration("P\(index)", isFree: allowsFreeParameters && random.below(3) == 0)
    }
    if allowsFreeParameters, random.below(3) == 0 { text += list("L0") }
    if random.below(6) == 0 {
      hasOutsideValues = true
      hasRequiredParameters = true
      values.append(("Stored", ["/stored"]))
      text += "  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /stored}\n"
    }
    if random.below(4) == 0 { askForRegion(isFree: allowsFreeParameters) }
    text += RandomTemplate.mappings
    text += "Conditions:\n"
    for index in 0..<random.below(3) + 1 {
      text += "  C\(index): \(predicate(2))\n"
      conditions.append("C\(index)")
    }
    if random.below(5) == 0 {
      text += "  Fn::ForEach::C: [V, [a, b], {'Is${V}': !Equals [!Ref \(parameter), !Ref V]}]\n"
      conditions += ["Isa", "Isb"]
    }
    if random.below(3) == 0 { text += rules }
    text += resources
    if random.below(2) == 0 { text += outputs }
    yaml = text
  }

  private static let mappings = """
    Mappings:
      M: {a: {k: 1, l: [a, b]}, b: {k: 2, l: [c]}, c: {k: 1, l: [a]}, '1': {k: 1, l: [b]}, '2': {k: a, l: [c, a]}}
      N: {a: {k: b, l: [b]}, b: {k: c, l: [c, a]}, c: {k: '1', l: [b, c]}, '1': {k: '2', l: [a]}, '2': {k: x, l: [a]}}

    """

  /// Every way to give the parameters values.
  var assignments: [[String: String]] {
    values.reduce([[:]]) { assignments, parameter in
      assignments.flatMap { assignment in
        parameter.values.map { assignment.merging([parameter.name: $0]) { $1 } }
      }
    }
  }

  /// Tries a parameter with one more value.
  mutating func add(_ value: String, to name: String) {
    for index in values.indices where values[index].name == name {
      if !values[index].values.contains(value) { values[index].values.append(value) }
    }
  }

  // MARK: Parameters

  private mutating func declaration(_ name: String, isFree: Bool) -> String {
    var kind = isFree ? ParameterKind.free(&random) : ParameterKind.finite(&random)
    kind.values.shuffle(using: &random)
    let isRequired = random.below(5) == 0
    let initial = isRequired ? "" : ", Default: '\(kind.values[0])'"
    hasRequiredParameters = hasRequiredParameters || isRequired
    hasRequiredFreeParameters = hasRequiredFreeParameters || isRequired && isFree
    hasFreeParameters = hasFreeParameters || isFree
    scalars.append(name)
    if isFree {
      values.append((name, kind.values))
    } else {
      let allowed = Array(kind.values.prefix(random.below(3) + 1))
      values.append((name, allowed))
      let list = allowed.shuffled(using: &random).map { "'\($0)'" }.joined(separator: ", ")
      kind.declaration += ", AllowedValues: [\(list)]"
    }
    let mask = random.below(8) == 0 ? ", NoEcho: true" : ""
    return "  \(name): {\(kind.declaration)\(initial)\(mask)}\n"
  }

  private mutating func list(_ name: String) -> String {
    var kind = ParameterKind.list(&random)
    kind.values = Array(kind.values.shuffled(using: &random).prefix(3))
    let isRequired = random.below(4) == 0
    hasRequiredParameters = hasRequiredParameters || isRequired
    hasRequiredFreeParameters = hasRequiredFreeParameters || isRequired
    hasFreeParameters = true
    lists.append(name)
    listText = kind.values[1]
    values.append((name, kind.values))
    return "  \(name): {\(kind.declaration)\(isRequired ? "" : ", Default: '\(kind.values[0])'")}\n"
  }

  private mutating func askForRegion(isFree: Bool) {
    asksForRegion = true
    hasRequiredParameters = true
    let all = ["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"].shuffled(using: &random)
    if isFree, random.below(2) == 0 {
      hasFreeParameters = true
      hasRequiredFreeParameters = true
      let others = ["us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"]
      values.append(("AWS::Region", all + others + ["eu-isoe-west-1", "us-isof-south-1"]))
    } else {
      regions = Array(all.prefix(random.below(3) + 1))
      values.append(("AWS::Region", regions))
    }
  }

  var parameter: String { mutating get { scalars[random.below(scalars.count)] } }
  var condition: String { mutating get { conditions[random.below(conditions.count)] } }
  var literal: String { mutating get { ["a", "b", "c", "1", "2"][random.below(5)] } }
}
