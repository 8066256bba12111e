import Testing

import CEL

@Test(arguments: [
  ("1 + (2 / 0)", EvaluationError.Code.divideByZero, "2 / 0"),
  ("numbers.all(x, table.q == x)", .noSuchKey, "table.q"),
  ("'é' == 'é' && [1][7] == 1", .indexOutOfBounds, "[1][7]"),
  ("1 + 'a'", .noSuchOverload, "1 + 'a'"),
  ("size(nothing)", .unknownVariable, "nothing"),
  ("true && frobnicate(1)", .unknownFunction, "frobnicate(1)"),
  ("true && 'x'", .noSuchOverload, "'x'"),
  ("numbers.filter(x, x)", .noSuchOverload, "x"),
  ("[1].map(x, x.upperAscii())", .noSuchOverload, "x.upperAscii()"),
  ("{1: 2, 1: 3}", .invalidArgument, "1"),
  ("9223372036854775807 + 1", .overflow, "9223372036854775807 + 1"),
  ("int('x')", .conversion, "int('x')"),
  ("'a'.matches('(' + '')", .invalidArgument, "'a'.matches('(' + '')"),
  ("'%d'.format(['x'])", .invalidArgument, "'%d'.format(['x'])"),
])
func errorsKnowWhereTheyCameUp(
  text: String, code: EvaluationError.Code, part: String
) throws {
  let value = Evaluation(host: TestHost()).evaluate(try Program(text, name: "check"))
  guard case .error(let error) = value else {
    Issue.record("no error but \(words(value))")
    return
  }
  #expect(error.code == code)
  #expect(error.origin == "check")
  // The second of two equal texts counts for map keys.
  #expect(error.range.map { slice(text, $0) } == part)
}

