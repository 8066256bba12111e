extension Evaluation {
  /// The value of a macro that goes through a list or map.
  func fold(_ fold: Expression.Fold) -> Value {
    mapping(evaluate(fold.target)) { target in
      switch Elements.of(target, for: fold.macro.rawValue) {
      case .undecided(let value): value
      case .elements(let elements): self.fold(fold, over: elements)
      }
    }
  }

  private func fold(_ fold: Expression.Fold, over elements: Elements) -> Value {
    if fold.variables.count == 2 || fold.macro == .map || fold.macro == .sortBy,
      elements.hasUndecidedCount
    {
      return mapping(elements.presentList) { list in
        switch Elements.of(list, for: fold.macro.rawValue) {
        case .undecided(let value): value
        case .elements(let elements): self.fold(fold, over: elements)
        }
      }
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

  /// The body for one entry.
  private func evaluate(
    _ body: Expression, of fold: Expression.Fold, _ entry: (key: Value, value: Value), isMap: Bool
  ) -> Value {
    let values =
      fold.variables.count == 2 ? [entry.key, entry.value] : [isMap ? entry.key : entry.value]
    return with(fold.slot, values) { evaluate(body) }
  }

  /// A condition for one entry; an undecided element is tried with both of its values.
  ///
  /// - Parameter neutral: the value for an element that isn't there.
  private func test(
    _ fold: Expression.Fold, _ entry: (key: Value, value: Value), in elements: Elements,
    neutral: Bool
  ) -> Value {
    switch entry.value {
    case .error where !elements.isMap: return entry.value
    case .unknown(let unknown) where unknown.isChoice && !elements.isMap:
      return unknown.mapAlternatives {
        test(fold, (entry.key, $0), in: elements, neutral: neutral)
      }
    case .host(let host) where host.isAbsent && elements.skipsAbsent:
      return .bool(neutral)
    default:
      return boolean(
        evaluate(fold.body, of: fold, entry, isMap: elements.isMap), of: fold, at: fold.body)
    }
  }

  private func boolean(_ value: Value, of fold: Expression.Fold, at body: Expression) -> Value {
    switch value {
    case .bool, .unknown, .error: value
    default:
      located(
        .error(
          .noSuchOverload,
          "no such overload: the condition of '\(fold.macro.rawValue)' gives \(value.typeName), no boolean"
        ), at: body)
    }
  }

  private func quantify(
    _ fold: Expression.Fold, _ elements: Elements, deciding: Bool
  ) -> Value {
    Logic.combine(
      elements.entries.lazy.map {
        self.test(fold, $0, in: elements, neutral: !deciding)
      },
      deciding: deciding, fold.macro.rawValue)
  }

  private func existsOne(_ fold: Expression.Fold, _ elements: Elements) -> Value {
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

  private func filter(_ fold: Expression.Fold, _ elements: Elements) -> Value {
    Candidate.list(of: candidates(fold, elements))
  }

  /// The elements that fulfil the condition, or may do so.
  private func candidates(_ fold: Expression.Fold, _ elements: Elements) -> [Candidate] {
    elements.entries.compactMap { entry in
      let test = test(fold, entry, in: elements, neutral: false)
      if case .bool(false) = test { return nil }
      return Candidate(elements.isMap ? entry.key : entry.value, isIncluded: test)
    }
  }

  private func transformList(_ fold: Expression.Fold, _ elements: Elements) -> Value {
    transform(fold, elements, into: [Value]()) { list, _, value in
      list.append(value)
      return nil
    } result: { list in
      self.settled(list) { .list($0) }
    }
  }

  private func transformMap(_ fold: Expression.Fold, _ elements: Elements) -> Value {
    transform(fold, elements, into: ValueMap()) { map, key, value in
      guard fold.macro == .transformMapEntry else {
        map.set(key, to: value)
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
  /// - Parameter add: takes a result; gives a value to stop with.
  private func transform<Output>(
    _ fold: Expression.Fold, _ elements: Elements, into start: Output,
    add: (inout Output, _ key: Value, _ value: Value) -> Value?, result: (Output) -> Value
  ) -> Value {
    var output = start
    for entry in elements.entries {
      if let filter = fold.filter {
        let condition = boolean(
          evaluate(filter, of: fold, entry, isMap: elements.isMap), of: fold, at: filter)
        guard case .bool(let isIncluded) = condition else {
          return ListFunctions.undecided([condition]) ?? condition
        }
        guard isIncluded else { continue }
      }
      let value = evaluate(fold.body, of: fold, entry, isMap: elements.isMap)
      if case .error = value { return value }
      if let stop = add(&output, entry.key, value) { return stop }
    }
    return limited(result(output))
  }

  private func sortBy(_ fold: Expression.Fold, _ elements: Elements) -> Value {
    var pairs: [(key: Value, element: Value)] = []
    for entry in elements.entries {
      let key = evaluate(fold.body, of: fold, entry, isMap: elements.isMap)
      pairs.append((key, elements.isMap ? entry.key : entry.value))
    }
    return ListFunctions.sorted(pairs, for: "sortBy")
  }
}
