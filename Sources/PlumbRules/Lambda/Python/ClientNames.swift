internal import PlumbSource

/// What boto3 calls services, and the methods of their clients.
enum ClientNames {
  /// What is wrong with asking boto3 for a client or a resource; nil where nothing is.
  static func problem(making kind: String, of service: String) -> String? {
    let known: [Substring] =
      switch kind {
      case "client": words(of: services[...])
      case "resource": resources.map { $0[...] }
      default: [service[...]]
      }
    guard !known.contains(service[...]) else { return nil }
    return "boto3 makes no \(kind) '\(service)'" + suggestion(for: service, among: known)
  }

  /// What is wrong with calling a method of a service's client; nil where nothing is known of it.
  static func problem(calling method: String, of service: String) -> String? {
    guard let known = line(of: service), !everywhere.contains(method) else { return nil }
    let words = words(of: known)
    guard !words.contains(method[...]) else { return nil }
    return "clients of '\(service)' have no method '\(method)'"
      + suggestion(for: method, among: words)
  }

  private static func suggestion(for name: String, among known: [Substring]) -> String {
    SpellingSuggestion.best(for: name, among: known.map { String($0) })
      .map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The methods of a service's clients, as the table has them.
  private static func line(of service: String) -> Substring? {
    methods.split(separator: "\n").first { $0.hasPrefix(service + ": ") }?
      .dropFirst(service.utf8.count + 2)
  }

  private static func words(of table: Substring) -> [Substring] {
    table.split { $0 == " " || $0 == "\n" }
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
