#!/usr/bin/env python3
"""Templates of any size, for measuring: what real ones are made of, again and again.

usage: templates.py bytes COUNT | scenarios RESOURCES CONDITIONS | stress KIND
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


def _choices(count):
    """Parameters with two values each, and the conditions that ask for the first."""
    parameters = "".join(
        f"  P{n}: {{Type: String, AllowedValues: [a, b]}}\n" for n in range(count))
    conditions = "".join(f"  C{n}: !Equals [!Ref P{n}, a]\n" for n in range(count))
    return f"Parameters:\n{parameters}Conditions:\n{conditions}"


def _resource(properties, name="R"):
    return f"  {name}: {{Type: 'A::B::R', Properties: {{{properties}}}}}\n"


def _conditional_list(count, bad=None):
    elements = [f"!If [C{n}, {'bad' if n == bad else f'x{n}'}, !Ref AWS::NoValue]"
                for n in range(count)]
    return _choices(count) + "Resources:\n" + _resource(f"L: [{', '.join(elements)}]")


def _nested(depth, last):
    value = last
    for n in reversed(range(depth)):
        value = f"!If [C{n}, v{n}, {value}]"
    return _choices(depth) + "Resources:\n" + _resource(f"X: {value}")


def _independent(conditions, resources):
    lines = [
        f"  R{n}: {{Type: 'A::B::R', Condition: C{n % conditions}, "
        f"Properties: {{X: !If [C{(n + 1) % conditions}, good, bad]}}}}\n"
        for n in range(resources)]
    return _choices(conditions) + "Resources:\n" + "".join(lines)


def _mapping(keys):
    names = ", ".join(f"k{n}" for n in range(keys))
    entries = "".join(f"    k{n}: {{v: {n}}}\n" for n in range(keys))
    return (f"Parameters:\n  P: {{Type: String, AllowedValues: [{names}], Default: k0}}\n"
            f"Mappings:\n  M:\n{entries}Resources:\n" + _resource("N: !FindInMap [M, !Ref P, v]"))


# What scenarios could be slow with, of a size and of twice that; stress-pack.yaml has the rule.
STRESS = {
    "conditional elements, all good": (20, _conditional_list),
    "conditional elements, one bad": (20, lambda size: _conditional_list(size, bad=7)),
    "Fn::Ifs in each other, all good": (20, lambda size: _nested(size, "good")),
    "Fn::Ifs in each other, the last bad": (20, lambda size: _nested(size, "bad")),
    "resources with 12 conditions": (40, lambda size: _independent(12, size)),
    "keys of a mapping, one bad": (500, _mapping),
}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bytes", count]:
            print(of_size(int(count)), end="")
        case ["scenarios", resources, conditions]:
            print(with_scenarios(int(resources), int(conditions)), end="")
        case ["stress", kind] if kind in STRESS:
            size, template = STRESS[kind]
            print(template(size), end="")
        case _:
            sys.exit(__doc__)
