/// What may stand in one place of a configuration.
///
/// The reader's checks and the JSON Schema are both made from it.
package indirect enum ConfigurationShape: Sendable {
  /// The only version of the format there is.
  case version(Int64)
  /// A scalar that isn't empty, as it is written.
  case text
  /// A scalar of any kind, or a list of scalars.
  case scalarOrList
  /// A day such as `2027-03-31`.
  case date
  case choice([String])
  /// A text, or a list of them.
  case texts
  /// A region, or a list of them.
  case regions
  case list(ConfigurationShape)
  /// A mapping with these keys and no others.
  case mapping([ConfigurationKey])
  /// A mapping from names that the author chooses.
  case named(ConfigurationShape)
  case either(ConfigurationShape, ConfigurationShape)

  /// What it takes, for a message: `'fail-on' is …`.
  var description: String {
    switch self {
    case .version(let number): "\(number)"
    case .text: "a text"
    case .scalarOrList: "a scalar or a list of scalars"
    case .date: "a date such as 2027-03-31"
    case .choice(let words): words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    case .texts: "a text or a list of texts"
    case .regions: "a region or a list of regions"
    case .list: "a list"
    case .mapping(let keys):
      "a mapping with " + (keys.count == 1 ? "the key " : "keys of ")
        + keys.map { "'\($0.name)'" }.joined(separator: ", ")
    case .named: "a mapping of names"
    case .either(let first, let second): "\(first.description), or \(second.description)"
    }
  }
}

/// A key of a mapping in the configuration.
package struct ConfigurationKey: Sendable {
  package let name: String
  /// What it is for: a sentence for the schema and the editor.
  package let summary: String
  package let shape: ConfigurationShape
  package let isRequired: Bool

  init(_ name: String, _ shape: ConfigurationShape, required: Bool = false, _ summary: String) {
    self.name = name
    self.shape = shape
    self.summary = summary
    isRequired = required
  }
}
