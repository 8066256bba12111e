"""An AWS account in memory (moto) with the backup stack in it, and nights in that account."""
import contextlib
import copy
import datetime
import io
import json
import logging
import os
import pathlib
import unittest
import warnings
import zipfile
from unittest import mock

try:
    import boto3
    from moto import mock_aws
    from moto.awslambda.models import lambda_backends
    from moto.cloudformation.models import cloudformation_backends
    from moto.cloudformation.parsing import clean_json
    from moto.core.botocore_stubber import BotocoreStubber
    from moto.s3.models import s3_backends
except ImportError as error:
    raise unittest.SkipTest(f"{error}; Scripts/test-stack installs what these tests need")

import alarms
import gaps
import policies
from night import Night, answer_or_fail

STACK = pathlib.Path(__file__).resolve().parent.parent
ACCOUNT = "123456789012"
REGION = "eu-central-1"
ENVIRONMENTS = ["dev", "staging", "prod"]
CREDENTIALS = {
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
}
# It logs, and warns of, the types that it can't create.
logging.getLogger("moto").setLevel(logging.ERROR)


@contextlib.contextmanager
def account():
    """An empty account, which is gone afterwards."""
    answer = mock.patch.object(BotocoreStubber, "process_request", answer_or_fail)
    with mock.patch.dict(os.environ, CREDENTIALS), mock_aws(), answer:
        yield


class Stack:
    """template.yaml, deployed in the account."""

    def __init__(self, environment, template="template.yaml", **parameters):
        self.name = f"backup-{environment}"
        parameters = {"Environment": environment, "AlertEmail": "it@example.com", **parameters}
        text = (STACK / template).read_text(encoding="utf-8")
        cloudformation = boto3.client("cloudformation")
        with warnings.catch_warnings(record=True) as self.warnings:
            warnings.simplefilter("always")
            cloudformation.create_stack(
                StackName=self.name,
                TemplateBody=gaps.without_key_tags(text),
                Parameters=[
                    {"ParameterKey": key, "ParameterValue": value}
                    for key, value in parameters.items()
                ],
                Capabilities=["CAPABILITY_IAM"],
            )
        [stack] = cloudformation.describe_stacks(StackName=self.name)["Stacks"]
        if stack["StackStatus"] != "CREATE_COMPLETE":
            raise AssertionError(f"{environment}: {stack['StackStatus']}")
        self.outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        # The JSON twin needs no YAML reader; a test of the package keeps it equal.
        self.template = json.loads((STACK / "template.json").read_text(encoding="utf-8"))
        gaps.fill(self)
        self.access = None
        self.s3 = boto3.client("s3")
        # An hour ago: a copy counts as current only if it is newer than its document.
        self.changed = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)

    def resources(self, kind):
        """Name and properties of each resource of a type in this deployment, functions resolved."""
        [stack] = [
            stack
            for stack in cloudformation_backends[ACCOUNT][REGION].stacks.values()
            if stack.name == self.name
        ]
        names = stack.resource_map
        for name, resource in self.template["Resources"].items():
            condition = resource.get("Condition")
            if resource["Type"] == kind and (not condition or names.lazy_condition_map[condition]):
                yield name, clean_json(copy.deepcopy(resource["Properties"]), names)

    @property
    def configuration(self):
        name = self.outputs["BackupFunctionName"]
        return boto3.client("lambda").get_function(FunctionName=name)["Configuration"]

    @property
    def code(self):
        """The source that the deployed function holds."""
        function = lambda_backends[ACCOUNT][REGION].get_function(self.outputs["BackupFunctionName"])
        with zipfile.ZipFile(io.BytesIO(function.code_bytes)) as archive:
            return archive.read("index.py").decode()

    def lift_policies(self):
        """Takes the buckets' policies out of moto; `access` judges in its place."""
        if self.access is None:
            names = ("BackupBucketName", "DocumentsBucketName", "LogBucketName")
            buckets = [self.outputs[name] for name in names if name in self.outputs]
            self.access = policies.Access(self.configuration, buckets)

    def put(self, key, modified=None, body=b"", **options):
        """Puts a document into the documents bucket, as if it had been changed at a time (UTC)."""
        self.lift_policies()
        bucket = self.outputs["DocumentsBucketName"]
        self.s3.put_object(Bucket=bucket, Key=key, Body=body, **options)
        modified = modified or self.changed.replace(tzinfo=None)
        s3_backends[ACCOUNT]["aws"].buckets[bucket].keys[key].last_modified = modified

    def run(self, event=None, faults=None, prepare=None):
        """One night: Lambda invokes the function that was deployed.

        `faults` is called with the operation and the key of each request to S3, and returns the
        code of the error that S3 answers with, or None. `prepare` gets the function's module.
        """
        return Night(self, event or self.next_night, faults, prepare)

    @property
    def next_night(self):
        """The event of the night after the documents were put."""
        return {"time": f"{self.changed.date() + datetime.timedelta(days=1)}T02:00:00Z"}

    def alarms(self):
        """The ends of the names of the alarms that are on after this night's metrics."""
        return alarms.names_of_those_on(self.outputs["BackupFunctionName"] + "-")

    def backup(self, day, name):
        """An object of a day's backup."""
        bucket = self.outputs["BackupBucketName"]
        return self.s3.get_object(Bucket=bucket, Key=f"backups/{day}/{name}")

    def backup_names(self):
        pages = self.s3.get_paginator("list_objects_v2")
        pages = pages.paginate(Bucket=self.outputs["BackupBucketName"])
        return sorted(found["Key"] for page in pages for found in page.get("Contents", []))

    def manifest(self, day):
        return json.load(self.backup(day, "manifest.json")["Body"])
