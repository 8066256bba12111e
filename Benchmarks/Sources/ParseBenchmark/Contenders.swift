import CDrain
import Foundation
import PlumbSource
import PlumbSyntax
import Yams

/// Something that reads a text and throws the result away.
enum Contender: String, CaseIterable {
  case plumbline
  case drain
  case yams
  case foundation

  /// Reads the text once; returns a number that depends on it, so that the work isn't left out.
  func read(_ text: Text) throws -> Int {
    switch self {
    case .plumbline: return Tree.parse(text.source).nodeCount
    case .drain:
      let events = plumb_drain(text.source.bytes, text.source.bytes.count)
      precondition(events > 0, "libyaml refuses \(text.source.name)")
      return events
    case .yams: return try Yams.compose(yaml: text.string) == nil ? 0 : 1
    case .foundation:
      return try JSONSerialization.jsonObject(with: text.data) is NSDictionary ? 1 : 0
    }
  }
}

/// A text in the form that each contender takes, so that no conversion is measured.
struct Text {
  let source: Source
  let string: String
  let data: Data

  init(_ source: Source) {
    self.source = source
    string = String(decoding: source.bytes, as: UTF8.self)
    data = Data(source.bytes)
  }
}
