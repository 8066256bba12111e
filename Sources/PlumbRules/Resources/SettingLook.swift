internal import PlumbSource

/// A setting that a service ignores or changes, and when.
struct SettingLook: Sendable {
  /// What is wrong, and the key of the member to point at; the value itself where that is nil.
  typealias Objection = (words: String, key: String?)

  let rule: RuleMetadata
  /// Where it can stand: a type and names from the properties down, `*` for every element.
  private let places: [String]
  let objection: @Sendable (inout SettingReading) -> Objection?

  private init(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String,
    page: String, at places: [String],
    _ objection: @escaping @Sendable (inout SettingReading) -> Objection?
  ) {
    rule = RuleMetadata(
      id: RuleID(id), title: title, severity: alias.hasPrefix("W") ? .warning : .error,
      rationale: why, remediation: remediation,
      references: ["https://docs.aws.amazon.com/" + page], aliases: [alias])
    self.places = places
    self.objection = objection
  }

  /// The looks at resources of a type, each with the paths that it follows.
  static func looks(at type: String) -> [(look: SettingLook, paths: [[String]])] {
    all.compactMap { look in
      let paths = look.places.filter { $0.hasPrefix(type) }.map {
        $0.split(separator: "/").map(String.init)
      }
      .filter { $0[0] == type }.map { Array($0.dropFirst()) }
      return paths.isEmpty ? nil : (look, paths)
    }
  }

  static let types: [String] = Set(
    all.flatMap { look in look.places.map { String($0.prefix { $0 != "/" }) } }
  ).sorted()

  static let all = [
    iopsWithoutEffect, virtualNameWithoutEffect, addressDomain, alarmPeriod, aliasName,
    forwardedValues,
    layerName, methodSettings, parameterName, replicaMode,
  ]

  private static let mappings = [
    "AWS::EC2::Instance/BlockDeviceMappings/*",
    "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*",
    "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*",
    "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*",
    "AWS::OpsWorks::Instance/BlockDeviceMappings/*",
  ]

  private static let virtualNameWithoutEffect = SettingLook(
    "ec2/virtual-name-without-effect", "W3698", "Virtual name is given for an EBS volume",
    why: "EC2 ignores the virtual name of a device that is an EBS volume.",
    do: "Remove VirtualName or Ebs.",
    page: "AWSEC2/latest/UserGuide/block-device-mapping-concepts.html", at: mappings
  ) { reading in
    reading.has("VirtualName") && reading.has("Ebs")
      ? ("'VirtualName' has no effect beside 'Ebs'", "VirtualName") : nil
  }

  private static let iopsWithoutEffect = SettingLook(
    "ec2/iops-without-effect", "W3671", "IOPS are given for a volume type that takes none",
    why: "EC2 ignores the IOPS of volumes other than io1, io2 and gp3.",
    do: "Remove Iops, or use a volume type with provisioned IOPS.",
    page: "ebs/latest/userguide/ebs-volume-types.html", at: mappings.map { $0 + "/Ebs" }
  ) { reading in
    guard let type = reading.text("VolumeType"),
      ["gp2", "st1", "sc1", "standard"].contains(type.lowercased()), reading.has("Iops")
    else { return nil }
    return ("'Iops' has no effect on a volume of type '\(type)'", "Iops")
  }

  private static let addressDomain = SettingLook(
    "ec2/unknown-address-domain", "W3700", "Domain of an address is neither 'vpc' nor 'standard'",
    why: "EC2 takes any other value as 'vpc' without a word.", do: "Set the domain to 'vpc'.",
    page: "AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html",
    at: ["AWS::EC2::EIP/Domain"]
  ) { reading in
    guard let text = reading.text, !["vpc", "standard"].contains(text.lowercased()) else {
      return nil
    }
    return ("'\(text)' is taken as 'vpc'", nil)
  }

  private static let parameterName = SettingLook(
    "ssm/reserved-parameter-name", "W3701", "Name of a parameter is reserved for AWS",
    why: "Names that start with 'aws' or 'ssm' can be created by AWS services only.",
    do: "Start the name with something else.",
    page: "systems-manager/latest/userguide/sysman-paramstore-su-create.html",
    at: ["AWS::SSM::Parameter/Name"]
  ) { reading in
    guard let text = reading.text else { return nil }
    let name = text.drop { $0 == "/" }.lowercased()
    return name.hasPrefix("aws") || name.hasPrefix("ssm")
      ? ("the name '\(text)' is reserved for AWS", nil) : nil
  }

