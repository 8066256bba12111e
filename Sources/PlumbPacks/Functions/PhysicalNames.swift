internal import PlumbSyntax
internal import PlumbTemplate

/// Names that the template gives to its resources, by which others can be meant.
final class PhysicalNames {
  private var readings = VersionTable<Int, Reading>()
  /// The search in the scenario that was looked at last.
  private var search = Search()

  /// What the name of a resource is, or can be.
  struct Name {
    /// The keys of texts that it can be; none if CloudFormation makes one up, or it isn't known.
    var keys: [String] = []
    /// Why it isn't decided which of the keys it is, if any; nil if it is.
    var unknown: PlumbTemplate.Unknown?

    /// Whether it can be any text.
    var isOpen: Bool { keys.isEmpty && unknown != nil }

    /// Whether a text is the name, or holds it; nil if a decision will tell.
    func isHeld(by text: String) -> Bool? {
      if isOpen { return nil }
      guard keys.contains(where: { PhysicalNames.holds(text, $0) }) else { return false }
      return unknown == nil ? true : nil
    }
  }

  /// What a text says of the resources' names.
  enum Target {
    case resource(Resource)
    case undecided(PlumbTemplate.Unknown)
    case none
  }

  /// A name, with what reading it left behind.
  private struct Reading {
    let name: Name
    let lastRead: Place?
  }

  /// How far the names of a scenario have been read.
  private struct Search {
    var scenario: Scenario?
    /// The names of the resources up to `count`, in their order.
    var found: [(resource: Resource, reading: Reading)] = []
    var count = 0
    /// The first resource in `found` of each name.
    var positions: [String: Int] = [:]
    /// The names among them that aren't decided.
    var undecided: [Name] = []
    var dependencies = Dependencies()
  }

  /// The name of a resource; nil for those of a type that has none.
  func name(of resource: Resource, in scenario: Scenario) -> Name? {
    guard let reading = reading(of: resource, in: scenario) else { return nil }
    scenario.note(lastRead: reading.lastRead)
    return reading.name
  }

  private func reading(of resource: Resource, in scenario: Scenario) -> Reading? {
    guard let property = PhysicalNames.properties[resource.type.rawValue] else { return nil }
    let number = Int(resource.body.node.index)
    let isBound = resource.body.bindings != nil
    if !isBound, let known = readings.find(number, in: scenario) { return known }
    let before = scenario.lastRead
    scenario.lastRead = nil
    let (reading, dependencies) = scenario.tracking {
      let name = self.name(of: resource, property, in: scenario)
      return Reading(name: name, lastRead: scenario.lastRead)
    }
    scenario.lastRead = before
    if !isBound { readings.add(reading, for: number, dependencies, in: scenario) }
    return reading
  }

  private func name(of resource: Resource, _ property: String, in scenario: Scenario) -> Name {
    guard case .mapping(let properties) = scenario.properties(of: resource) else { return Name() }
    return name(properties[property])
  }

  private func name(_ value: PlumbTemplate.Value) -> Name {
    switch value {
    case .scalar(let scalar): return Name(keys: [scalar.text])
    case .parameter(let reading): return Name(keys: ["${\(reading.parameter.name)}"])
    case .text(let text):
      return Name(keys: text.resources.isEmpty ? text.key.map { [$0] } ?? [] : [])
    case .choice(let choice):
      let sides = [name(choice.then), name(choice.otherwise)]
      if let open = sides.first(where: \.isOpen) { return open }
      return Name(keys: sides.flatMap(\.keys), unknown: choice.unknown)
    case .unknown(let unknown): return Name(unknown: unknown.split == nil ? nil : unknown)
    case .absent, .mapping, .sequence: return Name()
    }
  }

  /// The resource whose name a text is, or holds as a part of an ARN.
  func target(of text: String, in scenario: Scenario) -> Target {
    if search.scenario !== scenario { search = Search(scenario: scenario) }
    defer { scenario.dependencies.formUnion(search.dependencies) }
    var found: Int?
    if PhysicalNames.isARN(text) {
      found = search.found.firstIndex { $0.reading.name.isHeld(by: text) == true }
    } else if !text.isEmpty {
      found = search.positions[text]
    }
    // No name is read before it is needed, as what is read tells why a rule is broken.
    while found == nil, searchNext(in: scenario) {
      guard let position = search.found.indices.last,
        search.found[position].reading.name.isHeld(by: text) == true
      else { continue }
      found = position
    }
    scenario.note(lastRead: (found.map { search.found[$0] } ?? search.found.last)?.reading.lastRead)
    if let found { return .resource(search.found[found].resource) }
    let undecided = search.undecided.first { $0.isHeld(by: text) == nil }?.unknown
    return undecided.map { .undecided($0) } ?? .none
  }

  /// Reads the name of the next resource that can have one; false if there is none.
  private func searchNext(in scenario: Scenario) -> Bool {
    let resources = scenario.template.resources
    while search.count < resources.count {
      let resource = resources[search.count]
      search.count += 1
      let (reading, dependencies) = scenario.tracking { self.reading(of: resource, in: scenario) }
      search.dependencies.formUnion(dependencies)
      guard let reading else { continue }
      if reading.name.unknown != nil {
        search.undecided.append(reading.name)
      } else if let key = reading.name.keys.first, search.positions[key] == nil {
        search.positions[key] = search.found.count
      }
      search.found.append((resource, reading))
      return true
    }
    return false
  }

  func forget() {
    readings = VersionTable()
    search = Search()
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
