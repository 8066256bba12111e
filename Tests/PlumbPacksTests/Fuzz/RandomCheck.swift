import TestSupport

/// A random check of the resource `R` of a random template.
struct RandomCheck {
  let text: String
  let when: String?

  init(seed: UInt64) {
    var random = SplitMix64(state: seed ^ 0x5DEE_CE66)
    var check = RandomCheck.atom(&random)
    switch random.below(6) {
    case 0: check = "(\(check)) && (\(RandomCheck.atom(&random)))"
    case 1: check = "(\(check)) || (\(RandomCheck.atom(&random)))"
    case 2: check = "!(\(check))"
    case 3: check = "(\(check)) ? (\(RandomCheck.atom(&random))) : (\(RandomCheck.atom(&random)))"
    default: break
    }
    text = check
    when = random.below(5) == 0 ? RandomCheck.atom(&random) : nil
  }

  private static func atom(_ random: inout SplitMix64) -> String {
    let property = ["props.X", "props.Y", "props.Z", "props.M.a"]
    let first = property[random.below(4)]
    let other = (property + ["'a'", "1", "'ax'", "'1'"])[random.below(8)]
    let literal = ["'a'", "'b'", "1", "'ax'"][random.below(4)]
    let order = ["<", "<=", ">", ">="][random.below(4)]
    let number = ["0", "1", "2", "2.5", "3", "30"][random.below(6)]
    let atoms = [
      "\(first) == \(other)", "\(first) != \(other)", "has(\(first))",
      "has(\(first)) && \(first) != \(other)", "props.L.exists(x, x == \(other))",
      "props.L.all(x, x != \(other))", "size(props.L) >= \(random.below(4))",
      "size(props.L) == \(random.below(4))", "\(first) in ['a', 'ax', 1]",
      "\(literal) in props.L", "props.L.filter(x, x != \(literal)).size() > 0",
      "props.L.map(x, string(x)).exists(x, x == \(literal))", "props.L[0] == \(other)",
      "resources('A::B::S').exists(s, s.Properties.V == \(first))",
      "resources('A::B::S').all(s, has(s.Properties.V))", "size(resources()) == 3",
      "ref(props.Target).Type == 'A::B::S'", "ref(props.Target) == byId('S')",
      "refersTo(props.Target, byId('S'))", "size(referrers(byId('S'))) > 0",
      "size(refs(resource)) == 1", "\(first).startsWith('a')", "\(first).matches('^[ab]')",
      "\(first) > 1", "\(first) \(order) \(number)", "\(first) \(order) \(number)",
      "\(number) \(order) \(first)", "\(first) \(order) \(other)", "\(first) == \(number)",
      "size(\(first)) \(order) \(number)", "size(\(first)) == 2",
      "props.M.exists(k, props.M[k] == \(literal))", "'a' in props.M",
      "list(props.X).size() == 1", "resource.Condition == 'C0'",
      "size(props.L) > \(random.below(3)) && size(props.L) < \(random.below(4) + 2)",
      "size(props.L) != \(random.below(4))", "size(props.L) in [1, 2]", "has(template.Outputs.O0)",
      "refersTo(template.Outputs, resource)", "template.Outputs.O1.Value == \(literal)",
      "has(props.Ea)", "props.Ea == \(other)", "has(props.Ex) && props.Ex != \(literal)",
      "size(resources('A::B::S')) == \(random.below(4))",
      "resources('A::B::S').exists(s, s.id == 'Fa')",
      "resources('A::B::S').all(s, s.Properties.V != \(literal))",
      "props.L.exists_one(x, x == \(literal))", "size(\(first)) > 1",
    ]
    return atoms[random.below(atoms.count)]
  }
}
