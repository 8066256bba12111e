/// Which runtimes support SnapStart.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
enum SnapStart {
  /// Java 11, Python 3.12 and .NET 8, and what is newer.
  static func supports(_ runtime: String) -> Bool {
    for (language, first) in [("java", 11), ("dotnet", 8)] where runtime.hasPrefix(language) {
      return Int(runtime.dropFirst(language.count)).map { $0 >= first } ?? false
    }
    guard runtime.hasPrefix("python3.") else { return false }
    return Int(runtime.dropFirst("python3.".count)).map { $0 >= 12 } ?? false
  }
}
