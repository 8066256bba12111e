internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// A change that a rule of a pack offers for what breaks it.
struct FixTemplate: Sendable {
  let title: MessageTemplate
  let isSafe: Bool
  /// Whether it is offered.
  let when: Program?
  /// What the paths start from; the element of `each` or the properties where this is nil.
  let on: Program?
  let changes: [Change]
  /// What the declaration of a parameter gets where a value to set is the parameter's.
  let declaration: [ValueTemplate.Member]

  /// One change of a place.
  struct Change: Sendable {
    let kind: Kind
    let path: MessageTemplate
    /// The value or element; nil where something is removed.
    let value: ValueTemplate?

    enum Kind: Int32, Sendable {
      /// Give a key a value; of a mapping, each of its keys.
      case set
      /// Give a list an element.
      case add
      case remove
    }
  }
}

/// A value of a fix, with CEL in `${…}`.
indirect enum ValueTemplate: Sendable {
  /// A scalar without CEL.
  case scalar(NewValue)
  /// What an expression gives, of its own type.
  case expression(Program)
  case text(MessageTemplate)
  case list([ValueTemplate])
  case mapping([Member])
  case call(String, ValueTemplate)

  struct Member: Sendable {
    let key: MessageTemplate
    let value: ValueTemplate
  }
}

// MARK: Evaluation

extension MessageTemplate {
  /// The text with every value in it; nil where one isn't known.
  func knownText(_ evaluation: Evaluation, item: CEL.Value) -> String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .value(let program):
        guard let value = NewValue(evaluation.evaluate(program, [item]))?.scalarText else {
          return nil
        }
        text += value
      }
    }
    return text
  }
}

extension ValueTemplate {
  /// The value to write; nil where it isn't known.
  func value(_ evaluation: Evaluation, item: CEL.Value) -> NewValue? {
    switch self {
    case .scalar(let value): return value
    case .expression(let program): return NewValue(evaluation.evaluate(program, [item]))
    case .text(let text): return text.knownText(evaluation, item: item).map { .text($0) }
    case .list(let elements):
      let values = elements.compactMap { $0.value(evaluation, item: item) }
      return values.count == elements.count ? .list(values) : nil
    case .mapping(let members):
      let values = members.compactMap { $0.value(evaluation, item: item) }
      return values.count == members.count ? .mapping(values) : nil
    case .call(let name, let argument):
      return argument.value(evaluation, item: item).map { .call(name, $0) }
    }
  }
}

extension ValueTemplate.Member {
  func value(_ evaluation: Evaluation, item: CEL.Value) -> NewValue.Member? {
    guard let key = key.knownText(evaluation, item: item),
      let value = value.value(evaluation, item: item)
    else { return nil }
    return NewValue.Member(key, value)
  }
}

extension NewValue {
  /// What CEL gave; nil for what isn't known or has no text.
  init?(_ value: CEL.Value) {
    switch value {
    case .string(let text): self = .text(text)
    case .bool(let boolean): self = .boolean(boolean)
    case .int(let number): self = .number("\(number)")
    case .uint(let number): self = .number("\(number)")
    case .double(let number): self = .number(SettingValue.text(number))
    case .host(let host as ScalarHost):
      switch host.scalar.scalar {
      case .string(let text): self = .text(text)
      case .bool(let boolean): self = .boolean(boolean)
      case .int, .float: self = .number(host.scalar.text)
      case .null: return nil
      }
    case .list(let elements):
      let values = elements.compactMap { NewValue($0) }
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case .null, .bytes, .map, .type, .optional, .host, .unknown, .error: return nil
    }
  }

  /// The text of a scalar; nil for everything else.
  var scalarText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number
    case .boolean(let boolean): "\(boolean)"
    case .list, .mapping, .call: nil
    }
  }
}
