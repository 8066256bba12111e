/// Everything else.
extension SchemaExtension {
  private static let recordSets = [
    "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup/RecordSets/*",
  ]

  static let services = [
    SchemaExtension(
      "apigateway/missing-name", "E3660", "REST API has neither a name nor a definition",
      why: "API Gateway takes the name from the definition, or else from the property.",
      do: "Add Name, Body or BodyS3Location.", "aws_apigateway_restapi/openapi_properties",
      at: ["AWS::ApiGateway::RestApi"]),
    SchemaExtension(
      "apigateway/malformed-resource-path", "E3723",
      "Path of method settings doesn't start with a slash",
      why: "API Gateway finds methods by their path from the root.", do: "Start the path with '/'.",
      "aws_apigateway_stage/method_settings_resource_path",
      at: ["AWS::ApiGateway::Stage/MethodSettings/*"]),
    SchemaExtension(
      "apigateway/authorizer-caches-too-long", "E3718",
      "Results of an authorizer are cached for over an hour",
      why: "API Gateway keeps results of token and request authorizers for 3600 seconds at most.",
      do: "Set AuthorizerResultTtlInSeconds to 3600 or less.", "aws_apigateway_authorizer/ttl",
      at: ["AWS::ApiGateway::Authorizer"]),
    SchemaExtension(
      "codebuild/missing-location", "E3636", "Source or artifacts in S3 have no location",
      why: "CodeBuild has to know the bucket.", do: "Add Location.",
      "aws_codebuild_project/s3_locations",
      at: ["AWS::CodeBuild::Project/Artifacts", "AWS::CodeBuild::Project/Source"]),
    SchemaExtension(
      "route53/malformed-record", "E3023", "Value of a record doesn't have its type's form",
      why: "Route 53 refuses values that aren't those of the record's type.",
      do: "Write the value as the type requires.", "aws_route53_recordset/recordset_pattern",
      at: recordSets, reportsAll: true),
    SchemaExtension(
      "route53/alias-with-ttl", "E3029", "Alias record has a time to live",
      why: "An alias has the time to live of its target; Route 53 refuses another.",
      do: "Remove TTL.", "aws_route53_recordset/recordset_alias", at: recordSets),
    SchemaExtension(
      "sqs/settings-of-other-queue-type", "E3501",
      "Settings of a queue don't go together with its type",
      why: "Names of FIFO queues end in '.fifo'; only they take settings of deduplication.",
      do: "Set FifoQueue, or change the settings that don't fit.", "aws_sqs_queue/properties",
      at: ["AWS::SQS::Queue"], reportsAll: true),
    SchemaExtension(
      "ssm/malformed-document", "E3051", "Document lacks a schema version that Systems Manager has",
      why: "Systems Manager refuses a document without one.",
      do: "Add schemaVersion with one of the listed values.", "other/ssm/document",
      at: ["AWS::SSM::Document/Content"], reportsAll: true),
  ]
}
