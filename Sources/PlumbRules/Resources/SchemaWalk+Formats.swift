internal import PlumbPattern
internal import PlumbSchema
internal import PlumbSource
internal import PlumbTemplate

/// Formats: names, identifiers and ARNs of resources, addresses, dates.
extension SchemaWalk {
  mutating func checkFormat(_ scalar: SchemaScalar, _ format: SchemaText, _ spot: SchemaSpot) {
    guard let known = context.format(format), known.accepts(scalar.text, context) == false else {
      return
    }
    report(known.rule, "\(scalar.quoted) is no \(known.noun)", spot)
  }
}

/// What the texts of a format look like.
struct SchemaFormat {
  let rule: RuleMetadata
  /// `subnet ID`.
  let noun: String
  private let check: Check

  private enum Check {
    case pattern(String)
    case function(@Sendable (String) -> Bool)
  }

  private init(_ rule: RuleMetadata, _ noun: String, _ pattern: String) {
    self.rule = rule
    self.noun = noun
    check = .pattern(pattern)
  }

  private init(_ noun: String, _ function: @escaping @Sendable (String) -> Bool) {
    rule = SchemaRules.malformedValue
    self.noun = noun
    check = .function(function)
  }

  /// Nil if it can't be told.
  func accepts(_ text: String, _ context: SchemaContext) -> Bool? {
    switch check {
    case .pattern(let pattern): context.isFound(pattern, in: text)
    case .function(let function): function(text)
    }
  }

  private static func arn(_ service: String, _ rest: String) -> String {
    "^arn:aws[A-Za-z-]*:\(service):[a-z0-9-]*:" + rest
  }

  /// The formats that are checked, by the names that resource schemas use.
  static let all: [String: SchemaFormat] = identifiers.merging(notations) { first, _ in first }

  // The forms of IDs: 8 or 17 characters behind the prefix,
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
  private static let identifiers: [String: SchemaFormat] = [
    "AWS::EC2::SecurityGroup.Id": SchemaFormat(
      SchemaRules.malformedSecurityGroupID, "security group ID",
      "^sg-([0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"),
    "AWS::EC2::VPC.Id": SchemaFormat(
      SchemaRules.malformedVPCID, "VPC ID", "^vpc-([0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"),
    "AWS::EC2::Image.Id": SchemaFormat(
      SchemaRules.malformedImageID, "image ID",
      "^(ami-([0-9a-z]{8}|[0-9a-z]{17})$|resolve:ssm)"),
    "AWS::EC2::SecurityGroup.Name": SchemaFormat(
      SchemaRules.malformedSecurityGroupName, "security group name",
      #"^[A-Za-z0-9 ._:/()#,@\[\]+=&;{}!$*-]+$"#),
    "AWS::EC2::Subnet.Id": SchemaFormat(
      SchemaRules.malformedSubnetID, "subnet ID", "^subnet-([0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"),
    "AWS::Logs::LogGroup.Name": SchemaFormat(
      SchemaRules.malformedLogGroupName, "log group name", #"^[A-Za-z0-9._/#-]{1,512}\z"#),
    "AWS::IAM::Role.Arn": SchemaFormat(
      SchemaRules.malformedRoleARN, "ARN of a role", #"^arn:aws[A-Za-z-]*:iam::\d{12}:role/."#),
    "AWS::KMS::Key.Arn": SchemaFormat(
      SchemaRules.malformedKeyARN, "ARN of a key", arn("kms", #"\d{12}:(key|alias)/."#)),
    "AWS::SNS::Topic.Arn": SchemaFormat(
      SchemaRules.malformedTopicARN, "ARN of a topic", arn("sns", #"\d{12}:."#)),
    "AWS::ACM::Certificate.Arn": SchemaFormat(
      SchemaRules.malformedCertificateARN, "ARN of a certificate",
      arn("acm", #"\d{12}:certificate/."#)),
    "AWS::Lambda::Function.Arn": SchemaFormat(
      SchemaRules.malformedFunctionARN, "ARN of a function", arn("lambda", #"\d{12}:function:."#)),
    "AWS::S3::Bucket.Name": SchemaFormat(
      SchemaRules.malformedBucketName, "bucket name",
      #"^$|^(?!.*(\.\.|-\.|\.-))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"#),
    "AWS::KMS::Key.Id": SchemaFormat(
      SchemaRules.malformedKeyID, "key ID",
      "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias/[A-Za-z0-9/_-]+)$"),
    "AWS::KMS::Alias.AliasName": SchemaFormat(
      SchemaRules.malformedKeyAlias, "key alias", "^alias/[A-Za-z0-9:/_-]+$"),
  ]

  private static let notations: [String: SchemaFormat] = [
    "date": SchemaFormat("date", NotationCheck.isDate),
    "date-time": SchemaFormat("date with a time", NotationCheck.isDateTime),
    "email": SchemaFormat("e-mail address") { $0.contains("@") },
    "ipv4": SchemaFormat("IPv4 address", NotationCheck.isIPv4),
    "ipv4-network": SchemaFormat("IPv4 network", NotationCheck.isIPv4Network),
    "ipv6": SchemaFormat("IPv6 address", NotationCheck.isIPv6),
    "ipv6-network": SchemaFormat("IPv6 network", NotationCheck.isIPv6Network),
    "regex": SchemaFormat("regular expression") { (try? Pattern($0)) != nil },
    "time": SchemaFormat("time") { NotationCheck.isDateTime("1970-01-01T" + $0) },
  ]
}
