import Foundation
import Testing

import CEL

/// Runs the official conformance tests where `CEL_SUITE` names their JSON form; see `Scripts/cel-conformance`.
@Test(.enabled(if: ConformanceSuite.path != nil))
func CELConformance() throws {
  let suite = try ConformanceSuite(path: #require(ConformanceSuite.path))
  var failures: [String] = []
  for section in suite.sections {
    let outcomes = section.tests.map { ($0, $0.failure) }
    let failed = outcomes.compactMap { test, failure in failure.map { "\(test.id): \($0)" } }
    failures += failed
    let passed = section.tests.count - failed.count
    print("\(section.name): \(passed) of \(section.tests.count)\(section.leftOutText)")
  }
  let total = suite.sections.map(\.tests.count).reduce(0, +)
  print("total: \(total - failures.count) of \(total); files left out: \(suite.leftOutFiles)")
  #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
}

struct ConformanceSuite {
  static var path: String? { ProcessInfo.processInfo.environment["CEL_SUITE"] }

  struct Section {
    let name: String
    var tests: [ConformanceTest] = []
    /// How many tests were left out, by reason.
    var leftOut: [String: Int] = [:]

    var leftOutText: String {
      leftOut.sorted { $0.key < $1.key }.map { "; \($0.value) left out: \($0.key)" }.joined()
    }
  }

  let sections: [Section]
  let leftOutFiles: String

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let all = try JSONDecoder().decode([ConformanceTest].self, from: data)
    var sections: [Section] = []
    var leftOutFiles: [String: Int] = [:]
    for test in all {
      guard ConformanceSuite.files.contains(test.file) else {
        leftOutFiles[test.file, default: 0] += 1
        continue
      }
      let name = "\(test.file)/\(test.section)"
      if sections.last?.name != name { sections.append(Section(name: name)) }
      if let reason = test.leftOutReason {
        sections[sections.count - 1].leftOut[reason, default: 0] += 1
      } else {
        sections[sections.count - 1].tests.append(test)
      }
    }
    self.sections = sections
    self.leftOutFiles =
      leftOutFiles.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(
        separator: ", ")
  }

  /// The files whose tests are in scope.
  private static let files: Set<String> = [
    "basic", "bindings_ext", "comparisons", "conversions", "fields", "fp_math", "integer_math",
    "lists", "logic", "macros", "macros2", "optionals", "parse", "plumbing", "string", "string_ext",
  ]
}

struct ConformanceTest: Decodable {
  let file: String
  let section: String
  let needs: [String]
  let test: JSON

  var id: String { "\(file)/\(section)/\(test["name"]?[0]?.text ?? "?"): \(expression)" }

  var expression: String { test["expr"]?[0]?.text ?? "" }

  var leftOutReason: String? {
    let needs = Set(needs)
    if needs.contains("time") { return "timestamps and durations" }
    if needs.contains("protobuf") { return "protobuf" }
    if needs.contains("container") { return "containers" }
    return needs.contains("checker") ? "type checker" : nil
  }

  /// What is wrong with what the expression gives; nil if it is as the suite says.
  var failure: String? {
    let host = Bindings(test["bindings"]?.list ?? [])
    var library = Library.standard
    library.qualifiedVariables = Set(host.values.keys.filter { $0.contains(".") })
    let program: Program
    do {
      program = try Program(expression, library: library)
    } catch {
      return "parse error: \(error)"
    }
    let value = Evaluation(host: host).evaluate(program)
    guard let expectedError = test["eval_error"]?[0]?["errors"]?[0]?["message"]?[0]?.text else {
      let expected = test["value"]?[0]?.celValue ?? .bool(true)
      return isSame(value, expected) ? nil : "got \(value.displayText)"
    }
    guard case .error(let error) = value else { return "no error but \(value.displayText)" }
    let isRightKind = ErrorKind.codes(for: expectedError).contains(error.code)
    return isRightKind ? nil : "expected '\(expectedError)', got \(error.code): \(error)"
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    if case (.double(let left), .double(let right)) = (left, right), left.isNaN, right.isNaN {
      return true
    }
    guard left.typeName == right.typeName, case .bool(true) = Value.equal(left, right) else {
      return false
    }
    return true
  }
}

