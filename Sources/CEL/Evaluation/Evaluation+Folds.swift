/// A macro that goes through a list or map, as it is evaluated.
private struct FoldCode {
  let macro: Expression.Fold.Macro
  let slot: Int
  /// Whether the macro sees keys and values, or positions and elements.
  let hasTwoVariables: Bool
  /// The condition, in `map(x, p, t)` and alike.
  let filter: Int32?
  let result: Int32
  let body: Body

  init(_ node: CodeNode, in body: Body) {
    guard let macro = Expression.Fold.Macro(rawValue: node.flag) else {
      preconditionFailure("there is no macro \(node.flag)")
    }
    let layout = body.code.elements(ofList: node.c).lowerBound
    let filter = body.code.lists[layout + 2]
    self.macro = macro
    slot = Int(body.code.lists[layout])
    hasTwoVariables = body.code.lists[layout + 1] == 2
    self.filter = filter < 0 ? nil : filter
    result = node.b
    self.body = body
  }
}

extension Evaluation {
  /// The value of a macro that goes through a list or map.
  func fold(_ node: CodeNode, in body: Body) -> Value {
    let fold = FoldCode(node, in: body)
    return mapping(evaluate(node.a, in: body)) { self.fold(fold, over: $0) }
  }

  private func fold(_ fold: FoldCode, over target: Value) -> Value {
    switch Elements.of(target, for: fold.macro.name) {
    case .undecided(let value): value
    case .elements(let elements): self.fold(fold, over: elements)
    }
  }

  private func fold(_ fold: FoldCode, over elements: Elements) -> Value {
    switch fold.macro {
    case .map, .sortBy:
      if let value = foldPresent(fold, elements) { return value }
    default:
      if fold.hasTwoVariables, let value = foldPresent(fold, elements) { return value }
    }
    return switch fold.macro {
    case .all: quantify(fold, elements, deciding: false)
    case .exists: quantify(fold, elements, deciding: true)
    case .existsOne: existsOne(fold, elements)
    case .filter: filter(fold, elements)
    case .map, .transformList: transformList(fold, elements)
    case .transformMap, .transformMapEntry: transformMap(fold, elements)
    case .sortBy: sortBy(fold, elements)
    }
  }

  /// The value for the elements that are there; nil if it is decided which these are.
  private func foldPresent(_ fold: FoldCode, _ elements: Elements) -> Value? {
    guard elements.hasUndecidedCount else { return nil }
    return mapping(elements.presentList) { self.fold(fold, over: $0) }
  }

  /// The value of a node for one entry.
  private func evaluate(
    _ node: Int32, of fold: FoldCode, _ elements: Elements, at index: Int, _ value: Value
  ) -> Value {
    precondition(
      locals.count == base + fold.slot, "slot \(fold.slot) with \(locals.count - base) locals")
    if fold.hasTwoVariables {
      locals.append(elements.key(at: index))
      locals.append(value)
    } else {
      locals.append(elements.keys?[index] ?? value)
    }
    let result = evaluate(node, in: fold.body)
    locals.removeLast(fold.hasTwoVariables ? 2 : 1)
    return result
  }

  /// A condition for one entry; an undecided element is tried with both of its values.
  ///
  /// - Parameter neutral: the value for an element that isn't there.
  private func test(
    _ fold: FoldCode, _ elements: Elements, at index: Int, _ value: Value, neutral: Bool
  ) -> Value {
    switch value {
    case .error where !elements.isMap: return value
    case .unknown(let unknown) where unknown.isChoice && !elements.isMap:
      return unknown.mapAlternatives {
        test(fold, elements, at: index, $0, neutral: neutral)
      }
    case .host(let host) where elements.skipsAbsent && host.isAbsent:
      return .bool(neutral)
    default:
      let condition = evaluate(fold.result, of: fold, elements, at: index, value)
      return boolean(condition, of: fold, at: fold.result)
    }
  }

  private func boolean(_ value: Value, of fold: FoldCode, at node: Int32) -> Value {
    switch value {
    case .bool, .unknown, .error: return value
    default:
      let message =
        "no such overload: the condition of '\(fold.macro.name)' gives \(value.typeName), no boolean"
      return located(.error(.noSuchOverload, message), at: node, in: fold.body)
    }
  }

