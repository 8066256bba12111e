public import PlumbSource

/// What could be read of a YAML or JSON source, with what is wrong with it.
public final class Tree: Sendable {
  public let source: Source
  /// How the source was read, decided by its content.
  public let format: Format
  /// What is wrong with the source as YAML or JSON, in its order.
  public let findings: [Finding]
  /// The comments, in the order of the source; empty for JSON.
  public let comments: [Comment]

  let storage: Storage

  init(source: Source, format: Format, storage: Storage, findings: [Finding], comments: [Comment]) {
    self.source = source
    self.format = format
    self.storage = storage
    self.findings = findings
    self.comments = comments
  }

  /// The outermost node; nil if nothing could be read.
  public var root: Node? {
    storage.records.isEmpty ? nil : Node(tree: self, index: 0)
  }

  /// Whether the source was read to its end.
  ///
  /// If it wasn't, what is missing from the tree may only be missing because reading stopped.
  public var isComplete: Bool {
    findings.allSatisfy { SyntaxRules.leavesTreeComplete($0.rule) }
  }

  /// The number of nodes, aliases included.
  public var nodeCount: Int { storage.records.count }

  /// Where aliases of anchors stand, `*name`, in the order of the source; none in JSON.
  public var aliases: [Span] {
    storage.aliases.map {
      let record = storage.records[Int($0)]
      return Span(record.start, record.end)
    }
  }

  /// Where merge keys stand, `<<` without quotes, in the order of the source; none in JSON.
  public var mergeKeys: [Span] {
    storage.mergedRanges.keys.sorted().flatMap { mapping in
      storage.writtenEntries(of: mapping).filter { storage.isMergeKey($0.key) }.map {
        let record = storage.records[Int($0.key)]
        return Span(record.start, record.end)
      }
    }
  }
}

extension Tree: Hashable {
  public static func == (left: Tree, right: Tree) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}

/// The notation of a source.
public enum Format: String, Sendable, CaseIterable {
  case yaml
  case json
}

/// A remark in the source that is no part of its content.
public struct Comment: Hashable, Sendable {
  /// From the `#` to the end of its line, without the line break.
  public let span: Span

  public init(span: Span) {
    self.span = span
  }
}

/// The nodes of a tree, as the readers leave them.
struct Storage: Sendable {
  var records: ContiguousArray<NodeRecord> = []
  var properties: [NodeProperties] = []
  var keys: KeyTable = .seeded
  /// Decoded text where it differs from the source, with the end of each piece.
  var text: [UInt8] = []
  var textEnds: [UInt32] = []
  /// The records that are aliases.
  var aliases: [UInt32] = []
  /// The entries of mappings with a `<<` key, as pairs of records.
  var merged: [MergedEntry] = []
  /// Where the entries of such a mapping are, by its record.
  var mergedRanges: [UInt32: Range<Int>] = [:]
  /// The nodes that aliases stand for.
  var aliased: Set<UInt32> = []

  /// The bytes of a piece of decoded text.
  func textRange(_ piece: UInt32) -> Range<Int> {
    let index = Int(piece)
    return (index == 0 ? 0 : Int(textEnds[index - 1]))..<Int(textEnds[index])
  }

  /// The record that an alias stands for; itself for any other.
  func resolved(_ index: UInt32) -> UInt32 {
    let record = records[Int(index)]
    return record.role == .alias ? record.payload : index
  }

  /// Where the merged entries of a mapping are.
  func mergedRange(of mapping: UInt32) -> Range<Int> { mergedRanges[mapping] ?? 0..<0 }
}

struct MergedEntry: BitwiseCopyable, Sendable {
  var key: UInt32
  var value: UInt32
}
