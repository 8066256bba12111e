import Testing

import CEL

private let declarations = Declarations(variables: ["resource", "props", "settings"])

@Test(arguments: [
  ("prop.A == 1", "unknown name 'prop', did you mean 'props'?", "prop"),
  ("true && nonsense", "unknown name 'nonsense'", "nonsense"),
  (
    "props.A.startWith('x')", "unknown function 'startWith', did you mean 'startsWith'?",
    "startWith"
  ),
  ("props.exist(p, p == 'x')", "unknown function 'exist', did you mean 'exists'?", "exist"),
  ("maths.x == 1", "unknown name 'maths'", "maths"),
  (
    "math.greates(1) == 1", "unknown function 'math.greates', did you mean 'math.greatest'?",
    "math.greates"
  ),
  ("props.A.contains('x', 'y')", "'contains' takes 1 argument in parentheses, not 2", "contains"),
  ("size(props, 1) > 0", "'size' takes 1 argument, not 2", "size"),
  ("props.A.size()", "a boolean is needed, this gives int", "props.A.size()"),
  ("props.A + 'x'", "a boolean is needed, this gives string", "props.A + 'x'"),
  (
    "props.filter(p, p == 'a')", "a boolean is needed, this gives list", "props.filter(p, p == 'a')"
  ),
  ("props.A == 1 && 'x'", "a boolean is needed, this gives string", "'x'"),
  ("props.all(p, size(p))", "a boolean is needed, this gives int", "size(p)"),
  (
    "props.all(settings, settings == 1)", "'settings' hides the variable of this name",
    "props.all(settings, settings == 1)"
  ),
])
func mistakesAreFoundWithoutEvaluating(text: String, expected: String, part: String) throws {
  let issues = try Program(text).check(declarations, isCondition: true)
  let first = try #require(issues.first)
  #expect(first.description == expected)
  #expect(slice(text, first.range) == part)
  #expect(issues.count == 1)
}

@Test(arguments: [
  "props.A == 1",
  "props.Rules.exists(r, r.Status == 'Enabled' && has(r.Days))",
  "cel.bind(x, props.A, x)",
  "props.A ? true : resource.B",
  "size(props) > 0 ? math.greatest(1, 2) == 2 : false",
  "type(props) == map",
])
func soundConditionsHaveNoIssues(text: String) throws {
  #expect(try Program(text).check(declarations, isCondition: true).isEmpty)
}

@Test func namesThatAnExpressionUsesAreListed() throws {
  let program = try Program("a.b + [1].map(a, a + c).size() + .d")
  #expect(program.freeVariables.map(\.name) == ["a", "c", "d"])
  #expect(program.functions.map(\.name) == ["size"])
}

@Test func functionsDefinedInCELCallEachOtherInAnyOrder() throws {
  var library = Library.standard
  let errors = library.define([
    FunctionSource(name: "quadruple", parameters: ["x"], body: "twice(twice(x))"),
    FunctionSource(name: "twice", parameters: ["x"], body: "[x].map(y, x + y)[0]"),
    FunctionSource(name: "all", parameters: [], body: "numbers.map(n, quadruple(n))"),
    FunctionSource(name: "lonely", parameters: [], body: "true"),
  ])
  #expect(errors.isEmpty)
  #expect(try outcome("quadruple(3)", library: library) == "12")
  #expect(try outcome("3.quadruple()", library: library) == "12")
  #expect(try outcome("all()", library: library) == "[4, 8]")
  #expect(try outcome("quadruple(c) > 3", library: library) == "true")
  let program = try Program("all()", library: library)
  #expect(library.unusedDefinitions(in: [program]) == ["lonely"])
  #expect(library.freeVariables(ofFunctionsUsedBy: program) == ["numbers"])
}

@Test func functionsThatCallThemselvesAreRefused() throws {
  var library = Library.standard
  let errors = library.define([
    FunctionSource(name: "odd", parameters: ["n"], body: "n == 0 ? false : even(n - 1)"),
    FunctionSource(name: "even", parameters: ["n"], body: "n == 0 ? true : odd(n - 1)"),
    FunctionSource(name: "start", parameters: [], body: "even(2)"),
    FunctionSource(name: "broken", parameters: [], body: "1 +"),
  ])
  #expect(
    errors.map(\.description).sorted() == [
      "broken: the expression ends too early",
      "even: 'even' calls itself, which is not allowed",
      "odd: 'odd' calls itself, which is not allowed",
    ])
  #expect(
    try outcome("start()", library: library) == "error: the function 'even' can't be used")
}

@Test func mistakesInFunctionsAreReportedThere() throws {
  var library = Library.standard
  _ = library.define([
    FunctionSource(name: "isData", parameters: ["bucket"], body: "bucket.Type == buket")
  ])
  let issues = library.checkDefinitions(declarations)
  #expect(issues.map(\.function) == ["isData"])
  #expect(issues.map(\.range) == [15..<20])
}

@Test(arguments: [
  ("isData(b)", ["isData", "b"]), ("all()", ["all"]), (" f ( a , b ) ", ["f", "a", "b"]),
])
func signaturesAreRead(signature: String, expected: [String]) throws {
  let source = try FunctionSource(signature: signature, body: "true")
  #expect([source.name] + source.parameters == expected)
}

@Test(arguments: [
  "", "f", "f(", "f(a", "f(a,)", "f(a a)", "f(a, a)", "f(1)", "f(a) b", "in(a)", "(a)",
])
func whatIsNoSignatureIsRefused(signature: String) {
  #expect(throws: ParseError.self) { try FunctionSource(signature: signature, body: "true") }
}