  private func quantify(_ fold: FoldCode, _ elements: Elements, deciding: Bool) -> Value {
    let values = elements.values
    for index in values.indices {
      let first = test(fold, elements, at: index, values[index], neutral: !deciding)
      if case .bool(let bool) = first {
        if bool == deciding { return first }
        continue
      }
      return Logic.combine(
        (index..<values.count).lazy.map {
          $0 == index
            ? first : self.test(fold, elements, at: $0, values[$0], neutral: !deciding)
        },
        deciding: deciding, fold.macro.name)
    }
    return .bool(!deciding)
  }

  private func existsOne(_ fold: FoldCode, _ elements: Elements) -> Value {
    let candidates = candidates(fold, elements)
    // Errors are not absorbed, unknowns can't make two matches one.
    if candidates.count(where: \.isCertain) > 1, !candidates.contains(where: \.isWrong) {
      return .bool(false)
    }
    return mapping(Candidate.list(of: candidates)) { list in
      guard case .list(let matching) = list else { return list }
      return .bool(matching.count == 1)
    }
  }

  private func filter(_ fold: FoldCode, _ elements: Elements) -> Value {
    let candidates = candidates(fold, elements)
    if candidates.allSatisfy(\.isCertain) { return .list(candidates.map(\.value)) }
    return Candidate.list(of: candidates)
  }

  /// The elements that fulfil the condition, or may do so.
  private func candidates(_ fold: FoldCode, _ elements: Elements) -> [Candidate] {
    var candidates: [Candidate] = []
    let subjects = elements.subjects
    for (index, value) in elements.values.enumerated() {
      let test = test(fold, elements, at: index, value, neutral: false)
      if case .bool(false) = test { continue }
      candidates.append(Candidate(subjects[index], isIncluded: test))
    }
    return candidates
  }

  private func transformList(_ fold: FoldCode, _ elements: Elements) -> Value {
    transform(fold, elements, into: [Value]()) { list, _, value in
      list.append(value)
      return nil
    } result: { list in
      self.settled(list) { .list($0) }
    }
  }

  private func transformMap(_ fold: FoldCode, _ elements: Elements) -> Value {
    transform(fold, elements, into: ValueMap()) { map, index, value in
      guard case .transformMapEntry = fold.macro else {
        map.set(elements.key(at: index), to: value)
        return nil
      }
      guard case .map(let entries) = value else {
        return value.isKnown ? .noSuchOverload("transformMapEntry", value) : value
      }
      for (key, value) in entries.entries {
        guard map[key] == nil else {
          return .error(.invalidArgument, "insert failed: key \(key.displayText) already exists")
        }
        map.set(key, to: value)
      }
      return nil
    } result: {
      .map($0)
    }
  }

  /// Goes through the entries that pass the filter.
  ///
  /// - Parameter add: takes the entry's position and a result; gives a value to stop with.
  private func transform<Output>(
    _ fold: FoldCode, _ elements: Elements, into start: Output,
    add: (inout Output, _ index: Int, _ value: Value) -> Value?, result: (Output) -> Value
  ) -> Value {
    var output = start
    for (index, element) in elements.values.enumerated() {
      if let filter = fold.filter {
        let condition = boolean(
          evaluate(filter, of: fold, elements, at: index, element), of: fold, at: filter)
        guard case .bool(let isIncluded) = condition else {
          return ListFunctions.undecided([condition]) ?? condition
        }
        guard isIncluded else { continue }
      }
      let value = evaluate(fold.result, of: fold, elements, at: index, element)
      if case .error = value { return value }
      if let stop = add(&output, index, value) { return stop }
    }
    return limited(result(output))
  }

  private func sortBy(_ fold: FoldCode, _ elements: Elements) -> Value {
    let subjects = elements.subjects
    var pairs: [(key: Value, element: Value)] = []
    for (index, element) in elements.values.enumerated() {
      let key = evaluate(fold.result, of: fold, elements, at: index, element)
      pairs.append((key, subjects[index]))
    }
    return ListFunctions.sorted(pairs, for: "sortBy")
  }
}
