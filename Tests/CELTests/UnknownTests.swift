import Testing

import CEL

@Test(arguments: [
  ("unknown + 1", "unknown[import]"),
  ("split == 'x'", "unknown[parameter] split S"),
  ("unknown + split", "unknown[import, parameter] split S"),
  ("unknown + 1 / 0", "unknown[import]"),
  ("split.a.b['c']", "unknown[parameter] split S"),
  ("has(split.a)", "unknown[parameter] split S"),
  ("split.all(x, true)", "unknown[parameter] split S"),
  ("[unknown].size()", "1"),
  ("1 in [unknown, 1]", "true"),
  ("2 in [unknown, 1]", "unknown[import]"),
  ("['a', unknown].join('-')", "unknown[import]"),
  ("{'a': unknown, 'b': 1}.b", "1"),
])
func unknownsTravelThroughFunctions(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: [
  ("unknown || true", "true"),
  ("true || unknown", "true"),
  ("unknown && false", "false"),
  ("unknown || false", "unknown[import]"),
  ("unknown && split", "unknown[import, parameter] split S"),
  ("unknown && 1 / 0 == 1", "unknown[import]"),
  ("1 / 0 == 1 || split", "unknown[parameter] split S"),
  ("[1, 2].all(x, x == 1 && unknown)", "false"),
  ("[1, 2].exists(x, x == 2 || unknown)", "true"),
  ("split ? 1 : 1", "1"),
  ("split ? 1 : 2", "unknown[parameter] split S"),
  ("unknown ? 1 : 2", "unknown[import]"),
])
func logicIsDecidedByWhatIsKnown(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: [
  ("c > 0", "true"),
  ("c == 1", "unknown[if C] split C (true | false)"),
  ("c + 1", "unknown[if C] split C (2 | 3)"),
  ("c * 0", "0"),
  ("same", "unknown[if C] split C ('a' | 'a')"),
  ("same.size()", "1"),
  // Two choices with the same split go together.
  ("c2 - c", "2"),
  ("c == 1 || c2 == 4", "true"),
  ("c == 1 && c2 == 4", "false"),
  ("c + d > 1", "true"),
  ("c + d > 2", "unknown[if C, if D] split C (unknown[if D] split D (false | true) | true)"),
  ("nested < 4", "true"),
  ("nested == 3", "unknown[if C, if D] split C (false | unknown[if D] split D (false | true))"),
  ("undecidable < 3", "true"),
  ("undecidable < 2", "unknown[atom] (true | false)"),
  ("c + unknown", "unknown[if C, import] split C"),
  ("c + 1 / 0", "error: divide by zero"),
  ("1 / (c - c)", "error: divide by zero"),
  ("flag ? 1 : 2", "unknown[if C] split C (1 | 2)"),
  (
    "flag ? c : c2",
    "unknown[if C] split C (unknown[if C] split C (1 | 2) | unknown[if C] split C (3 | 4))"
  ),
  ("flag ? 'x' : 'x'", "'x'"),
  ("!flag || flag", "true"),
  ("flag && true", "unknown[if C] split C (true | false)"),
  ("maybe == 'b'", "false"),
  ("maybe == null", "unknown[if C] split C (false | true)"),
  ("string(c).startsWith('3')", "false"),
  ("numbers[c - 1] > 0", "true"),
  ("c in [1, 2, 3]", "true"),
  (
    "cel.bind(x, c, x == 1 ? x == 1 : x == 2)",
    "unknown[if C] split C (unknown[if C] split C (true | false) | unknown[if C] split C (false | true))"
  ),
])
func choicesAreTriedWithBothAlternatives(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: [
  ("either.both", "7"),
  ("either.a == 2", "false"),
  ("either.a == 1", "unknown[if C] split C (true | false)"),
  ("has(either.both)", "true"),
  ("has(either.a)", "unknown[if C] split C (true | false)"),
  ("has(either['both'])", "true"),
  ("either['both']", "7"),
  ("'both' in either", "true"),
  ("either.exists(k, k == 'both')", "true"),
  ("either.all(k, v, v > 0)", "true"),
  ("either.?a.orValue(7) > 0", "true"),
  ("node.choice.both", "7"),
])
func membersOfAChoiceAreThoseOfBothAlternatives(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: [
  // 'a', and 'b' or nothing.
  ("items.all(x, x in ['a', 'b'])", "true"),
  ("items.exists(x, x == 'a')", "true"),
  ("items.exists(x, x == 'c')", "false"),
  ("items.exists(x, x == 'b')", "unknown[if C] split C (true | false)"),
  ("items.all(x, x == 'a')", "unknown[if C] split C (false | true)"),
  ("items.exists_one(x, x == 'a')", "true"),
  // Exactly one element whichever way the choice goes.
  ("[c, c2 - 1].exists_one(x, x == 2)", "true"),
  ("[c, c].exists_one(x, x == 1)", "false"),
  ("[1, 1, unknown].exists_one(x, x == 1)", "false"),
  ("'c' in items", "false"),
  ("'a' in items", "true"),
  ("items.filter(x, x == 'a')", "['a']"),
  ("items.filter(x, true)", "unknown[if C] split C (['a', 'b'] | ['a'])"),
  ("items.filter(x, true).size() > 0", "true"),
  ("items.map(x, x + '!')", "unknown[if C] split C (['a!', 'b!'] | ['a!'])"),
  ("items.map(x, x.size()).all(n, n == 1)", "true"),
  ("items.all(i, x, i < 2)", "true"),
  ("(items + ['z']).exists(x, x == 'z')", "true"),
  ("items.join(',').startsWith('a')", "true"),
  ("sets.contains(items, ['a'])", "true"),
  ("sets.contains(['a'], items)", "unknown[if C] split C (false | true)"),
  // In a list of CEL's own an absent element is one.
  ("[maybe].all(x, x == 'a')", "unknown[if C] split C (true | false)"),
  ("[absent].all(x, x == 'a')", "false"),
  ("[c, d].all(x, x > 0)", "true"),
  ("[c, c2].map(x, x * 0)", "[0, 0]"),
  ("[c].filter(x, x > 1).size()", "unknown[if C] split C (0 | 1)"),
])
func undecidedElementsAreTriedAndMayBeMissing(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test func choicesOfManyElementsStayCheap() throws {
  let elements = (0..<20).map { index in
    TestHost.choice("C\(index)", .int(1), .absent)
  }
  let evaluation = Evaluation(host: TestHost())
  evaluation.set("many", to: .host(NodeList(elements)))
  #expect(words(evaluation.evaluate(try Program("many.all(x, x == 1)"))) == "true")
  let mapped = evaluation.evaluate(try Program("many.map(x, x + 1)"))
  guard case .unknown(let unknown) = mapped else {
    Issue.record("got \(words(mapped))")
    return
  }
  #expect(!unknown.isChoice)
  #expect((unknown.split as? Split)?.name == "C0")
  #expect(evaluation.steps < 1_000)
}

@Test(arguments: [
  ("names.startsWith('d')", "unknown[one of P] split P"),
  ("names.size() > 2", "unknown[one of P] split P"),
  ("names != ''", "true"),
  ("names in ['dev', 'prod', 'test']", "true"),
  ("names == 'other'", "false"),
])
func hostsTakeOverCallsWithTheirValues(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}
