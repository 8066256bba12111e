/// Where things are in a schema pack; the generator writes by it, the reader reads by it.
///
/// A pack is little-endian words of 32 bits: a header, the sections that it names, and the bytes of
/// all texts. A place in the words is counted in words from the start of the pack, a text is a number.
package enum PackLayout {
  /// `PLUMBSCH`.
  package static let magic: (UInt32, UInt32) = (0x4D55_4C50, 0x4843_5342)
  package static let version: UInt32 = 1

  /// The words of the header.
  package enum Header: Int, CaseIterable {
    case magic0
    case magic1
    case version
    /// The size of the pack, in bytes.
    case size
    /// The Fowler–Noll–Vo hash of all words behind the header, see `PackLayout.checksum`.
    case checksum
    /// The number of texts; one word more than that stands at `textOffsets`.
    case textCount
    case textOffsets
    /// Where the texts' bytes start, in bytes from the start of the pack.
    case textBytes
    case typeCount
    /// The records of the resource types, by name.
    case types
    /// The slots of the hash table over the types' names, a power of two.
    case typeSlotCount
    /// A word a slot: the type's number plus one, or 0.
    case typeSlots
    /// A list of texts: the regions, in the order of the bits of a region set.
    case regions
    /// A map from names to nodes: schemas that belong to no resource type alone.
    case named
    /// A map from names to values: the release that the pack was made of, and the like.
    case provenance
  }

  /// The words of a resource type.
  package enum TypeRecord: Int, CaseIterable {
    case name
    case root
    /// Bits 0–31 of the set of regions; 32–63 are the next.
    case regionsLow
    case regionsHigh
    case readOnly
    case writeOnly
    case createOnly
    case conditionalCreateOnly
    case deprecated
    case primaryIdentifier
    case additionalIdentifiers
    /// A map from names to nodes.
    case attributes
    /// The node of what `Ref` gives; 0 if the schema doesn't say.
    case reference
    case tagging
    case lifecycle
    case replacementStrategy
  }

  /// A node starts with a word of its types, its flags and which keywords follow.
  package enum Flag {
    package static var closed: UInt32 { 1 << 7 }
    package static var uniqueItems: UInt32 { 1 << 8 }
    package static var unordered: UInt32 { 1 << 9 }
    package static var never: UInt32 { 1 << 10 }
  }

  package static var typeMask: UInt32 { 0x7F }
  /// The bit of the first keyword in a node's first word.
  package static var firstKeywordBit: UInt32 { 11 }
  /// Set if the last word of a node is the place of its rare keywords.
  package static var hasRare: UInt32 { 1 << 31 }

  /// The hash that spreads the types' names over their slots: FNV-1a.
  package static func hash(_ name: String) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }
}

/// A keyword that a node has one word for.
///
/// The raw value is the keyword's bit: from 0 among the frequent ones, from 32 among the rare ones,
/// which stand in a record of their own.
package enum Keyword: UInt32, CaseIterable, Sendable {
  case properties = 0
  case required
  case items
  case enumeration
  case pattern
  case minLength
  case maxLength
  case minItems
  case maxItems
  case minimum
  case maximum
  case format
  case patternProperties
  case additionalProperties
  case anyOf
  case oneOf
  case allOf
  case condition
  case then
  case const

  case otherwise = 32
  case not
  case contains
  case propertyNames
  case prefixItems
  case minProperties
  case maxProperties
  case exclusiveMinimum
  case exclusiveMaximum
  case multipleOf
  case enumCaseInsensitive
  case uniqueKeys
  case maxUniqueItems
  case dependentRequired
  case dependentExcluded
  case dependentSchemas
  case requiredXor
  case requiredOr
  case standard
  case relationship
  case cfnLint
  case dynamicValidation
  case context
  case contextSchema
  case gather
  case gatherSchema
  case gatheredPattern

  package static let firstRare: UInt32 = 32

  package var isRare: Bool { rawValue >= Keyword.firstRare }
}