  private static let forwardedValues = SettingLook(
    "cloudfront/forwarded-values-without-effect", "W3704",
    "Forwarded values are given beside a cache policy",
    why: "CloudFront ignores ForwardedValues where a cache policy says what is forwarded.",
    do: "Remove ForwardedValues.",
    page:
      "AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html",
    at: [
      "AWS::CloudFront::Distribution/DistributionConfig/DefaultCacheBehavior",
      "AWS::CloudFront::Distribution/DistributionConfig/CacheBehaviors/*",
    ]
  ) { reading in
    reading.has("CachePolicyId") && reading.has("ForwardedValues")
      ? ("'ForwardedValues' has no effect beside 'CachePolicyId'", "ForwardedValues") : nil
  }

  private static let methodSettings = SettingLook(
    "apigateway/method-settings-without-effect", "W3705", "Method settings don't set anything",
    why: "API Gateway ignores an entry that names methods and sets nothing.",
    do: "Add a setting, or remove the entry.",
    page:
      "AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html",
    at: ["AWS::ApiGateway::Stage/MethodSettings/*"]
  ) { reading in
    let settings = [
      "CacheDataEncrypted", "CacheTtlInSeconds", "CachingEnabled", "DataTraceEnabled",
      "LoggingLevel", "MetricsEnabled", "ThrottlingBurstLimit", "ThrottlingRateLimit",
    ]
    guard reading.isMapping else { return nil }
    for name in settings where reading.has(name) || reading.unknown != nil { return nil }
    return ("the entry doesn't set anything", nil)
  }

  private static let replicaMode = SettingLook(
    "rds/replica-mode-without-effect", "W3699", "Replica mode is given for an engine without one",
    why: "RDS ignores the replica mode of engines other than Oracle and Db2.",
    do: "Remove ReplicaMode.",
    page: "AmazonRDS/latest/UserGuide/oracle-read-replicas.html", at: ["AWS::RDS::DBInstance"]
  ) { reading in
    guard reading.has("ReplicaMode"), let engine = reading.text("Engine")?.lowercased(),
      !engine.hasPrefix("oracle"), !engine.hasPrefix("db2"), !engine.hasPrefix("custom-oracle")
    else { return nil }
    return ("'ReplicaMode' has no effect on the engine '\(engine)'", "ReplicaMode")
  }

  private static let alarmPeriod = SettingLook(
    "cloudwatch/alarm-period-not-allowed", "E3615", "Period of an alarm isn't one that is allowed",
    why: "CloudWatch takes periods of 10, 20 or 30 seconds, and multiples of a minute.",
    do: "Use one of these periods.",
    page: "AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    at: ["AWS::CloudWatch::Alarm/Period"]
  ) { reading in
    guard let text = reading.text, let period = Int(text), ![10, 20, 30].contains(period),
      period < 60 || period % 60 != 0
    else { return nil }
    return ("a period of \(period) seconds isn't allowed", nil)
  }

  private static let layerName = SettingLook(
    "lambda/layer-name-is-too-long", "E3716", "Name of a layer is longer than Lambda's names are",
    why: "There is no layer with such a name, and the function can't be created.",
    do: "Correct the ARN: the name of a layer has at most 140 characters.",
    page: "lambda/latest/api/API_PublishLayerVersion.html",
    at: ["AWS::Lambda::Function/Layers/*"]
  ) { reading in
    guard let text = reading.text else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 6, parts[2] == "lambda", parts[5] == "layer", parts[6].utf8.count > 140
    else { return nil }
    return ("the name of this layer has \(parts[6].utf8.count) characters, more than 140", nil)
  }

  private static let aliasName = SettingLook(
    "cloudfront/malformed-alias", "E3013", "Alias of a distribution isn't a domain name",
    why: "CloudFront takes domain names in lower case, with '*' for the whole first label only.",
    do: "Correct the name.",
    page: "AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html",
    at: ["AWS::CloudFront::Distribution/DistributionConfig/Aliases/*"]
  ) { reading in
    guard let text = reading.text, !text.contains("{{resolve:"), !DomainName.isAlias(text) else {
      return nil
    }
    return ("'\(text)' can't be the alias of a distribution", nil)
  }
}

/// Names of hosts, as CloudFront takes them.
private enum DomainName {
  /// Labels of letters in lower case, digits and inner hyphens; the first can be `*`.
  static func isAlias(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels[labels.count - 1].utf8.count >= 2 else { return false }
    return labels.enumerated().allSatisfy { index, label in
      if index == 0, label == "*" { return true }
      guard 1...63 ~= label.utf8.count, label.utf8.first != UInt8(ascii: "-"),
        label.utf8.last != UInt8(ascii: "-")
      else { return false }
      return label.utf8.allSatisfy { byte in
        byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
          || byte == UInt8(ascii: "-")
      }
    }
  }
}
