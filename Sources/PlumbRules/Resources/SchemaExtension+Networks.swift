/// Networks, load balancers and content delivery.
extension SchemaExtension {
  static let networks = securityGroups + loadBalancers + delivery

  private static func rules(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String,
    _ schema: String
  ) -> SchemaExtension {
    SchemaExtension(
      "ec2/" + id, alias, title, why: why, do: remediation, "aws_ec2_securitygroup/" + schema,
      at: [
        "AWS::EC2::SecurityGroup/SecurityGroupIngress/*",
        "AWS::EC2::SecurityGroup/SecurityGroupEgress/*",
        "AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress",
      ])
  }

  private static let securityGroups = [
    rules(
      "missing-ports", "E3687", "Ports are missing for a protocol that has them",
      why: "EC2 requires both ports for TCP, UDP and ICMP.", do: "Add FromPort and ToPort.",
      "protocols_and_port_ranges_include"),
    rules(
      "ports-for-all-protocols", "W3687", "Ports are given for a protocol without ports",
      why: "EC2 ignores the ports and lets all traffic of the protocol through.",
      do: "Remove the ports, or name the protocol that is meant.",
      "protocols_and_port_ranges_exclude"),
    rules(
      "one-open-port", "E3688", "One of two ports is -1, and the other isn't",
      why: "-1 stands for all ports, of both ends of a range.",
      do: "Set both ports to -1, or none.",
      "all_to_and_from_ports"),
    SchemaExtension(
      "ec2/unknown-vpn-gateway-type", "W3703", "Type of a VPN gateway isn't 'ipsec.1'",
      why: "EC2 knows one type of VPN gateway.", do: "Set the type to 'ipsec.1'.",
      "aws_ec2_vpngateway/type_enum", at: ["AWS::EC2::VPNGateway/Type"], reportsAll: true),
  ]

  private static func targetGroup(
    _ id: String, _ alias: String, _ title: String, why: String, _ schema: String
  ) -> SchemaExtension {
    SchemaExtension(
      "elasticloadbalancing/" + id, alias, title, why: why,
      do: "Change the properties so that they go together, as the documentation says.",
      "aws_elasticloadbalancingv2_targetgroup/" + schema,
      at: ["AWS::ElasticLoadBalancingV2::TargetGroup"], reportsAll: true)
  }

  private static let loadBalancers = [
    SchemaExtension(
      "elasticloadbalancing/listener-without-certificate", "E3676",
      "Listener of an encrypted protocol has no certificate",
      why: "HTTPS and TLS need a certificate.", do: "Add a certificate.",
      "aws_elasticloadbalancingv2_listener/certificate",
      at: ["AWS::ElasticLoadBalancingV2::Listener"], reportsAll: true),
    SchemaExtension(
      "elasticloadbalancing/classic-listener-without-certificate", "E3679",
      "Listener of an encrypted protocol has no certificate",
      why: "HTTPS and SSL need a certificate.", do: "Add SSLCertificateId.",
      "aws_elasticloadbalancing_loadbalancer/certificate",
      at: ["AWS::ElasticLoadBalancing::LoadBalancer/Listeners/*"], reportsAll: true),
    SchemaExtension(
      "elasticloadbalancing/too-few-subnets", "E3680",
      "Application load balancer has fewer than two subnets",
      why: "An application load balancer needs subnets in two availability zones at least.",
      do: "Add a subnet in another availability zone.",
      "aws_elasticloadbalancingv2_loadbalancer/application_subnets",
      at: ["AWS::ElasticLoadBalancingV2::LoadBalancer"], reportsAll: true),
    targetGroup(
      "target-type-settings-conflict", "E3681",
      "Target group has settings that its type doesn't take",
      why: "Targets that are functions have no port and no VPC; others need them.",
      "targettype_restrictions"),
    targetGroup(
      "protocol-settings-conflict", "E3683",
      "Target group has settings that its protocol doesn't take",
      why: "A target group of protocol 'GENEVE' listens on port 6081.", "protocol_restrictions"),
    targetGroup(
      "health-check-settings-conflict", "E3684",
      "Health check has settings that its protocol doesn't take",
      why: "A matcher and a protocol version belong to health checks by HTTP and HTTPS.",
      "healthcheckprotocol_restrictions"),
  ]

  private static let delivery = [
    SchemaExtension(
      "cloudfront/unknown-cookie-forwarding", "E3722",
      "Forwarding of cookies isn't one of three values",
      why: "CloudFront forwards all cookies, none, or those that are listed.",
      do: "Use 'all', 'none' or 'whitelist'.", "aws_cloudfront_distribution/forward_enum",
      at: [
        "AWS::CloudFront::Distribution/DistributionConfig/DefaultCacheBehavior",
        "AWS::CloudFront::Distribution/DistributionConfig/CacheBehaviors/*",
      ]),
    SchemaExtension(
      "route53/health-check-without-alarm", "E3661", "Health check by alarm doesn't name its alarm",
      why: "A health check of type 'CLOUDWATCH_METRIC' follows an alarm.",
      do: "Add AlarmIdentifier.",
      "aws_route53_healthcheck/healthcheckconfig_type_inclusive",
      at: ["AWS::Route53::HealthCheck/HealthCheckConfig"]),
  ]
}
