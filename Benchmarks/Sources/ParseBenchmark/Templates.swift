import Foundation
import PlumbSource
import PlumbSyntax

/// The texts that are measured.
enum Templates {
  /// A template in YAML of about this size, with what real ones are made of.
  static func yaml(bytes: Int) -> Source {
    var text = "AWSTemplateFormatVersion: '2010-09-09'\nDescription: Generated\nResources:\n"
    var number = 0
    while text.utf8.count < bytes {
      number += 1
      text += """
          Bucket\(number):
            Type: AWS::S3::Bucket
            DeletionPolicy: Retain # keep the data
            Properties:
              BucketName: !Sub '${AWS::StackName}-documents-\(number)'
              VersioningConfiguration:
                Status: Enabled
              Tags:
                - Key: Environment
                  Value: !Ref Environment
                - {Key: Owner, Value: "team \(number)"}
          Policy\(number):
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Bucket\(number)
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Sid: DenyInsecureTransport
                    Effect: Deny
                    Principal: '*'
                    Action: s3:*
                    Resource:
                      - !GetAtt Bucket\(number).Arn
                      - !Sub ${Bucket\(number).Arn}/*
                    Condition:
                      Bool:
                        aws:SecureTransport: 'false'

        """
    }
    return Source(name: "generated", text: text)
  }

  /// The same template in JSON, indented by two.
  static func json(bytes: Int) -> Source {
    var text = "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n"
    var number = 0
    while text.utf8.count < bytes {
      if number > 0 { text += ",\n" }
      number += 1
      text += """
            "Bucket\(number)": {
              "Type": "AWS::S3::Bucket",
              "DeletionPolicy": "Retain",
              "Properties": {
                "BucketName": {"Fn::Sub": "${AWS::StackName}-documents-\(number)"},
                "VersioningConfiguration": {"Status": "Enabled"},
                "Tags": [
                  {"Key": "Environment", "Value": {"Ref": "Environment"}},
                  {"Key": "Owner", "Value": "team \\"\(number)\\""}
                ],
                "LifecycleConfiguration": {
                  "Rules": [{"Status": "Enabled", "ExpirationInDays": 35}]
                }
              }
            }
        """
    }
    return Source(name: "generated", text: text + "\n  }\n}\n")
  }

  /// The templates below a folder that read without an error, by format.
  static func corpus(_ folder: String, _ format: Format) throws -> [Source] {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.sorted().compactMap { name in
      guard ["yaml", "yml", "json", "template"].contains((name as NSString).pathExtension),
        let data = FileManager.default.contents(atPath: folder + "/" + name)
      else { return nil }
      let source = Source(name: name, bytes: [UInt8](data))
      let tree = Tree.parse(source)
      guard tree.format == format, tree.findings.isEmpty, tree.root?["Resources"] != nil
      else { return nil }
      if format == .json { _ = try JSONSerialization.jsonObject(with: data) }
      return source
    }
  }
}
