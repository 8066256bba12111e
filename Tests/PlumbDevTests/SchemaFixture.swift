import PlumbSchema
import TestSupport

@testable import PlumbDev

/// A small folder laid out as cfn-lint's.
struct SchemaFixture {
  private var files: [String: String] = [
    "version.json": #"{"schema_date": "2026-01-02"}"#,
    "providers/eu-west-1.json": #"{"Test::A::Tree": "aa"}"#,
    "providers/us-east-1.json": #"{"Test::A::Tree": "aa", "Test::B::Key": "bb"}"#,
    "providers/sam.json": #"{"Test::C::Macro": "cc"}"#,
    "resources/cc.json":
      #"{"typeName": "Test::C::Macro", "properties": {}, "additionalProperties": false}"#,
    "other/iam/policy.json":
      ##"{"$id": "policy", "definitions": {"Sid": {"pattern": "^\\w+$", "type": "string"}}}"##,
    "other/iam/trust.json": ##"{"properties": {"Sid": {"$ref": "policy#/definitions/Sid"}}}"##,
    "extensions/test_b/type_enum.json":
      #"{"us-east-1": {"enum": ["b", "a", 3]}, "eu-west-1": {"enum": ["a"]}}"#,
    "extensions/test_b/limits.json":
      #"{"if": {"required": ["Name"]}, "then": {"required": ["Size"]}, "else": true}"#,
  ]

  init(tree: String = SchemaFixture.tree, key: String = SchemaFixture.key) {
    files["resources/aa.json"] = tree
    files["resources/bb.json"] = key
  }

  /// A definition that contains itself, twice under different names.
  static let tree = ##"""
    {"typeName": "Test::A::Tree", "description": "A SENTENCE", "additionalProperties": false,
     "definitions": {
       "Leaf": {"type": "object", "properties": {"Next": {"$ref": "#/definitions/Leaf"}}},
       "Same": {"type": "object", "properties": {"Next": {"$ref": "#/definitions/Same"}}},
       "Long": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
     "properties": {
       "Id": {"type": "string", "title": "A SENTENCE"},
       "Left": {"$ref": "#/definitions/Leaf"}, "Right": {"$ref": "#/definitions/Same"},
       "Names": {"$ref": "#/definitions/Long", "maxItems": 5},
       "Few": {"$ref": "#/definitions/Long", "minItems": 2},
       "Ratio": {"type": "number", "minimum": -2147483648, "maximum": 0.25}},
     "readOnlyProperties": ["/properties/Id", "/properties/Left/Next"],
     "primaryIdentifier": ["/properties/Id"],
     "additionalIdentifiers": [["/properties/Names", "/properties/Few"]],
     "tagging": {"taggable": true, "tagProperty": "/properties/Tags", "permissions": ["a:b"]}}
    """##

  static let key = #"""
    {"typeName": "Test::B::Key", "replacementStrategy": "delete_then_create",
     "properties": {"Text": {"type": "string", "pattern": "^[\\w-.]+\\Z", "default": null}},
     "patternProperties": {"^x-": true},
     "required": [], "requiredXor": ["Z", "A"],
     "dependencies": {"A": ["B"], "C": {"required": ["D"]}},
     "primaryIdentifier": ["/properties/A", "/properties/B"]}
    """#

  func build() throws -> [UInt8] {
    let directory = try TemporaryDirectory(
      Dictionary(uniqueKeysWithValues: files.map { ("data/schemas/" + $0, $1) }))
    return try SchemaPackBuilder(try SchemaFolder(directory.path)).build().bytes
  }

  func schemas() throws -> ResourceSchemas {
    ResourceSchemas(try SchemaPack(PackBytes(keeping: try build())))
  }
}
