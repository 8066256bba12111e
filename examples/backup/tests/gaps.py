"""What moto 5.2.1 doesn't create from a template, and how it gets into the account all the same.

Each entry applies a resource's properties, taken from the template with its functions resolved,
through the service's own API, which checks them and gives them back to the tests.
"""
import json
import re

import boto3

NOT_CREATED = "moto has no such type"
KEY_TAGS = re.compile(
    r"(?<=^    Type: AWS::KMS::Key\n)(.*?)^      Tags:\n(?: {8}[^\n]*\n)+", re.MULTILINE | re.DOTALL
)


def without_key_tags(template):
    """The template's text without the tags of KMS keys.

    moto hands them to a key as they are, and fails with KeyError: 'TagKey', which is the API's
    spelling.
    """
    if template.startswith("{"):
        content = json.loads(template)
        for resource in content["Resources"].values():
            if resource["Type"] == "AWS::KMS::Key":
                del resource["Properties"]["Tags"]
        return json.dumps(content)
    return KEY_TAGS.sub(r"\1", template)


def fill(stack):
    """Applies what moto left out; policies before the logging that needs them."""
    for kind, (_, apply) in GAPS.items():
        for name, properties in stack.resources(kind):
            apply(properties, stack.outputs.get(name + "Arn"))


def complete_key(key, arn):
    kms = boto3.client("kms")
    kms.put_key_policy(KeyId=arn, PolicyName="default", Policy=json.dumps(key["KeyPolicy"]))
    tags = [{"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in key["Tags"]]
    kms.tag_resource(KeyId=arn, Tags=tags)


def put_role_policies(role, _):
    iam = boto3.client("iam")
    [name] = [
        listed["RoleName"]
        for listed in iam.list_roles()["Roles"]
        if listed.get("Description") == role["Description"]
    ]
    for policy in role["Policies"]:
        document = json.dumps(policy["PolicyDocument"])
        iam.put_role_policy(
            RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=document
        )


def put_bucket_policy(policy, _):
    boto3.client("s3").put_bucket_policy(
        Bucket=policy["Bucket"], Policy=json.dumps(policy["PolicyDocument"])
    )


def configure_bucket(bucket, _):
    s3 = boto3.client("s3")
    name = bucket["BucketName"]
    s3.put_public_access_block(
        Bucket=name, PublicAccessBlockConfiguration=bucket["PublicAccessBlockConfiguration"]
    )
    s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=bucket["OwnershipControls"])
    rules = [
        {
            "ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"],
            "BucketKeyEnabled": rule.get("BucketKeyEnabled", False),
        }
        for rule in bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    ]
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules})
    rules = [lifecycle_rule(rule) for rule in bucket["LifecycleConfiguration"]["Rules"]]
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
    if "VersioningConfiguration" in bucket:
        s3.put_bucket_versioning(
            Bucket=name, VersioningConfiguration=bucket["VersioningConfiguration"]
        )
    if "LoggingConfiguration" in bucket:
        log_to(bucket["LoggingConfiguration"], name)


def lifecycle_rule(rule):
    """A rule in the API's spelling; boto3 refuses members that it doesn't know."""
    rule = dict(rule)
    expiration = {"Days": rule.pop("ExpirationInDays", None)}
    expiration["ExpiredObjectDeleteMarker"] = rule.pop("ExpiredObjectDeleteMarker", None)
    expiration = {name: value for name, value in expiration.items() if value is not None}
    result = {"ID": rule.pop("Id"), "Filter": {"Prefix": ""}, **rule}
    return {**result, "Expiration": expiration} if expiration else result


def log_to(logging, bucket):
    """Turns access logs on; moto, as S3, asks whether they may be delivered.

    It reads only policies whose statements have one resource, so it is shown that one for the
    moment: the statement that the template has, with those resources that hold these logs.
    """
    s3 = boto3.client("s3")
    target, prefix = logging["DestinationBucketName"], logging["LogFilePrefix"]
    policy = s3.get_bucket_policy(Bucket=target)["Policy"]
    [delivery] = [s for s in json.loads(policy)["Statement"] if s["Effect"] == "Allow"]
    [delivery["Resource"]] = [r for r in delivery["Resource"] if r.endswith(f"/{prefix}*")]
    shown = {"Version": "2012-10-17", "Statement": [delivery]}
    s3.put_bucket_policy(Bucket=target, Policy=json.dumps(shown))
    enabled = {"TargetBucket": target, "TargetPrefix": prefix}
    s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus={"LoggingEnabled": enabled})
    s3.put_bucket_policy(Bucket=target, Policy=policy)


def recreate_log_group(group, _):
    logs = boto3.client("logs")
    name = group["LogGroupName"]
    logs.delete_log_group(logGroupName=name)
    tags = {tag["Key"]: tag["Value"] for tag in group["Tags"]}
    logs.create_log_group(logGroupName=name, kmsKeyId=group["KmsKeyId"], tags=tags)
    logs.put_retention_policy(logGroupName=name, retentionInDays=group["RetentionInDays"])


def tag_function(function, arn):
    tags = {tag["Key"]: tag["Value"] for tag in function["Tags"]}
    boto3.client("lambda").tag_resource(Resource=arn, Tags=tags)


def put_retries(retries, _):
    retries = {name: value for name, value in retries.items() if name != "Qualifier"}
    boto3.client("lambda").put_function_event_invoke_config(**retries)


def put_queue_policy(policy, _):
    for queue in policy["Queues"]:
        attributes = {"Policy": json.dumps(policy["PolicyDocument"])}
        boto3.client("sqs").set_queue_attributes(QueueUrl=queue, Attributes=attributes)


def tag_topic(topic, arn):
    boto3.client("sns").tag_resource(ResourceArn=arn, Tags=topic["Tags"])


def put_topic_policy(policy, _):
    for topic in policy["Topics"]:
        boto3.client("sns").set_topic_attributes(
            TopicArn=topic,
            AttributeName="Policy",
            AttributeValue=json.dumps(policy["PolicyDocument"]),
        )


def put_alarm(alarm, _):
    boto3.client("cloudwatch").put_metric_alarm(**alarm)


# By type: why it is here, and how its properties are applied.
GAPS = {
    "AWS::KMS::Key": ("fails on tags, and keeps the policy as no text", complete_key),
    "AWS::IAM::Role": ("the policies become no JSON", put_role_policies),
    "AWS::S3::BucketPolicy": (NOT_CREATED, put_bucket_policy),
    "AWS::S3::Bucket": ("only tags and the encryption, without bucket key", configure_bucket),
    "AWS::Logs::LogGroup": ("the key is not taken over, nor set later", recreate_log_group),
    "AWS::Lambda::Function": ("the tags and the log group are not taken over", tag_function),
    "AWS::Lambda::EventInvokeConfig": (NOT_CREATED, put_retries),
    "AWS::SQS::QueuePolicy": (NOT_CREATED, put_queue_policy),
    "AWS::SNS::Topic": ("the tags are not taken over", tag_topic),
    "AWS::SNS::TopicPolicy": (NOT_CREATED, put_topic_policy),
    "AWS::CloudWatch::Alarm": (NOT_CREATED, put_alarm),
}
