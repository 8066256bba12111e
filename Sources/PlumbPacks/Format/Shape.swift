internal import PlumbSource
internal import PlumbSyntax

/// What a value in a pack file must look like: the one place that readers and the JSON Schema follow.
package indirect enum Shape: Sendable {
  /// Text, also a number or boolean that YAML makes of it.
  case text(pattern: String?)
  /// A CEL expression.
  case expression
  case integer
  case number
  case oneOf([String])
  case anything
  case list(Shape)
  /// A mapping with names of the author's choice.
  case map(Shape)
  case object(ObjectShape)
  /// Either of two: a text or a list of them, a resource or a template.
  case either(Shape, Shape)
}

/// A mapping with known keys.
package struct ObjectShape: Sendable {
  /// What it is called in messages: `rule`.
  package let name: String
  package let fields: [Field]

  /// One key.
  package struct Field: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    package let description: String

    init(_ name: String, _ shape: Shape, required: Bool = false, _ description: String) {
      self.name = name
      self.shape = shape
      isRequired = required
      self.description = description
    }
  }

  func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

extension Shape {
  /// A pack file.
  package static let pack = Shape.object(.pack)
}

extension ObjectShape {
  static let pack = ObjectShape(
    name: "pack",
    fields: [
      Field("format", .oneOf(["1"]), required: true, "The version of this format."),
      Field("pack", .text(pattern: kebab), required: true, "The pack's name, in kebab-case."),
      Field("title", .text(pattern: nil), required: true, "What the pack is for, in one line."),
      Field("description", .text(pattern: nil), "What the pack is for, at length."),
      Field(
        "uses", .list(.text(pattern: kebab)), "Built-in packs whose functions its rules may call."),
      Field("settings", .map(.object(.setting)), "What users may change, by name."),
      Field(
        "functions", .map(.expression), "CEL functions of the pack, by signature: 'name(a, b)'."),
      Field("rules", .list(.object(.rule)), required: true, "The rules."),
    ])

  static let setting = ObjectShape(
    name: "setting",
    fields: [
      Field(
        "type", .oneOf(["array", "boolean", "integer", "number", "string"]), required: true,
        "The type of its value."),
      Field("default", .anything, required: true, "The value where nobody sets another."),
      Field("description", .text(pattern: nil), "What it means, with its unit."),
      Field("enum", .list(.anything), "The only values it can have."),
      Field("minimum", .number, "The least value of a number."),
      Field("maximum", .number, "The greatest value of a number."),
      Field("pattern", .text(pattern: nil), "A regular expression that a text must match."),
      Field("items", .anything, "What the elements of an array are."),
    ])

  static let rule = ObjectShape(
    name: "rule",
    fields: [
      Field(
        "id", .text(pattern: kebab), required: true,
        "The rule's name within the pack, in kebab-case; it states the requirement or the defect."),
      Field("title", .text(pattern: nil), required: true, "What holds where the rule is kept."),
      Field(
        "severity", .oneOf(["error", "warning", "note", "info"]), required: true,
        "The severity of its findings; 'info' is another word for 'note'."),
      Field(
        "requirement", .text(pattern: nil), required: true,
        "The words of the requirement that it serves."),
      Field("rationale", .text(pattern: nil), required: true, "Why it matters."),
      Field("remediation", .text(pattern: nil), required: true, "What to do about a finding."),
      Field(
        "references", .list(.text(pattern: nil)), "Documentation pages and control identifiers."),
      Field("aliases", .list(.text(pattern: nil)), "What other tools call the same rule."),
      Field(
        "resources", .either(.text(pattern: nil), .list(.text(pattern: nil))),
        "The resource types it looks at, with '*' for any run of characters; the whole template "
          + "where it is left out."),
      Field("when", .expression, "Whether the rule applies to a resource."),
      Field("let", .map(.expression), "Names for values; later ones can use earlier ones."),
      Field("check", .expression, "Whether the rule is kept."),
      Field("each", .expression, "A list; 'check' is asked for each 'item' of it."),
      Field("checks", .list(.object(.check)), "Several checks, in place of 'check'."),
      Field(
        "at", .text(pattern: nil), "Where a finding points: a path below Properties or 'item'."),
      Field("message", .text(pattern: nil), "What a finding says; '${…}' holds CEL."),
      Field("fix", fixes, "Changes that make a finding go away, the best first."),
      Field(
        "related", .list(.object(.link)), "The other links of the chain that a finding is about."),
      Field(
        "undecided", .oneOf(["note", "fail", "ignore"]), "What it means that it can't be decided."),
      Field(
        "scenarios", .oneOf(["all", "default-only"]), "The deployments in which it must be kept."),
      Field("examples", .list(.object(.example)), "Templates that keep it or don't."),
    ])

  static let check = ObjectShape(
    name: "check",
    fields: [
      Field("check", .expression, required: true, "Whether the rule is kept."),
      Field("each", .expression, "A list; 'check' is asked for each 'item' of it."),
      Field("message", .text(pattern: nil), "What a finding says; '${…}' holds CEL."),
      Field(
        "at", .text(pattern: nil), "Where a finding points: a path below Properties or 'item'."),
      Field("fix", fixes, "Changes that make a finding go away, the best first."),
    ])

  private static let fixes = Shape.either(.object(.fix), .list(.object(.fix)))

  static let fix = ObjectShape(
    name: "fix",
    fields: [
      Field(
        "title", .text(pattern: nil), required: true,
        "What it does, as an imperative; '${…}' holds CEL."),
      Field(
        "safe", .oneOf(["false", "true"]),
        "Whether '--fix' applies it without being asked for it by name; false where left out."),
      Field("when", .expression, "Whether it is offered."),
      Field(
        "on", .expression,
        "What the paths start from, in place of the element of 'each' or the properties."),
      Field("set", .map(.anything), "Values by path; '${…}' in them holds CEL."),
      Field("add", .map(.anything), "Elements by the path of the list that gets them."),
      Field("remove", .list(.text(pattern: nil)), "Paths of what is taken away."),
      Field(
        "parameter", .map(.anything),
        "What the declaration of a parameter gets where a value to set is the parameter's."),
    ])

  static let link = ObjectShape(
    name: "link",
    fields: [
      Field("each", .expression, required: true, "Resources or values; each gets a label."),
      Field(
        "message", .text(pattern: nil), required: true,
        "What an 'item' of them has to do with it; '${…}' holds CEL."),
    ])

  static let example = ObjectShape(
    name: "example",
    fields: [
      Field("pass", .anything, "A resource or a template that keeps the rule."),
      Field("fail", .anything, "A resource or a template that doesn't."),
      Field("at", .text(pattern: nil), "How the path of the finding ends."),
      Field("scenario", .map(.anything), "Values of parameters."),
      Field("settings", .map(.anything), "Values of settings in place of their defaults."),
    ])

  private static let kebab = "^[a-z0-9]+(-[a-z0-9]+)*$"
}
