/// Instances, functions and containers.
extension SchemaExtension {
  static let compute = instances + blockDevices + functions + sageMaker

  private static let instances = [
    SchemaExtension(
      instances: "ec2/unknown-instance-type", "E3628", "Instance type",
      "aws_ec2_instance/instancetype_enum",
      at: [
        "AWS::EC2::Instance/InstanceType",
        "AWS::EC2::LaunchTemplate/LaunchTemplateData/InstanceType",
        "AWS::EC2::EC2Fleet/LaunchTemplateConfigs/*/Overrides/*/InstanceType",
        "AWS::EC2::CapacityReservationFleet/InstanceTypeSpecifications/*/InstanceType",
        "AWS::GameLift::GameServerGroup/InstanceDefinitions/*/InstanceType",
      ]),
    SchemaExtension(
      instances: "appstream/unknown-instance-type", "E3621", "Instance type of a fleet",
      "aws_appstream_fleet/instancetype_enum", at: ["AWS::AppStream::Fleet/InstanceType"]),
    SchemaExtension(
      instances: "gamelift/unknown-instance-type", "E3641", "Instance type of a fleet",
      "aws_gamelift_fleet/ec2instancetype_enum", at: ["AWS::GameLift::Fleet/EC2InstanceType"]),
    SchemaExtension(
      instances: "emr/unknown-instance-type", "E3675", "Instance type of a cluster",
      "aws_emr_cluster/instancetypeconfig_instancetype_enum",
      at: [
        "AWS::EMR::Cluster/Instances/CoreInstanceFleet/InstanceTypeConfigs/*/InstanceType",
        "AWS::EMR::Cluster/Instances/CoreInstanceGroup/InstanceType",
        "AWS::EMR::Cluster/Instances/TaskInstanceFleets/*/InstanceTypeConfigs/*/InstanceType",
        "AWS::EMR::Cluster/Instances/TaskInstanceGroups/*/InstanceType",
      ]),
    SchemaExtension(
      instances: "managedblockchain/unknown-instance-type", "E3617", "Instance type of a node",
      "aws_managedblockchain_node/nodeconfiguration_instancetype_enum",
      at: ["AWS::ManagedBlockchain::Node/NodeConfiguration/InstanceType"]),
    SchemaExtension(
      instances: "amazonmq/unknown-instance-type", "E3670", "Instance type of a broker",
      "aws_amazonmq_broker/instancetype_enum", at: ["AWS::AmazonMQ::Broker/HostInstanceType"]),
  ]

  private static let sageMaker = [
    SchemaExtension(
      instances: "sagemaker/unknown-processing-instance-type", "E3640",
      "Instance type of a processing job", "aws_sagemaker_processing/instancetype_enum",
      at: [
        "AWS::SageMaker::DataQualityJobDefinition/JobResources/ClusterConfig/InstanceType",
        "AWS::SageMaker::ModelBiasJobDefinition/JobResources/ClusterConfig/InstanceType",
        "AWS::SageMaker::ModelExplainabilityJobDefinition/JobResources/ClusterConfig/InstanceType",
        "AWS::SageMaker::ModelQualityJobDefinition/JobResources/ClusterConfig/InstanceType",
        "AWS::SageMaker::MonitoringSchedule/MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/InstanceType",
      ]),
    SchemaExtension(
      instances: "sagemaker/unknown-hosting-instance-type", "E3642",
      "Instance type of an endpoint", "aws_sagemaker_hosting/instancetype_enum",
      at: [
        "AWS::SageMaker::InferenceExperiment/ModelVariants/*/InfrastructureConfig/RealTimeInferenceConfig/InstanceType"
      ]),
    SchemaExtension(
      instances: "sagemaker/unknown-transform-instance-type", "E3643",
      "Instance type of a transform job", "aws_sagemaker_transform/instancetype_enum",
      at: [
        "AWS::SageMaker::ModelPackage/ValidationSpecification/ValidationProfiles/*/TransformJobDefinition/TransformResources/InstanceType"
      ]),
    SchemaExtension(
      instances: "sagemaker/unknown-cluster-instance-type", "E3644",
      "Instance type of a cluster", "aws_sagemaker_cluster/instancetype_enum",
      at: [
        "AWS::SageMaker::Cluster/InstanceGroups/*/InstanceType",
        "AWS::SageMaker::Cluster/RestrictedInstanceGroups/*/InstanceType",
      ]),
  ]

