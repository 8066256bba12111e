internal import CEL
internal import PlumbSyntax
internal import PlumbTemplate

/// References below a value: by `Ref`, `Fn::GetAtt` and `Fn::Sub`, or by a name given in the template.
struct References {
  private let host: PackHost

  init(_ host: PackHost) {
    self.host = host
  }

  /// The logical IDs of what a value refers to, in order; undecided branches in `unknown`.
  func resources(
    in value: CEL.Value
  ) -> (certain: [String], possible: [String], unknown: PlumbTemplate.Unknown?) {
    switch value {
    case .list(let elements):
      return elements.reduce(into: ([], [], nil)) { sum, element in
        let next = resources(in: element)
        sum.0 += next.certain.filter { !sum.0.contains($0) }
        sum.1 += next.possible.filter { !sum.1.contains($0) }
        sum.2 = sum.2 ?? next.unknown
      }
    case .host(let text as TextHost):
      let ids = text.text.resources.map(\.id)
      return (ids, ids, nil)
    case .host(let statement as StatementHost):
      return statement.place.map(host.scenario.resources(referredToAt:)) ?? ([], [], nil)
    case .host(let written as any TemplateHostValue):
      return written.place.map(host.scenario.resources(referredToAt:)) ?? ([], [], nil)
    default: return ([], [], nil)
    }
  }

  /// Whether something below a value refers to a resource.
  func refers(_ value: CEL.Value, to resource: Resource) -> CEL.Value {
    let id = resource.id.text
    let found = resources(in: value)
    if found.certain.contains(id) { return .bool(true) }
    if let name = PhysicalNames(host.scenario).key(of: resource), mentions(value, name) {
      return .bool(true)
    }
    if found.possible.contains(id), let unknown = found.unknown {
      return .unknown(host.unknown(unknown))
    }
    return .bool(false)
  }

  /// Whether some text below a value holds a name.
  private func mentions(_ value: CEL.Value, _ name: String) -> Bool {
    switch value {
    case .list(let elements): elements.contains { mentions($0, name) }
    case .string(let text): PhysicalNames.holds(text, name)
    case .host(let scalar as ScalarHost): PhysicalNames.holds(scalar.scalar.text, name)
    case .host(let text as TextHost): text.text.key.map { PhysicalNames.holds($0, name) } ?? false
    case .host(let resource as ResourceHost):
      mentions(host.value(host.scenario.properties(of: resource.resource)), name)
    case .host(let host):
      switch host.elements() {
      case .list(let elements): elements.contains { mentions($0, name) }
      case .map(let entries): entries.contains { mentions($0.value, name) }
      case .undecided, nil: false
      }
    default: false
    }
  }
}

/// Names that the template gives to its resources, by which others can be meant.
struct PhysicalNames {
  private let scenario: Scenario

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  /// The name of a resource as a key of texts; nil if CloudFormation makes one up.
  func key(of resource: Resource) -> String? {
    guard let property = PhysicalNames.properties[resource.type.rawValue],
      case .mapping(let properties) = scenario.properties(of: resource)
    else { return nil }
    switch properties[property] {
    case .scalar(let scalar): return scalar.text
    case .parameter(let reading): return "${\(reading.parameter.name)}"
    case .text(let text): return text.resources.isEmpty ? text.key : nil
    case .absent, .mapping, .sequence, .choice, .unknown: return nil
    }
  }

  /// The resource whose name a text is, or holds as a part of an ARN; nil if there is none.
  func resource(in text: String) -> Resource? {
    scenario.template.resources.first { resource in
      key(of: resource).map { PhysicalNames.holds(text, $0) } ?? false
    }
  }

  /// Whether a text is a name, or has it between the separators of an ARN.
  static func holds(_ text: String, _ name: String) -> Bool {
    guard !name.isEmpty else { return false }
    if text == name { return true }
    guard text.hasPrefix("arn:") else { return false }
    return text.split(separator: name, omittingEmptySubsequences: false).hasNeighbours {
      left, right in
      [":", "/"].contains(left.last) && (right.isEmpty || [":", "/"].contains(right.first))
    }
  }

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

extension [Substring] {
  /// Whether two neighbours satisfy a predicate.
  fileprivate func hasNeighbours(_ areWanted: (Substring, Substring) -> Bool) -> Bool {
    zip(self, dropFirst()).contains { areWanted($0, $1) }
  }
}
