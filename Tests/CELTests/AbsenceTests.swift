import Testing

import CEL

@Test(arguments: [
  ("absent == null", "true"),
  ("absent != null", "false"),
  ("null == absent", "true"),
  ("absent == absent", "true"),
  ("absent == 'x'", "false"),
  ("'x' != absent", "true"),
  ("absent == 0", "false"),
  ("absent < 1", "false"),
  ("absent >= 1", "false"),
  ("1 > absent", "false"),
  ("absent in ['x']", "false"),
  ("'x' in absent", "false"),
  ("absent.startsWith('x')", "false"),
  ("absent.contains('')", "false"),
  ("absent.endsWith('x')", "false"),
  ("absent.matches('.*')", "false"),
  ("size(absent)", "0"),
  ("absent.all(x, false)", "true"),
  ("absent.exists(x, true)", "false"),
  ("absent.map(x, x)", "[]"),
  ("absent.filter(x, true).size()", "0"),
  ("absent.a.b.c", "absent"),
  ("absent['a'][1]", "absent"),
  ("has(absent.a)", "false"),
  ("absent.?a.orValue(5)", "5"),
  ("absent.lowerAscii()", "absent"),
  ("absent + 1", "absent"),
  ("[1] + absent", "absent"),
  ("int(absent) == null", "true"),
  ("type(absent)", "absent"),
  ("sets.intersects(absent, ['a'])", "false"),
  ("sets.contains(absent, ['a'])", "false"),
  ("node.missing.deeper == null", "true"),
  ("node['missing'] == null", "true"),
  ("has(node.missing)", "false"),
  ("has(node.name)", "true"),
  ("node.name.lenient == null", "true"),
  ("has(node.name.lenient)", "false"),
  ("!(absent < 1)", "true"),
  ("absent && true", "error: no such overload: _&&_ needs booleans, got absent"),
])
func absentValuesGiveAnswersWhereTheStandardHasErrors(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test(arguments: ["table.c", "{}.a", "'text'.a", "numbers[5]", "null < 1"])
func whatCELMadeKeepsTheStandardErrors(text: String) throws {
  #expect(try outcome(text).hasPrefix("error: "))
}
