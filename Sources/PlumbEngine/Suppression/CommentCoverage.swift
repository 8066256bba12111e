internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Says what a suppressing comment covers: a line, or the resource whose key it stands above.
struct CommentCoverage {
  private let source: Source
  private let resources: [ResourcePlace]
  /// Where the scalars that run over several lines end, by the line on which they start.
  private let scalarEnds: [Int: UInt32]

  init(_ template: Template) {
    let source = template.source
    var ends: [Int: UInt32] = [:]
    for node in template.tree.nodes where node.kind == .scalar {
      let span = node.outerSpan
      let line = source.lines.line(at: Int(span.start))
      guard line + 1 < source.lines.count, span.end > source.lines.lineStarts[line + 1] else {
        continue
      }
      ends[line] = max(ends[line] ?? 0, span.end)
    }
    self.source = source
    scalarEnds = ends
    resources = ResourcePlace.all(in: template)
  }

  /// What a comment covers; nil if it stands alone on its line and no content follows.
  func scope(of comment: Span) -> Suppression.Scope? {
    let line = source.lines.line(at: Int(comment.start))
    if let content = contentStart(ofLine: line), content < comment.start {
      return .lines(coveredSpan(line))
    }
    for next in line + 1..<max(line + 1, source.lines.count) {
      guard let content = contentStart(ofLine: next) else { continue }
      if let resource = resources.first(where: { $0.span.start == content }) {
        return resource.scope
      }
      return .lines(coveredSpan(next))
    }
    return nil
  }

  /// The first byte of a line that is neither blank nor in a comment that fills the line.
  private func contentStart(ofLine line: Int) -> UInt32? {
    let span = source.span(ofLine: line)
    let start = line == 0 ? max(Int(span.start), source.contentStart) : Int(span.start)
    guard
      let first = (start..<max(start, Int(span.end))).first(where: { !source.bytes[$0].isBlank }),
      source.bytes[first] != UInt8(ascii: "#")
    else { return nil }
    return UInt32(first)
  }

  /// The line with the rest of a scalar that starts on it: there is no room for comments in a block.
  private func coveredSpan(_ line: Int) -> Span {
    let span = source.span(ofLine: line)
    return Span(span.start, max(span.end, scalarEnds[line] ?? 0))
  }
}

/// A resource as it is written; several resources where a loop makes them.
struct ResourcePlace {
  /// From its key to the end of its body.
  let span: Span
  let body: Node
  private(set) var ids: Set<String>

  var scope: Suppression.Scope { .resources(ids: ids, span: span) }

  static func all(in template: Template) -> [ResourcePlace] {
    var places: [ResourcePlace] = []
    var positions: [Span: Int] = [:]
    for resource in template.resources {
      let key = resource.id.span
      if let position = positions[key] {
        places[position].ids.insert(resource.id.text)
        continue
      }
      positions[key] = places.count
      // The body of an alias is written elsewhere, and is no part of this resource's lines.
      let body = resource.body.span
      places.append(
        ResourcePlace(
          span: body.start >= key.end && resource.body.node.key?.span == key
            ? key.union(body) : key,
          body: resource.body.node, ids: [resource.id.text]))
    }
    return places
  }
}
