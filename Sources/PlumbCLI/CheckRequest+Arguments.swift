extension CheckRequest {
  /// Reads the arguments of a plain check: paths, packs, `--isolated`, `--quiet`, and a format.
  ///
  /// ArgumentParser takes 15 million instructions for the same, which is more than many a template
  /// costs. What it alone can read, and whatever may be wrong, is left to it: then this is nil.
  init?(plain arguments: [String]) {
    self.init()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--isolated": policy.configuration = .none
      case "--quiet", "-q": output.isQuiet = true
      case "--policy":
        guard let names = rest.popFirst().flatMap(NameList.init(plain:)) else { return nil }
        policy.packs += names.names
      case "--format", "-f":
        guard let format = rest.popFirst().flatMap(OutputOptions.Format.init(rawValue:)) else {
          return nil
        }
        output.format = format
      default:
        if argument.isEmpty || argument.hasPrefix("-") { return nil }
        paths.append(argument)
      }
    }
  }
}

extension NameList {
  /// Nil also for a value that looks like an option.
  fileprivate init?(plain argument: String) {
    if argument.hasPrefix("-") { return nil }
    self.init(argument: argument)
  }
}
