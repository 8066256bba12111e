internal import PlumbSource

/// What boto3 calls services, and the methods of their clients.
enum ClientNames {
  /// What is wrong with asking boto3 for a client or a resource; nil where nothing is.
  static func problem(making kind: String, of service: String) -> String? {
    let known: [Substring] =
      switch kind {
      case "client": words(of: services)
      case "resource": resources.map { $0[...] }
      default: [service[...]]
      }
    guard !known.contains(service[...]) else { return nil }
    return "boto3 makes no \(kind) '\(service)'" + suggestion(for: service, among: known)
  }

  /// What is wrong with calling a method of a service's client; nil where nothing is known of it.
  static func problem(calling method: String, of service: String) -> String? {
    guard !everywhere.contains(method), let words = methods(of: service) else { return nil }
    guard !words.contains(where: { $0.elementsEqual(method.utf8) }) else { return nil }
    return "clients of '\(service)' have no method '\(method)'"
      + suggestion(for: method, among: words.map { Substring($0) })
  }

  /// Whether a service has an action such as `putObject`, in any case; nil where nothing is known of it.
  static func has(action: String, of service: String) -> Bool? {
    let wanted = Array(action.lowercased().utf8)
    return methods(of: service)?.contains { method in
      method.lazy.filter { $0 != UInt8(ascii: "_") }.elementsEqual(wanted)
    }
  }

  /// The methods of a service's client, in bytes: looking for characters costs many times as much.
  private static func methods(of service: String) -> [Substring.UTF8View]? {
    let start = "\(service): ".utf8
    return methods.utf8.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: start) }
      .map { $0.dropFirst(start.count).split(separator: UInt8(ascii: " ")) }
  }

  private static func suggestion(for name: String, among known: [Substring]) -> String {
    SpellingSuggestion.best(for: name, among: known.map { String($0) })
      .map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func words(of table: String) -> [Substring] {
    table.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Substring($0) }
  }

  /// What boto3 has objects for, beside the client.
  ///
  /// https://docs.aws.amazon.com/boto3/latest/guide/resources.html
  private static let resources = [
    "cloudformation", "cloudwatch", "dynamodb", "ec2", "glacier", "iam", "s3", "sns", "sqs",
  ]

  /// What every client has.
  ///
  /// https://docs.aws.amazon.com/botocore/latest/reference/services/s3.html
  private static let everywhere = [
    "can_paginate", "close", "generate_presigned_url", "get_paginator", "get_waiter",
  ]
}
