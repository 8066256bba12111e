/// What `Fn::GetAtt` gives beyond a type's read-only properties.
///
/// Resource type schemas don't say it. The types and names are those that cfn-lint 1.58 knows, in
/// `cfnlint/schema/_getatts.py`; each is documented under "Return values" on the type's page, see
/// [resource and property types](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html).
enum AttributeFacts {
  /// Types whose properties are all attributes, down to those that aren't objects.
  static let allProperties: Set<String> = [
    "AWS::Amplify::Branch",
    "AWS::Amplify::Domain",
    "AWS::AppSync::DomainName",
    "AWS::AppSync::FunctionConfiguration",
    "AWS::AppSync::Resolver",
    "AWS::AutoScaling::AutoScalingGroup",
    "AWS::Backup::BackupSelection",
    "AWS::Backup::BackupVault",
    "AWS::Backup::LogicallyAirGappedBackupVault",
    "AWS::CodeArtifact::Domain",
    "AWS::CodeArtifact::Repository",
    "AWS::EC2::CapacityReservation",
    "AWS::EC2::Instance",
    "AWS::EC2::SecurityGroup",
    "AWS::EC2::Subnet",
    "AWS::EC2::VPC",
    "AWS::EFS::MountTarget",
    "AWS::EKS::Nodegroup",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::EventSchemas::Discoverer",
    "AWS::EventSchemas::Registry",
    "AWS::EventSchemas::Schema",
    "AWS::Events::EventBus",
    "AWS::GameLift::GameSessionQueue",
    "AWS::GameLift::MatchmakingConfiguration",
    "AWS::GameLift::MatchmakingRuleSet",
    "AWS::Grafana::Workspace",
    "AWS::Greengrass::ConnectorDefinition",
    "AWS::Greengrass::CoreDefinition",
    "AWS::Greengrass::DeviceDefinition",
    "AWS::Greengrass::FunctionDefinition",
    "AWS::Greengrass::Group",
    "AWS::Greengrass::LoggerDefinition",
    "AWS::Greengrass::ResourceDefinition",
    "AWS::Greengrass::SubscriptionDefinition",
    "AWS::ImageBuilder::Component",
    "AWS::ImageBuilder::ContainerRecipe",
    "AWS::ImageBuilder::DistributionConfiguration",
    "AWS::ImageBuilder::ImagePipeline",
    "AWS::ImageBuilder::ImageRecipe",
    "AWS::ImageBuilder::InfrastructureConfiguration",
    "AWS::ManagedBlockchain::Node",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::RDS::DBParameterGroup",
    "AWS::RedshiftServerless::Workgroup",
    "AWS::RoboMaker::RobotApplication",
    "AWS::RoboMaker::SimulationApplication",
    "AWS::Route53Resolver::ResolverRule",
    "AWS::Route53Resolver::ResolverRuleAssociation",
    "AWS::S3::AccessPoint",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::SSM::Parameter",
    "AWS::SageMaker::DataQualityJobDefinition",
    "AWS::SageMaker::ModelBiasJobDefinition",
    "AWS::SageMaker::ModelExplainabilityJobDefinition",
    "AWS::SageMaker::ModelQualityJobDefinition",
    "AWS::SageMaker::MonitoringSchedule",
    "AWS::StepFunctions::Activity",
  ]

  /// Properties that are attributes though they can be set.
  static let furtherProperties: [String: [String]] = [
    "AWS::AppMesh::GatewayRoute": [
      "GatewayRouteName", "MeshName", "MeshOwner", "VirtualGatewayName",
    ],
    "AWS::AppMesh::Mesh": ["MeshName"],
    "AWS::AppMesh::Route": ["MeshName", "MeshOwner", "RouteName", "VirtualRouterName"],
    "AWS::AppMesh::VirtualGateway": ["MeshName", "MeshOwner", "VirtualGatewayName"],
    "AWS::AppMesh::VirtualNode": ["MeshName", "MeshOwner", "VirtualNodeName"],
    "AWS::AppMesh::VirtualRouter": ["MeshName", "MeshOwner", "VirtualRouterName"],
    "AWS::AppMesh::VirtualService": ["MeshName", "MeshOwner", "VirtualServiceName"],
    "AWS::AppSync::DataSource": ["Name"],
    "AWS::Cloud9::EnvironmentEC2": ["Name"],
    "AWS::CloudWatch::InsightRule": ["RuleName"],
    "AWS::DocDB::DBCluster": ["Port"],
    "AWS::Greengrass::ConnectorDefinition": ["Name"],
    "AWS::Greengrass::CoreDefinition": ["Name"],
    "AWS::Greengrass::DeviceDefinition": ["Name"],
    "AWS::Greengrass::FunctionDefinition": ["Name"],
    "AWS::Greengrass::Group": ["Name", "RoleArn"],
    "AWS::Greengrass::LoggerDefinition": ["Name"],
    "AWS::Greengrass::ResourceDefinition": ["Name"],
    "AWS::Greengrass::SubscriptionDefinition": ["Name"],
    "AWS::IoT1Click::Device": ["Enabled"],
    "AWS::IoT1Click::Placement": ["PlacementName", "ProjectName"],
    "AWS::IoT1Click::Project": ["ProjectName"],
    "AWS::Kinesis::StreamConsumer": ["ConsumerName", "StreamARN"],
    "AWS::ManagedBlockchain::Member": ["NetworkId"],
    "AWS::MediaConvert::JobTemplate": ["Name"],
    "AWS::MediaConvert::Preset": ["Name"],
    "AWS::MediaConvert::Queue": ["Name"],
    "AWS::MediaLive::Input": ["Destinations", "Sources"],
    "AWS::OpsWorks::Instance": ["AvailabilityZone"],
    "AWS::OpsWorks::UserProfile": ["SshUsername"],
    "AWS::Route53Resolver::ResolverEndpoint": ["Direction", "Name"],
    "AWS::SageMaker::CodeRepository": ["CodeRepositoryName"],
    "AWS::SageMaker::Endpoint": ["EndpointName"],
    "AWS::SageMaker::EndpointConfig": ["EndpointConfigName"],
    "AWS::SageMaker::Model": ["ModelName"],
    "AWS::SageMaker::NotebookInstance": ["NotebookInstanceName"],
    "AWS::SageMaker::NotebookInstanceLifecycleConfig": ["NotebookInstanceLifecycleConfigName"],
    "AWS::SageMaker::Workteam": ["WorkteamName"],
    "AWS::ServiceDiscovery::Service": ["Name"],
    "AWS::Transfer::User": ["ServerId", "UserName"],
  ]

  /// Types of which any name may be an attribute: their code decides.
  static let anyName: Set<String> = ["AWS::CloudFormation::CustomResource"]

  /// Types whose outputs are attributes: `Outputs.` and a name.
  static let stacks: Set<String> = [
    "AWS::CloudFormation::Stack", "AWS::Serverless::Application",
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  ]

  /// Those of them that have no other attribute.
  static let outputsOnly: Set<String> = [
    "AWS::CloudFormation::Stack", "AWS::Serverless::Application",
  ]
}
