internal import PlumbSource

/// Resources that can't be created, because each waits for another of them.
public struct ReferenceCycle: Hashable, Sendable {
  /// One way around: each reference's target is the next one's source, and the last leads to the first.
  ///
  /// The shortest one through the resource that stands first in the template.
  public let references: [Reference]
  /// The logical IDs of all resources that are in a cycle with each other, in document order.
  public let resources: [String]
}

extension ReferenceGraph {
  /// The groups of resources that depend on each other, in document order; empty if there are none.
  ///
  /// What counts are references from a resource to a resource, `DependsOn` included, whatever the
  /// conditions on the way. Costs a walk over all references.
  public var cycles: [ReferenceCycle] {
    var search = CycleSearch(self)
    return search.groups().map { group in
      ReferenceCycle(references: search.shortestWay(around: group), resources: search.names(group))
    }
  }
}

/// Tarjan's search for strongly connected components, without recursion.
///
/// https://doi.org/10.1137/0201010
private struct CycleSearch {
  private var ids: [String] = []
  /// The references from each resource, each with the number of its target.
  private var edges: [[(reference: Reference, target: Int)]] = []
  private var order: [Int?]
  private var low: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var count = 0

  init(_ graph: ReferenceGraph) {
    var numbers: [String: Int] = [:]
    func number(_ id: String) -> Int {
      if let number = numbers[id] { return number }
      numbers[id] = numbers.count
      return numbers.count - 1
    }
    var pairs: [(source: Int, target: Int, reference: Reference)] = []
    for reference in graph.references {
      guard case .resource(let source) = reference.source else { continue }
      let sourceNumber = number(source)
      guard case .resource(let target) = reference.target else { continue }
      pairs.append((sourceNumber, number(target), reference))
    }
    ids = numbers.sorted { $0.value < $1.value }.map(\.key)
    edges = Array(repeating: [], count: ids.count)
    for pair in pairs { edges[pair.source].append((pair.reference, pair.target)) }
    order = Array(repeating: nil, count: ids.count)
    low = Array(repeating: 0, count: ids.count)
    isOpen = Array(repeating: false, count: ids.count)
  }

  func names(_ group: [Int]) -> [String] { group.map { ids[$0] } }

  /// The components with a cycle, each sorted, in the order of their first resource.
  mutating func groups() -> [[Int]] {
    var groups: [[Int]] = []
    for root in ids.indices where order[root] == nil { search(from: root, into: &groups) }
    return groups.sorted { $0[0] < $1[0] }
  }

  private mutating func search(from root: Int, into groups: inout [[Int]]) {
    enter(root)
    var stack = [(node: root, next: 0)]
    while let (node, next) = stack.last {
      guard next < edges[node].count else {
        stack.removeLast()
        if let parent = stack.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { close(node, into: &groups) }
        continue
      }
      stack[stack.count - 1].next += 1
      let target = edges[node][next].target
      if let number = order[target] {
        if isOpen[target] { low[node] = min(low[node], number) }
      } else {
        enter(target)
        stack.append((target, 0))
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = count
    low[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
  }

  private mutating func close(_ root: Int, into groups: inout [[Int]]) {
    var group: [Int] = []
    while let node = open.popLast() {
      isOpen[node] = false
      group.append(node)
      if node == root { break }
    }
    let refersToItself = edges[root].contains { $0.target == root }
    if group.count > 1 || refersToItself { groups.append(group.sorted()) }
  }

  /// The shortest way from the first resource of a group back to itself.
  func shortestWay(around group: [Int]) -> [Reference] {
    let members = Set(group)
    let start = group[0]
    var cameBy: [Int: (source: Int, reference: Reference)] = [:]
    var queue = [start]
    var position = 0
    while position < queue.count, cameBy[start] == nil {
      let node = queue[position]
      position += 1
      for (reference, target) in edges[node]
      where members.contains(target) && cameBy[target] == nil {
        cameBy[target] = (node, reference)
        queue.append(target)
      }
    }
    var way: [Reference] = []
    var node = start
    while let (source, reference) = cameBy[node] {
      way.append(reference)
      node = source
      if node == start { break }
    }
    return way.reversed()
  }
}
