internal import CPlumbData
internal import PlumbTemplate

/// The services of AWS and their actions, as policies name them, in lower case.
///
/// From the Service Authorization Reference, collected by `Scripts/iam-actions`; read in place.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
package struct ActionTable {
  package init() {}

  /// The names of all services, in no order.
  package var services: [String] { Array(ActionTable.blocks.keys) }

  /// Whether there is a service of a name, in any case: `s3`.
  package func hasService(_ service: String) -> Bool { block(of: service) != nil }

  /// Whether a service has an action, or with `*` and `?` one that fits; false without the service.
  ///
  /// Upper and lower case don't differ. Costs a walk over the service's actions.
  package func has(action: String, of service: String) -> Bool {
    let pattern = Array(action.lowercased().utf8)
    var isFound = false
    forEachAction(of: service) { candidate in
      isFound = Glob.matches(pattern, candidate)
      return !isFound
    }
    return isFound
  }

  /// The actions of a service in order, without its name; empty if there is no such service.
  package func actions(of service: String) -> [String] {
    var names: [String] = []
    forEachAction(of: service) { action in
      names.append(String(decoding: action, as: UTF8.self))
      return true
    }
    return names
  }

  // MARK: The file

  private let bytes = EmbeddedActions()

  /// Goes through the actions of a service until the body returns false.
  private func forEachAction(of service: String, _ body: ([UInt8]) -> Bool) {
    guard let block = block(of: service) else { return }
    var action: [UInt8] = []
    var at = block.lowerBound
    while at < block.upperBound {
      let end = at + 2 + Int(bytes[at + 1])
      action.removeLast(action.count - Int(bytes[at]))
      for index in at + 2..<end { action.append(bytes[index]) }
      guard body(action) else { return }
      at = end
    }
  }

  private func block(of service: String) -> Range<Int>? {
    ActionTable.blocks[service.lowercased()]
  }

  /// Where each service's actions are, found out when it is first asked for.
  private static let blocks: [String: Range<Int>] = {
    let bytes = EmbeddedActions()
    var blocks: [String: Range<Int>] = [:]
    var at = 0
    while at < bytes.count {
      let nameEnd = at + 1 + Int(bytes[at])
      let name = String(decoding: (at + 1..<nameEnd).map { bytes[$0] }, as: UTF8.self)
      let size = (0..<4).reduce(0) { $0 | Int(bytes[nameEnd + $1]) << (8 * $1) }
      blocks[name] = nameEnd + 4..<nameEnd + 4 + size
      at = nameEnd + 4 + size
    }
    return blocks
  }()
}

/// The bytes of iam-actions.bin where they are embedded.
@safe private struct EmbeddedActions {
  let count: Int
  private let start: UnsafePointer<UInt8>?

  init() {
    var count = 0
    unsafe start = plumb_iam_actions(&count)
    self.count = count
  }

  subscript(index: Int) -> UInt8 {
    guard index >= 0, index < count, let start = unsafe start else {
      preconditionFailure("byte \(index) of \(count) is asked for")
    }
    return unsafe start[index]
  }
}