/// A test that expects an error must not pass with any error: 'unknown function' would be one.
enum ErrorKind {
  static func codes(for message: String) -> [EvaluationError.Code] {
    for (part, codes) in table where message.contains(part) { return codes }
    return []
  }

  // The suite's messages are several implementations', and some name what a type checker would say first.
  private static let table: [(String, [EvaluationError.Code])] = [
    ("unbound function", [.unknownFunction]),
    ("undeclared reference", [.unknownVariable]),
    ("unknown variable", [.unknownVariable]),
    ("no matching overload", [.noSuchOverload, .divideByZero]),
    ("matching overload", [.noSuchOverload]),
    ("no such overload", [.noSuchOverload]),
    ("no_such_overload", [.noSuchOverload]),
    ("field selection", [.noSuchOverload]),
    ("no such key", [.noSuchKey, .noSuchOverload]),
    ("by zero", [.divideByZero]),
    ("overflow", [.overflow]),
    ("conversion", [.conversion]),
    ("UTF-8", [.conversion]),
    ("formatting", [.invalidArgument]),
    ("key", [.invalidArgument]),
    ("invalid_argument", [.indexOutOfBounds, .noSuchOverload]),
    ("index 2 out of range", [.invalidArgument]),
    ("index out of range", [.indexOutOfBounds]),
    ("substring range", [.indexOutOfBounds]),
    ("range", [.overflow]),
    ("foo", [.divideByZero]),
  ]
}

struct Bindings: EvaluationHost {
  var values: [String: Value] = [:]

  init(_ bindings: [JSON]) {
    for binding in bindings {
      guard let name = binding["key"]?[0]?.text else { continue }
      values[name] = binding["value"]?[0]?["value"]?[0]?.celValue
    }
  }

  func variable(_ name: String) -> Value? { values[name] }
}

enum JSON: Decodable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let int = try? container.decode(Int64.self) {
      self = .int(int)
    } else if let uint = try? container.decode(UInt64.self) {
      self = .uint(uint)
    } else if let double = try? container.decode(Double.self) {
      self = .double(double)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  subscript(index: Int) -> JSON? {
    if case .list(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var list: [JSON]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// A value as the suite writes it: `{"int64_value": [1]}`.
  var celValue: Value? {
    guard case .object(let members) = self, let (kind, contents) = members.first,
      let json = contents[0]
    else { return nil }
    switch (kind, json) {
    case ("null_value", _): return .null
    case ("bool_value", .bool(let bool)): return .bool(bool)
    case ("int64_value", .int(let int)): return .int(int)
    case ("uint64_value", .int(let int)): return .uint(UInt64(int))
    case ("uint64_value", .uint(let uint)): return .uint(uint)
    case ("double_value", _): return json.double.map { .double($0) }
    case ("string_value", .string(let text)): return .string(text)
    case ("bytes_value", _): return .bytes(json.bytes)
    case ("list_value", _): return .list((json["values"]?.list ?? []).compactMap(\.celValue))
    case ("map_value", _):
      var map = ValueMap()
      for entry in json["entries"]?.list ?? [] {
        guard let key = entry["key"]?[0]?.celValue, let value = entry["value"]?[0]?.celValue else {
          return nil
        }
        map.set(key, to: value)
      }
      return .map(map)
    case ("type_value", .string(let name)): return .type(TypeName(stringLiteral: name))
    default: return nil
    }
  }

  private var double: Double? {
    switch self {
    case .int(let int): Double(int)
    case .uint(let uint): Double(uint)
    case .double(let double): double
    case .object(let members): members["$enum"]?.text.flatMap { Double($0) }
    default: nil
    }
  }

  private var bytes: [UInt8] {
    guard let hex = self["$bytes"]?.text else { return Array((text ?? "").utf8) }
    return stride(from: 0, to: hex.utf8.count, by: 2).compactMap { offset in
      UInt8(String(hex.dropFirst(offset).prefix(2)), radix: 16)
    }
  }
}