  private static let blockDevices = [
    SchemaExtension(
      "ec2/volume-settings-conflict", "E3671", "Settings of a volume don't go together",
      why: "EC2 takes IOPS for some types of volumes only, and requires them for others.",
      do: "Give the volume type the settings that it takes.",
      "aws_ec2_instance/blockdevicemappings",
      at: [
        "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*/Ebs",
        "AWS::EC2::Instance/BlockDeviceMappings/*/Ebs",
        "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*/Ebs",
        "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*/Ebs",
        "AWS::OpsWorks::Instance/BlockDeviceMappings/*/Ebs",
      ]),
    SchemaExtension(
      "ec2/malformed-virtual-name", "E3715",
      "Virtual name of a device isn't that of an instance store",
      why: "A device that is no EBS volume is an instance store, named 'ephemeral' with a number.",
      do: "Name the instance store, or describe the volume under Ebs.",
      "aws_ec2_instance/virtualname_ephemeral",
      at: [
        "AWS::EC2::Instance/BlockDeviceMappings/*",
        "AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*",
        "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*",
        "AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*",
        "AWS::OpsWorks::Instance/BlockDeviceMappings/*",
      ]),
    SchemaExtension(
      "ec2/private-address-given-twice", "E3674",
      "Private address is given for the instance and for a network interface",
      why: "EC2 refuses two primary addresses.",
      do: "Give the address in one of the two places.", "aws_ec2_instance/privateipaddress",
      at: ["AWS::EC2::Instance", "AWS::EC2::NetworkInterface"]),
  ]

  private static let functions = [
    SchemaExtension(
      "lambda/inline-code-for-other-runtime", "E3677",
      "Inline code is given for a runtime that can't run it",
      why: "Lambda takes code from the template for Node.js and Python only.",
      do: "Put the code into a package in S3, or use a runtime that takes inline code.",
      "aws_lambda_function/zipfile_runtime_enum",
      at: ["AWS::Lambda::Function", "AWS::Serverless::Function"]),
    SchemaExtension(
      "lambda/inline-code-without-runtime", "E3678", "Inline code is given without a runtime",
      why: "Lambda can't run code without knowing its runtime.", do: "Add the runtime.",
      "aws_lambda_function/zipfile_runtime_exists",
      at: ["AWS::Lambda::Function", "AWS::Serverless::Function"]),
    SchemaExtension(
      "lambda/image-function-with-package-settings", "E3685",
      "Function from an image has settings of functions from packages",
      why: "Lambda refuses handler, runtime and layers for functions of package type 'Image'.",
      do: "Remove the settings; the image has what they say.",
      "aws_lambda_function/packagetype_image_exclusions",
      at: ["AWS::Lambda::Function", "AWS::Serverless::Function"]),
    SchemaExtension(
      "lambda/log-level-for-text-logs", "E3696", "Log level is set for logs in plain text",
      why: "Lambda filters by level only what is logged as JSON.",
      do: "Set the log format to 'JSON', or remove the level.",
      "aws_lambda_function/loglevel_logformat",
      at: ["AWS::Lambda::Function", "AWS::Serverless::Function"]),
    SchemaExtension(
      "lambda/timeout-over-fifteen-minutes", "E3717",
      "Timeout of a function is over fifteen minutes",
      why: "Only functions with a capacity provider may run longer than 900 seconds.",
      do: "Set Timeout to 900 or less, or give the function a capacity provider.",
      "aws_lambda_function/capacity_provider_timeout", at: ["AWS::Lambda::Function"]),
    SchemaExtension(
      "lambda/stream-without-starting-position", "E3633",
      "Event source is a stream, but its starting position is missing",
      why: "Lambda has to know where to start in a stream.", do: "Add StartingPosition.",
      "aws_lambda_eventsourcemapping/eventsourcearn_stream_inclusive",
      at: ["AWS::Lambda::EventSourceMapping"]),
    SchemaExtension(
      "lambda/queue-with-starting-position", "E3634",
      "Event source is a queue, and has a starting position",
      why: "A queue has no positions; Lambda refuses the mapping.", do: "Remove StartingPosition.",
      "aws_lambda_eventsourcemapping/eventsourcearn_sqs_exclusive",
      at: ["AWS::Lambda::EventSourceMapping"]),
    SchemaExtension(
      "lambda/layer-by-short-arn", "W3702", "Layer is named by an ARN that may not be available",
      why: "The form 'awslayer:' isn't documented, and may stop working.",
      do: "Use the ARN of a version of the layer.", "aws_lambda_function/awslayer",
      at: ["AWS::Lambda::Function/Layers/*"]),
  ]
}
