internal import PlumbSource
internal import PlumbSyntax

/// The JSON text of a value, as `Fn::ToJsonString` gives it.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ToJsonString.html
package struct JSONText {
  private var parts: [Value] = []
  private var unknown: Unknown?
  /// Aliases can make a text far larger than the template.
  private var remainingValues = 100_000

  /// The text, with holes where parts of it aren't known.
  static func of(_ value: Value, at call: Place) -> Value {
    var text = JSONText()
    text.add(value)
    return text.unknown.map { .unknown($0) } ?? .joining(text.parts, place: call)
  }

  private mutating func add(_ value: Value) {
    remainingValues -= 1
    guard remainingValues > 0 else {
      unknown = unknown ?? Unknown("a JSON text of too many values", at: value.place?.span)
      return
    }
    switch value {
    case .scalar(let scalar): add(scalar)
    case .parameter(let reading):
      // A number is written as one, as it is where the parameter is pinned.
      let isNumber = reading.parameter.type == .number
      if !isNumber { add("\"") }
      add(hole: reading)
      if !isNumber { add("\"") }
    case .text(let text):
      add("\"")
      for piece in text.pieces { add(piece, of: text) }
      add("\"")
    case .mapping(let mapping): add(mapping)
    case .sequence(let sequence):
      if let unknown = sequence.unknownCount { self.unknown = self.unknown ?? unknown }
      add("[")
      for (index, element) in sequence.elements.enumerated() {
        if index > 0 { add(",") }
        add(element)
      }
      add("]")
    case .choice, .unknown: unknown = unknown ?? value.unknown
    case .absent: add("null")
    }
  }

  private mutating func add(_ piece: TextValue.Piece, of text: TextValue) {
    switch piece {
    case .literal(let literal): add(JSONText.escaped(literal))
    case .parameter(let reading): add(hole: reading)
    case .resource, .unknown: parts.append(.text(TextValue([piece], place: text.place)))
    }
  }

  /// A parameter's value, which may need escapes.
  private mutating func add(hole reading: ParameterReading) {
    parts.append(.unknown(reading.unknown(split: reading.pin)))
  }

  private mutating func add(_ mapping: MappingValue) {
    if let more = mapping.unknownMembers { unknown = unknown ?? more }
    add("{")
    for (index, member) in mapping.members.enumerated() {
      if index > 0 { add(",") }
      add(JSONText.quoted(member.key.text) + ":")
      add(member.value)
    }
    add("}")
  }

  private mutating func add(_ scalar: ScalarValue) {
    switch scalar.scalar {
    case .string: add(JSONText.quoted(scalar.text))
    case .null: add("null")
    case .bool, .int, .float: add(scalar.text)
    }
  }

  private mutating func add(_ literal: String) {
    parts.append(.scalar(ScalarValue(literal)))
  }

  /// A JSON string, https://www.rfc-editor.org/rfc/rfc8259#section-7.
  package static func quoted(_ text: String) -> String {
    "\"\(escaped(text))\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        result += "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
        result += String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Place {
  /// The JSON text of what is written, with sorted keys and functions in their long form: equal texts
  /// for expressions that mean the same.
  var atomKey: String {
    if let expression = Expression(node, isCondition: true) {
      return "{\(JSONText.quoted(expression.function.rawValue)):\(argumentKey)}"
    }
    return argumentKey
  }

  private var argumentKey: String {
    let argument =
      node.tag == nil && Expression(node, isCondition: true) != nil
      ? node.entries.first { _ in true }.map { at($0.value) } ?? self : self
    switch argument.node.kind {
    case .scalar: return JSONText.quoted(argument.text)
    case .sequence:
      return "[" + argument.node.elements.map { at($0).atomKey }.joined(separator: ",") + "]"
    case .mapping:
      let members = argument.node.entries
        .map { "\(JSONText.quoted(at($0.key).text)):\(at($0.value).atomKey)" }
      return "{" + members.sorted().joined(separator: ",") + "}"
    }
  }
}
