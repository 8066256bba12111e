internal import PlumbSyntax
internal import PlumbTemplate

/// Names that the template gives to its resources in a scenario, by which others can be meant.
final class PhysicalNames {
  private let scenario: Scenario
  private var readings: [UInt32: Reading] = [:]
  /// The names of the resources up to `searchedCount`, in their order.
  private var searched: [(resource: Resource, reading: Reading)] = []
  private var searchedCount = 0
  /// The first resource in `searched` of each name.
  private var positions: [String: Int] = [:]

  /// A name, with what reading it left behind.
  private struct Reading {
    let key: String?
    let lastRead: Place?
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  /// The name of a resource as a key of texts; nil if CloudFormation makes one up.
  func key(of resource: Resource) -> String? {
    guard let reading = reading(of: resource) else { return nil }
    scenario.note(lastRead: reading.lastRead)
    return reading.key
  }

  private func reading(of resource: Resource) -> Reading? {
    guard let property = PhysicalNames.properties[resource.type.rawValue] else { return nil }
    if resource.body.bindings == nil, let known = readings[resource.body.node.index] {
      return known
    }
    let before = scenario.lastRead
    scenario.lastRead = nil
    let reading = Reading(key: key(of: resource, in: property), lastRead: scenario.lastRead)
    scenario.lastRead = before
    if resource.body.bindings == nil { readings[resource.body.node.index] = reading }
    return reading
  }

  private func key(of resource: Resource, in property: String) -> String? {
    guard case .mapping(let properties) = scenario.properties(of: resource) else { return nil }
    switch properties[property] {
    case .scalar(let scalar): return scalar.text
    case .parameter(let reading): return "${\(reading.parameter.name)}"
    case .text(let text): return text.resources.isEmpty ? text.key : nil
    case .absent, .mapping, .sequence, .choice, .unknown: return nil
    }
  }

  /// The resource whose name a text is, or holds as a part of an ARN; nil if there is none.
  func resource(in text: String) -> Resource? {
    var found: Int?
    if PhysicalNames.isARN(text) {
      found = searched.firstIndex { $0.reading.key.map { PhysicalNames.holds(text, $0) } ?? false }
    } else if !text.isEmpty {
      found = positions[text]
    }
    // No name is read before it is needed, as what is read tells why a rule is broken.
    while found == nil, searchNext() {
      guard let position = searched.indices.last, let key = searched[position].reading.key,
        PhysicalNames.holds(text, key)
      else { continue }
      found = position
    }
    scenario.note(lastRead: (found.map { searched[$0] } ?? searched.last)?.reading.lastRead)
    return found.map { searched[$0].resource }
  }

  /// Reads the name of the next resource that can have one; false if there is none.
  private func searchNext() -> Bool {
    let resources = scenario.template.resources
    while searchedCount < resources.count {
      let resource = resources[searchedCount]
      searchedCount += 1
      guard let reading = reading(of: resource) else { continue }
      if let key = reading.key, positions[key] == nil { positions[key] = searched.count }
      searched.append((resource, reading))
      return true
    }
    return false
  }

  // MARK: Texts

  /// Whether a text is a name, or has it between the separators of an ARN.
  static func holds(_ text: String, _ name: String) -> Bool {
    guard !name.isEmpty else { return false }
    if text == name { return true }
    guard isARN(text), text.utf8.count >= name.utf8.count + 4 else { return false }
    let bytes = Array(text.utf8)
    let part = Array(name.utf8)
    func isSeparator(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
    }
    return (4...(bytes.count - part.count)).contains { start in
      let end = start + part.count
      return bytes[start] == part[0] && isSeparator(bytes[start - 1])
        && (end == bytes.count || isSeparator(bytes[end])) && bytes[start..<end] == part[...]
    }
  }

  static func isARN(_ text: String) -> Bool { text.utf8.starts(with: "arn:".utf8) }

  /// The property with the name of a resource, by type.
  ///
  /// Each type's page says that `Ref` gives it, or the ARN is made of it; see
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
  private static let properties = [
    "AWS::CloudWatch::Alarm": "AlarmName",
    "AWS::DynamoDB::Table": "TableName",
    "AWS::Events::Rule": "Name",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Role": "RoleName",
    "AWS::KMS::Alias": "AliasName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::S3::Bucket": "BucketName",
    "AWS::SNS::Topic": "TopicName",
    "AWS::SQS::Queue": "QueueName",
    "AWS::Scheduler::Schedule": "Name",
  ]
}
