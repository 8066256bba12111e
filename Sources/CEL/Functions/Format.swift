/// `text.format(list)`.
///
/// (https://pkg.go.dev/github.com/google/cel-go/ext#Strings, "Format")
enum Format {
  static let functions: [Function] = [
    .standard(.format, 2...2) { arguments in
      guard case .string(let template) = arguments[0] else { return nil }
      var rejected = Value.null
      guard let values = arguments[1].listElements(for: "format", rejected: &rejected) else {
        return rejected
      }
      if let unknown = ListFunctions.undecided(values) { return unknown }
      do throws(EvaluationError) {
        return .string(try format(template, values))
      } catch {
        return .error(error)
      }
    }
  ]

  private static let largestPrecision = 1_000

  private static func format(
    _ template: String, _ values: [Value]
  ) throws(EvaluationError) -> String {
    var result = ""
    var rest = Substring(template)
    var used = 0
    while let percent = rest.unicodeScalars.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[percent...].dropFirstScalar()
      if rest.unicodeScalars.first == "%" {
        result += "%"
        rest = rest.dropFirstScalar()
        continue
      }
      let precision = try precision(&rest)
      guard let verb = rest.unicodeScalars.first else {
        throw EvaluationError(.invalidArgument, "could not parse formatting clause: it has no end")
      }
      rest = rest.dropFirstScalar()
      guard verbs.contains(verb) else {
        throw EvaluationError(
          .invalidArgument,
          "could not parse formatting clause: unrecognized formatting clause \"\(verb)\"")
      }
      guard used < values.count else {
        throw EvaluationError(.invalidArgument, "index \(used) out of range")
      }
      result += try clause(verb, values[used], precision: precision)
      used += 1
    }
    return result + rest
  }

  private static let verbs: Set<Unicode.Scalar> = ["s", "d", "f", "e", "b", "o", "x", "X"]

  private static func precision(_ rest: inout Substring) throws(EvaluationError) -> Int {
    guard rest.unicodeScalars.first == "." else { return 6 }
    rest = rest.dropFirstScalar()
    let digits = rest.utf8.prefix(while: \.isDigit)
    guard let precision = Int(Substring(digits)), precision <= largestPrecision else {
      throw EvaluationError(
        .invalidArgument,
        "could not parse formatting clause: the precision must be 0 to \(largestPrecision)")
    }
    rest = rest[digits.endIndex...]
    return precision
  }

  private static func clause(
    _ verb: Unicode.Scalar, _ value: Value, precision: Int
  ) throws(EvaluationError) -> String {
    switch verb {
    case "s": try text(value)
    case "d": try decimal(value)
    case "f", "e": try floating(verb, value, precision: precision)
    case "b": try binary(value)
    case "o": try integer(value, radix: 8, needs: "octal clause can only be used on integers")
    default: try hexadecimal(value, isUppercase: verb == "X")
    }
  }

  // MARK: Clauses

  private static func text(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .null: return "null"
    case .type(let name): return name.name
    case .double(let double) where !double.isFinite: return nonFinite(double)
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .list(let elements):
      var texts: [String] = []
      for element in elements { texts.append(try text(element)) }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let map):
      var texts: [(key: String, value: String)] = []
      for (key, value) in map.entries { texts.append((try text(key), try text(value))) }
      texts.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return "{\(texts.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    default:
      guard case .string(let text) = Conversions.string(value) else {
        throw mismatch(
          value,
          "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types"
        )
      }
      return text
    }
  }

  private static func decimal(_ value: Value) throws(EvaluationError) -> String {
    if case .double(let double) = value, !double.isFinite { return nonFinite(double) }
    return try integer(value, radix: 10, needs: "decimal clause can only be used on integers")
  }

  private static func floating(
    _ verb: Unicode.Scalar, _ value: Value, precision: Int
  ) throws(EvaluationError) -> String {
    let double: Double
    switch value {
    case .double(let given): double = given
    case .int(let int): double = Double(int)
    case .uint(let uint): double = Double(uint)
    default:
      let clause = verb == "f" ? "fixed-point" : "scientific"
      throw mismatch(value, "\(clause) clause can only be used on doubles")
    }
    guard double.isFinite else { return nonFinite(double) }
    let expansion = DecimalExpansion(double.magnitude)
    let text =
      verb == "f"
      ? expansion.fixed(precision: precision) : expansion.scientific(precision: precision)
    return double.sign == .minus ? "-" + text : text
  }

  private static func binary(_ value: Value) throws(EvaluationError) -> String {
    if case .bool(let bool) = value { return bool ? "1" : "0" }
    return try integer(
      value, radix: 2, needs: "only integers and bools can be formatted as binary")
  }

  private static func hexadecimal(
    _ value: Value, isUppercase: Bool
  ) throws(EvaluationError) -> String {
    let bytes: [UInt8]
    switch value {
    case .string(let text): bytes = Array(text.utf8)
    case .bytes(let given): bytes = given
    default:
      return try integer(
        value, radix: 16, isUppercase: isUppercase,
        needs: "only integers, byte buffers, and strings can be formatted as hex")
    }
    return bytes.map { byte in
      let text = String(byte, radix: 16, uppercase: isUppercase)
      return byte < 16 ? "0" + text : text
    }.joined()
  }

  private static func integer(
    _ value: Value, radix: Int, isUppercase: Bool = false, needs: String
  ) throws(EvaluationError) -> String {
    switch value {
    case .int(let int): return String(int, radix: radix, uppercase: isUppercase)
    case .uint(let uint): return String(uint, radix: radix, uppercase: isUppercase)
    default: throw mismatch(value, needs)
    }
  }

  private static func nonFinite(_ double: Double) -> String {
    double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity"
  }

  private static func mismatch(_ value: Value, _ needs: String) -> EvaluationError {
    EvaluationError(
      .invalidArgument, "error during formatting: \(needs), was given \(value.typeName)")
  }
}

extension Substring {
  // `dropFirst` drops a character, which can be more than one code point.
  fileprivate func dropFirstScalar() -> Substring {
    Substring(unicodeScalars.dropFirst())
  }
}
