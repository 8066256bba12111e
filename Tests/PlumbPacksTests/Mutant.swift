/// A single defect in a template, as `Tests/Fixtures/mutants.md` describes it.
struct Mutant {
  /// The resource, parameter, output or section that is changed.
  let subject: String
  /// The rule that has to find it.
  let rule: String
  /// The subject that the finding belongs to.
  let place: String
  /// What is replaced, within the subject; nil where all of it is removed.
  let old: String?
  let new: String
  /// The other rules of packs that report it as an error or a warning, in order.
  let others: [String]

  /// - Parameter section: The page's text from after `## ` to before the next.
  init?(section: String) {
    let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ")
    guard words.count == 2 || words.count == 4, words[0].hasSuffix(":") else { return nil }
    subject = String(words[0].dropLast())
    rule = String(words[1])
    place = words.count == 4 ? String(words[3]) : subject
    let removed = lines.filter { $0.hasPrefix("-") }.map { $0.dropFirst() }
    old = removed.isEmpty ? nil : removed.joined(separator: "\n")
    new = lines.filter { $0.hasPrefix("+") }.map { $0.dropFirst() }.joined(separator: "\n")
    others =
      lines.first { $0.hasPrefix(Mutant.alsoFoundBy) }?
      .dropFirst(Mutant.alsoFoundBy.count).split(separator: ", ").map(String.init) ?? []
  }

  /// Starts the line that names the other rules.
  static let alsoFoundBy = "Also: "

  /// A section with the other rules that report its defect; without the line where there are none.
  static func section(_ section: String, naming others: [String]) -> String {
    var lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.hasPrefix(alsoFoundBy) }
    if !others.isEmpty { lines.insert(alsoFoundBy + others.joined(separator: ", "), at: 1) }
    return lines.joined(separator: "\n")
  }

  /// The template with the defect; nil where what is replaced isn't there exactly once.
  func applied(to template: String) -> String? {
    guard let range = Mutant.range(of: subject, in: template) else { return nil }
    guard let old else { return replacing(range, by: "", in: template) }
    let found: [Range<String.Index>] = template[range].ranges(of: old)
    guard let place = found.first, found.count == 1 else { return nil }
    return replacing(place, by: new, in: template)
  }

  private func replacing(_ range: Range<String.Index>, by text: String, in template: String)
    -> String
  {
    String(template[..<range.lowerBound]) + text + String(template[range.upperBound...])
  }

  /// The lines of a subject, from 1; all lines for `Template`.
  static func lines(of subject: String, in template: String) -> ClosedRange<Int>? {
    guard let range = range(of: subject, in: template) else { return nil }
    let first = template[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    return first...first + template[range].utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// From a subject's key to before the next key that is indented as far or less.
  private static func range(of subject: String, in template: String) -> Range<String.Index>? {
    if subject == "Template" { return template.startIndex..<template.endIndex }
    for indentation in ["\n", "\n  "] {
      let key = indentation + subject + ":\n"
      // A resource before what has its name in another section.
      let resources = template.firstRange(of: "\nResources:\n")?.lowerBound
      guard
        let start = resources.flatMap({ template[$0...].firstRange(of: key) })
          ?? template.firstRange(of: key)
      else { continue }
      var end = template.index(before: start.upperBound)
      while let next = template[template.index(after: end)...].firstIndex(of: "\n") {
        let line = template[template.index(after: end)..<next]
        let depth = line.prefix { $0 == " " }.count
        if depth < indentation.count, depth < line.count, !line.dropFirst(depth).hasPrefix("#") {
          break
        }
        end = next
      }
      return template.index(after: start.lowerBound)..<template.index(after: end)
    }
    return nil
  }
}
