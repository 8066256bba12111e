import PlumbFiles
import Testing

struct TemplateLookTests {
  @Test(arguments: [
    "AWSTemplateFormatVersion: 2010-09-09\n", "'AWSTemplateFormatVersion' : x",
    "# comment\n---\nResources:\n  B:\n    Type: AWS::S3::Bucket\n",
    "Resources:\r\n  B:\r\n    Type: 'Custom::Thing'\r\n",
    "Resources:\n  B: {Type: \"MongoDB::Atlas::Cluster\"}\n",
    "Resources: {B: {Type: AWS::S3::Bucket}}",
    "  Resources:\n    B:\n      Type: AWS::S3::Bucket", "Transform: AWS::Serverless-2016-10-31\n",
    "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
    "{Resources: {B: {Type: AWS::S3::Bucket}}}",
    "{\"A\": \"\\\"}\", \"AWSTemplateFormatVersion\" : \"2010-09-09\"",
    "\u{FEFF}{\n \"Resources\" :\n {\"B\":{\"Type\":\"AWS::S3::Bucket\",}",
    "%YAML 1.1\n---\nTransform: 'AWS::X'",
    "Resources:\n\tB:\n\t\tType: AWS::S3::Bucket\n",
    "# c\n{\"Transform\": \"AWS::Serverless-2016-10-31\"}",
    "Resources:\n  B:\n    Typ: AWS::S3::Bucket\n", "Resources: {B: {type: AWS::S3::Bucket}}",
    "{\"Resources\": {\"B\": {\"Tpye\": \"AWS::S3::Bucket\"}}}",
    "Resources:\n  B: {Typee : 'AWS::S3::Bucket'}\n",
  ])
  func aTemplateLooksLikeOne(text: String) {
    #expect(looksLikeTemplate(Array(text.utf8)))
    #expect(
      looksLikeTemplate([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
  }

  @Test(arguments: [
    "", "{", "a: b", "name: ci\non: push\njobs:\n  a:\n    steps: []\n", "Resources:\n  - a\n",
    "Resources:\n  B:\n    Type: Folder\nOther:\n  Type: AWS::S3::Bucket\n",
    "x:\n  AWSTemplateFormatVersion: 2010-09-09\n", "{\"x\": {\"AWSTemplateFormatVersion\": 1}}",
    "{\"Resources\": [{\"Type\": \"x\"}]}", "# AWSTemplateFormatVersion: x\na: b",
    "Transform: rotate(3)\n", "{\"a\": \"AWSTemplateFormatVersion\"}", "\"unclosed \\",
    "{\"unclosed \\",
    "Resources:\n  B:\n    Scope: AWS::S3::Bucket\n    Typ: Folder\n",
    "Resources:\n  B:\n    Typo: Some::Thing\n", "Resources:\n  - AWS::S3::Bucket\n",
    "{\"Resources\": {\"B\": {\"Scope\": \"AWS::S3::Bucket\"}}}",
    "apiVersion: v1\nkind: Pod\nmetadata: {}\n", "Resources:\n  B:\n    Type: \"a: b\"\n",
    "\u{FEFF}",
  ])
  func otherFilesDoNot(text: String) {
    #expect(!looksLikeTemplate(Array(text.utf8)))
  }
}
