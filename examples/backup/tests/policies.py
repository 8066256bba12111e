"""What policies allow: identity and resource policies with the conditions that the stack uses.

moto 5.2.1 knows policies, but takes any condition of a denial as met, so that a bucket with the
usual demand for TLS refuses everything. Here each request to S3 is judged by what S3 would see.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""
import fnmatch
import functools
import json
from urllib.parse import parse_qs, unquote, urlsplit

import boto3

ENCRYPTION = "x-amz-server-side-encryption"
KEY = ENCRYPTION + "-aws-kms-key-id"


class Access:
    """What a stack's function may do, by its role and by the policies of the buckets."""

    def __init__(self, configuration, buckets):
        iam = boto3.client("iam")
        role = configuration["Role"].rpartition("/")[2]
        self.role = []
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            policy = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
            self.role += policy["Statement"]
        self.buckets = {bucket: lifted_policy(bucket) for bucket in buckets}
        self.used = set()
        self.kms = boto3.client("kms")
        self.begin_night()

    def begin_night(self):
        """Forgets the keys' states, which are asked for once a night."""
        self.is_enabled = functools.lru_cache(maxsize=None)(
            lambda key: self.kms.describe_key(KeyId=key)["KeyMetadata"]["Enabled"]
        )

    def error(self, operation, request):
        """The code of the error that S3 answers with; None if the role may do this."""
        for action, resource, context in needed(operation, request):
            statements = self.role
            if action.startswith("s3:"):
                bucket = resource.split(":::")[1].partition("/")[0]
                statements = self.role + self.buckets.get(bucket, [])
            elif not self.is_enabled(resource):
                return "KMS.DisabledException"
            if not allows(statements, action, resource, context):
                return "AccessDenied"
            self.used.add(action)
        return None


def lifted_policy(bucket):
    """A bucket's policy, which moto from now on doesn't apply any more."""
    s3 = boto3.client("s3")
    statements = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
    s3.delete_bucket_policy(Bucket=bucket)
    return statements


def needed(operation, request):
    """Each permission that a request to S3 takes: the action, on what, and in which context."""
    url = urlsplit(request.url)
    bucket, _, rest = url.hostname.partition(".s3.")
    target = f"arn:aws:s3:::{bucket}{unquote(url.path).rstrip('/') if url.path != '/' else ''}"
    headers = {name.lower(): text(value) for name, value in request.headers.items()}
    context = {"aws:SecureTransport": str(url.scheme == "https").lower()}
    for name in (ENCRYPTION, KEY):
        if name in headers:
            context["s3:" + name] = headers[name]
    through_s3 = {"kms:ViaService": "s3." + rest}
    if operation == "ListObjectsV2":
        prefix = parse_qs(url.query, keep_blank_values=True)["prefix"][0]
        yield "s3:ListBucket", target, {**context, "s3:prefix": prefix}
    if operation in ("CopyObject", "UploadPartCopy"):
        source = "arn:aws:s3:::" + unquote(headers["x-amz-copy-source"])
        yield "s3:GetObject", source, context
        if operation == "CopyObject":
            yield "s3:GetObjectTagging", source, context
            yield "s3:PutObjectTagging", target, context
    if operation == "HeadObject":
        yield "s3:GetObject", target, context
    if operation in ("PutObject", "CopyObject", "CreateMultipartUpload", "UploadPartCopy"):
        yield "s3:PutObject", target, context
    if KEY in headers:
        yield "kms:GenerateDataKey", headers[KEY], through_s3
        # For the documents, which have the same key, and for uploads in parts.
        yield "kms:Decrypt", headers[KEY], through_s3


def text(header):
    return header.decode() if isinstance(header, bytes) else str(header)


def allows(statements, action, resource, context):
    """Whether a statement allows this and none denies it, for the principal of an identity."""
    effects = {s["Effect"] for s in statements if applies(s, action, resource, context)}
    return effects == {"Allow"}


def applies(statement, action, resource, context):
    return (
        statement.get("Principal", "*") == "*"
        and any(like(action, pattern) for pattern in listed(statement["Action"]))
        and any(like(resource, pattern) for pattern in listed(statement["Resource"]))
        and all(
            holds(operator, context.get(key), listed(wanted))
            for operator, tests in statement.get("Condition", {}).items()
            for key, wanted in tests.items()
        )
    )


def holds(operator, value, wanted):
    if operator == "Null":
        return str(value is None).lower() in wanted
    if operator == "StringNotEquals":
        return value not in wanted
    if operator in ("StringEquals", "Bool"):
        return value in wanted
    if operator in ("StringLike", "ArnLike", "ArnEquals"):
        return value is not None and any(like(value, pattern) for pattern in wanted)
    raise NotImplementedError(operator)


def like(value, pattern):
    # Brackets, which IAM takes literally, are in no pattern of the stack.
    return fnmatch.fnmatchcase(value, pattern)


def listed(value):
    return value if isinstance(value, list) else [value]
