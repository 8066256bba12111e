/// Why a maintainers' command can't do its work.
struct DevError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
