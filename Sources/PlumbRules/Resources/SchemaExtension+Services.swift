/// Everything else.
extension SchemaExtension {
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
      "codebuild/missing-location", "E3636", "Source or artifacts in S3 have no location",
      why: "CodeBuild has to know the bucket.", do: "Add Location.",
      "aws_codebuild_project/s3_locations",
      at: ["AWS::CodeBuild::Project/Artifacts", "AWS::CodeBuild::Project/Source"]),
  ]
}