@Test(arguments: [
  ("'e\\u0301' == '\\u00e9'", "false"),
  ("{'e\\u0301': 1, '\\u00e9': 2}.size()", "2"),
  ("'🇩🇪'.size()", "2"),
  ("'abc'.indexOf('')", "0"),
  ("'aabaabaaab'.indexOf('aaab')", "6"),
  ("'aabaabaaab'.lastIndexOf('aab', 6)", "3"),
  ("'aaaa'.split('aa')", "['', '', '']"),
  ("'%.2f|%e|%x'.format([2.345, 0.0, -255])", "'2.35|0.000000e+00|-ff'"),
  ("'%.0f|%.1f|%f'.format([0.5, 0.25, 1e22])", "'0|0.2|10000000000000000000000.000000'"),
  ("'%.3e|%.2f'.format([9.9996e-5, 0.001])", "'1.000e-04|0.00'"),
  ("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
  ("'abc'.split('')", "['a', 'b', 'c']"),
  ("'aaa'.replace('a', 'b', 2)", "'bba'"),
  ("'ab'.replace('', '-')", "'-a-b-'"),
  ("[3, 1, 2].sort()", "[1, 2, 3]"),
  ("[1, 1u, 1.0, 'a', 'a', [1], [1]].distinct()", "[1, 'a', [1]]"),
  ("[[1], [[2]], 3].flatten()", "[1, [2], 3]"),
  ("lists.range(3)", "[0, 1, 2]"),
  ("[1, 2, 3].slice(1, 2)", "[2]"),
  ("[1, 2].first().value() + [1, 2].last().value()", "3"),
  ("sets.equivalent([1, 2], [2, 1u, 1])", "true"),
  ("math.greatest([1, 2.5, 2u])", "2.5"),
  ("math.least(3, 2)", "2"),
  ("math.abs(-3)", "3"),
  ("optional.of(1).or(1 / 0).value()", "1"),
  ("{1: 'a'}[1u] + {1u: 'b'}[1.0]", "'ab'"),
  ("{'a': 1, 'b': 2}.transformMapEntry(k, v, {v: k})[2]", "'b'"),
])
func functionsFollowTheirDefinitions(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: [
  ("lists.range(1000).all(x, lists.range(1000).all(y, true))", "more than 20000 steps"),
  ("lists.range(900).map(x, [x]).distinct()", "more than 20000 steps"),
  ("sets.contains(lists.range(900), lists.range(900).map(x, x))", "more than 20000 steps"),
  ("lists.range(101)", "more than 100 elements"),
  ("lists.range(60) + lists.range(60)", "more than 100 elements"),
  ("lists.range(60).map(x, 'x').join('0123456789')", "longer than 300 bytes"),
  ("'%.299f!'.format([1.0])", "longer than 300 bytes"),
])
func reachingALimitIsAnErrorOfItsOwn(text: String, message: String) throws {
  var limits = EvaluationLimits(steps: 20_000, textLength: 300, listCount: 100)
  if message.contains("steps") { limits.listCount = 1_000 }
  let evaluation = Evaluation(host: TestHost(), limits: limits)
  let value = evaluation.evaluate(try Program(text))
  guard case .error(let error) = value else {
    Issue.record("no error but \(words(value))")
    return
  }
  #expect(error.code == .limit)
  #expect(error.message.contains(message), "\(error.message)")
}

@Test func aReachedStepLimitIsNotAbsorbed() throws {
  let evaluation = Evaluation(host: TestHost(), limits: EvaluationLimits(steps: 100))
  let costly = "lists.range(1000).all(x, x >= 0)"
  #expect(words(evaluation.evaluate(try Program("\(costly) || true"))).contains("100 steps"))
}

@Test func namesAreEvaluatedWhenUsedAndOnce() throws {
  let host = TestHost()
  let evaluation = Evaluation(host: host)
  evaluation.set("doubled", to: try Program("numbers.map(n, n * 2)", name: "let doubled"))
  evaluation.set("never", to: try Program("table.a"))
  #expect(words(evaluation.evaluate(try Program("doubled[0] + doubled[1]"))) == "6")
  #expect(words(evaluation.evaluate(try Program("size(doubled) + size(numbers)"))) == "4")
  #expect(host.log.names == ["numbers"])
}

@Test func aNameDefinedByItselfIsAnError() throws {
  let evaluation = Evaluation(host: TestHost())
  evaluation.set("a", to: try Program("b + 1"))
  evaluation.set("b", to: try Program("a + 1"))
  #expect(words(evaluation.evaluate(try Program("a"))) == "error: 'a' is defined by itself")
}

@Test func errorsInALetPointIntoTheLet() throws {
  let evaluation = Evaluation(host: TestHost())
  evaluation.set("a", to: try Program("1 + 1 / 0", name: "let a"))
  guard case .error(let error) = evaluation.evaluate(try Program("a == 1")) else {
    Issue.record("no error")
    return
  }
  #expect(error.origin == "let a")
  #expect(error.range == 4..<9)
}

@Test func parametersHaveTheirValuesFromEachEvaluation() throws {
  let program = try Program("numbers.exists(n, n == item)", parameters: ["item"])
  let evaluation = Evaluation(host: TestHost())
  #expect(words(evaluation.evaluate(program, [.int(2)])) == "true")
  #expect(words(evaluation.evaluate(program, [.int(3)])) == "false")
}

@Test func hostFunctionsGetUnknownsOnlyIfTheyAskForThem() throws {
  let library = Library.standard.adding([
    Function("known", arity: 1...1, isStrict: false) { _, arguments in
      if case .unknown = arguments[0] { .bool(false) } else { .bool(true) }
    },
    Function("list", arity: 1...1) { _, arguments in
      arguments[0].isAbsent ? .list([]) : .list(Array(arguments))
    },
  ])
  #expect(try outcome("known(unknown)", library: library) == "false")
  #expect(try outcome("known(1)", library: library) == "true")
  #expect(try outcome("list(unknown)", library: library) == "unknown[import]")
  #expect(try outcome("list(absent)", library: library) == "[]")
  #expect(
    try outcome("list(maybe).size() > 0", library: library)
      == "unknown[if C] split C (true | false)")
}
