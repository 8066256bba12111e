#!/usr/bin/env python3
"""Templates of any size, for measuring: what real ones are made of, again and again.

usage: templates.py bytes COUNT | scenarios RESOURCES CONDITIONS
"""

import sys

BUCKET = """\
  Bucket{n}:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain # keep the data
    UpdateReplacePolicy: Retain
    Properties:
      BucketName: !Sub '${{AWS::StackName}}-documents-{n}'
      VersioningConfiguration:
        Status: Enabled
      Tags:
        - Key: Environment
          Value: !Ref AWS::StackName
        - {{Key: Owner, Value: "team {n}"}}
  Policy{n}:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket{n}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: DenyInsecureTransport
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource:
              - !GetAtt Bucket{n}.Arn
              - !Sub ${{Bucket{n}.Arn}}/*
            Condition:
              Bool:
                aws:SecureTransport: 'false'
"""

CONDITIONAL = """\
  Bucket{n}:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
{condition}    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: !If [Is{c}, 'aws:kms', AES256]
      VersioningConfiguration:
        Status: !If [Is{d}, Enabled, Suspended]
      Tags:
        - {{Key: Owner, Value: "team {n}"}}
        - !If [Is{c}, {{Key: Stage, Value: !Ref Choice{c}}}, !Ref AWS::NoValue]
"""


def of_size(size):
    """A template of at least this many bytes."""
    parts = ["AWSTemplateFormatVersion: '2010-09-09'\nDescription: Generated\nResources:\n"]
    total = len(parts[0])
    while total < size:
        parts.append(BUCKET.format(n=len(parts)))
        total += len(parts[-1])
    return "".join(parts)


def with_scenarios(resources, conditions):
    """Buckets whose properties, and of every fifth the bucket itself, depend on conditions."""
    lines = ["AWSTemplateFormatVersion: '2010-09-09'\nDescription: Generated\nParameters:\n"]
    for c in range(conditions):
        lines.append(
            f"  Choice{c}:\n    Type: String\n    Default: dev\n"
            "    AllowedValues: [dev, staging, prod]\n")
    lines.append("Conditions:\n")
    lines += [f"  Is{c}: !Equals [!Ref Choice{c}, prod]\n" for c in range(conditions)]
    lines.append("Resources:\n")
    for n in range(resources):
        c, d = n % conditions, (n + 1) % conditions
        condition = f"    Condition: Is{c}\n" if n % 5 == 4 else ""
        lines.append(CONDITIONAL.format(n=n, c=c, d=d, condition=condition))
    return "".join(lines)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bytes", count]:
            print(of_size(int(count)), end="")
        case ["scenarios", resources, conditions]:
            print(with_scenarios(int(resources), int(conditions)), end="")
        case _:
            sys.exit(__doc__)
