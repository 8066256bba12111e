internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource
internal import PlumbTemplate

extension DeploymentChoice {
  /// What the options choose, and, where they don't, the configuration.
  ///
  /// - Throws: `UsageError` for a file that can't be read or understood, a scenario that the
  ///   configuration doesn't have, and a region that AWS doesn't have.
  init(_ options: ScenarioChoice, _ file: ConfigurationFile) throws(UsageError) {
    self.init()
    fixed = options.fixed
    try UsageError.throwIfAny(options.regions.compactMap(UnknownName.region))
    regions = DeploymentChoice.regions(options, file)
    let scenarios = file.configuration.scenarios
    try UsageError.throwIfAny(file.configuration.unknownScenarios(among: options.scenarios))
    isRestricted = !options.files.isEmpty || !options.scenarios.isEmpty
    for path in options.files { named.append(try DeploymentChoice.file(path).deployment) }
    for scenario in scenarios
    where !isRestricted || options.scenarios.contains(scenario.name.text) {
      named.append(try DeploymentChoice.deployment(scenario, file))
    }
  }

  private static func regions(_ options: ScenarioChoice, _ file: ConfigurationFile) -> [String] {
    let own = file.configuration.regions
    let configured = (own.isEmpty ? file.linter.regions : own).map(\.text)
    return options.regions.isEmpty ? configured : options.regions
  }

  private static func file(_ path: String) throws(UsageError) -> ParametersFile {
    let file: ParametersFile
    do throws(FileError) {
      file = ParametersFile(try Source(contentsOf: path))
    } catch {
      throw UsageError(error.description)
    }
    try UsageError.throwIfAny(file.findings)
    return file
  }

  private static func deployment(
    _ scenario: Configuration.NamedScenario, _ file: ConfigurationFile
  ) throws(UsageError) -> Deployment {
    switch scenario.parameters {
    case .file(let path):
      let parameters = try self.file(file.path(path.text))
      return Deployment(
        name: scenario.name.text, source: parameters.source, values: parameters.values)
    case .values(let values):
      guard let source = file.configuration.source else {
        throw UsageError("a scenario without a configuration")
      }
      return Deployment(
        name: scenario.name.text, source: source,
        values: values.map { GivenParameter(name: $0.name, value: $0.value) })
    }
  }
}
