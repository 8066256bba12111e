internal import PlumbIAM

/// A call of a service by name, as state machines and schedules write it: `aws-sdk:s3:putObject`.
///
/// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
enum SDKCall {
  /// What comes after the empty region and account of an ARN; nil for ARNs of resources.
  static func call(of resource: String) -> String? {
    let parts = resource.split(separator: ":", omittingEmptySubsequences: false)
    guard
      let last = parts.indices.first(where: {
        $0 + 2 < parts.count && parts[$0].isEmpty && parts[$0 + 1].isEmpty
      })
    else { return nil }
    let call = parts[(last + 2)...].joined(separator: ":")
    return call.isEmpty || call.contains("${") ? nil : call
  }

  /// What is wrong with a call; nil where nothing is known of the service.
  static func problem(of call: String) -> String? {
    let words = call.split(separator: ":").map(String.init)
    guard words.count >= 3 else { return nil }
    let action = words[2].split(separator: ".").first.map(String.init) ?? ""
    guard action.first?.isLowercase == true else {
      return "calls start in lower case, '\(action)' doesn't"
    }
    let isKnown =
      ClientNames.has(action: action, of: words[1])
      ?? services[words[1]].map { ActionTable().has(action: action, of: $0) }
    return isKnown == false ? "service '\(words[1])' has no call '\(action)'" : nil
  }

  /// The names in IAM of services whose calls are actions of the same name.
  private static let services = [
    "backup": "backup", "datasync": "datasync", "scheduler": "scheduler", "sfn": "states",
  ]
}
