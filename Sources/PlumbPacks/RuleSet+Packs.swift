public import PlumbEngine

extension RuleSet {
  /// The rules of a pack that the library carries.
  ///
  /// - Throws: `SettingError` for a setting that the pack hasn't, or a value that it can't have.
  public static func pack(
    _ pack: BuiltInPack, settings: [String: SettingValue] = [:]
  ) throws(SettingError) -> RuleSet {
    try pack.pack.rules(settings: settings)
  }
}
