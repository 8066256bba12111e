public import PlumbEngine

/// Writes a baseline as its file: a line of JSON for each entry.
public struct BaselineWriter: Sendable {
  public init() {}

  public func bytes(for baseline: Baseline) -> [UInt8] {
    var json = JSONEmitter()
    for entry in baseline.entries { json.entry(entry) }
    return json.bytes
  }
}

extension JSONEmitter {
  fileprivate mutating func entry(_ entry: Baseline.Entry) {
    document { json in
      json.object { json in
        json.key("file")
        json.string(entry.file)
        json.key("rule")
        json.string(entry.rule)
        json.key("message")
        json.string(entry.message)
        json.key("fingerprint")
        json.string(entry.fingerprint)
      }
    }
  }
}
