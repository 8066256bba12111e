"""Creates template.yaml in an AWS emulator (moto), and runs the function found in it.

moto 5.2.1 creates from a template neither alarms, nor the policies of buckets, queues and topics,
nor the retry settings of functions, and of a bucket only its encryption: the rest is not read
back here.

Run with `python3 -m unittest discover examples/backup`, moto 5 installed (pip install
'moto[cloudformation,s3,kms,events,sqs,sns,logs,cloudwatch,awslambda]'). Skipped without it.
"""
import contextlib
import datetime
import io
import itertools
import json
import os
import pathlib
import types
import unittest
from unittest import mock

try:
    import boto3
    from moto import mock_aws
except ImportError:
    raise unittest.SkipTest("moto is not installed")

TEMPLATE = pathlib.Path(__file__).with_name("template.yaml")
REGION = "eu-central-1"
ENVIRONMENTS = ["dev", "staging", "prod"]


class FakeContext:
    def __init__(self, function_name):
        self.function_name = function_name

    def get_remaining_time_in_millis(self):
        return 900_000


class StackTestCase(unittest.TestCase):
    """One stack per environment in one account, created once for all tests of the class."""

    @classmethod
    def setUpClass(cls):
        settings = {
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
        }
        cls.patches = [mock.patch.dict(os.environ, settings), mock_aws()]
        for patch in cls.patches:
            patch.start()
            cls.addClassCleanup(patch.stop)
        cls.stacks = {name: cls.create(name) for name in ENVIRONMENTS}

    @classmethod
    def create(cls, environment, **parameters):
        parameters = {"Environment": environment, "AlertEmail": "it@example.com", **parameters}
        cloudformation = boto3.client("cloudformation")
        cloudformation.create_stack(
            StackName=f"backup-{environment}",
            TemplateBody=emulated_template(),
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            Capabilities=["CAPABILITY_IAM"],
        )
        [stack] = cloudformation.describe_stacks(StackName=f"backup-{environment}")["Stacks"]
        if stack["StackStatus"] != "CREATE_COMPLETE":
            raise AssertionError(f"{environment}: {stack['StackStatus']}")
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    def run_function(self, outputs, event):
        """Runs the code that the deployed function holds, with its environment variables."""
        function = boto3.client("lambda").get_function(FunctionName=outputs["BackupFunctionName"])
        variables = function["Configuration"]["Environment"]["Variables"]
        # moto keeps numbers from the template as they are; Lambda makes them strings.
        variables = {name: str(value) for name, value in variables.items()}
        module = types.ModuleType("index")
        output = io.StringIO()
        with mock.patch.dict(os.environ, variables), contextlib.redirect_stdout(output):
            exec(compile(deployed_code(), "index.py", "exec"), vars(module))
            try:
                return module.handler(event, FakeContext(outputs["BackupFunctionName"]))
            finally:
                self.lines = [json.loads(line) for line in output.getvalue().splitlines()]


def emulated_template():
    """The template without the key's tags, which moto 5.2.1 can't create (KeyError: 'TagKey')."""
    text = TEMPLATE.read_text(encoding="utf-8")
    key = text.index("  BackupKey:")
    tags = text.index("      Tags:\n", key)
    return text[:tags] + text[text.index("\n\n", tags) + 1 :]


def deployed_code():
    """The block under ZipFile, without its indentation."""
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    start = lines.index("        ZipFile: |") + 1
    code = itertools.takewhile(lambda line: not line or line.startswith(" " * 10), lines[start:])
    return "\n".join(line[10:] for line in code)


def tomorrow_at_two():
    day = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=1)
    return {"time": f"{day}T02:00:00Z"}


class Deployment(StackTestCase):
    def test_environments_share_no_name(self):
        names = [value for outputs in self.stacks.values() for value in outputs.values()]
        self.assertEqual(len(set(names)), len(names))

    def test_bucket_names_leave_room_for_the_longest_region(self):
        longest = "p" * 17 + "-staging-documents-123456789012-ap-southeast-1"
        self.assertLessEqual(len(longest), 63)

    def test_backups_are_encrypted_with_the_stacks_key(self):
        s3 = boto3.client("s3")
        for environment, outputs in self.stacks.items():
            with self.subTest(environment):
                encryption = s3.get_bucket_encryption(Bucket=outputs["BackupBucketName"])
                [rule] = encryption["ServerSideEncryptionConfiguration"]["Rules"]
                default = rule["ApplyServerSideEncryptionByDefault"]
                self.assertEqual(default["SSEAlgorithm"], "aws:kms")
                self.assertEqual(default["KMSMasterKeyID"], outputs["BackupKeyArn"])

    def test_the_schedule_starts_the_function_at_two(self):
        events = boto3.client("events")
        for environment, outputs in self.stacks.items():
            name = f"company-{environment}-nightly-backup"
            rule = events.describe_rule(Name=name)
            self.assertEqual(rule["ScheduleExpression"], "cron(0 2 * * ? *)")
            [target] = events.list_targets_by_rule(Rule=name)["Targets"]
            self.assertEqual(target["Arn"], outputs["BackupFunctionArn"])

    def test_the_function_runs_python_39(self):
        for outputs in self.stacks.values():
            function = boto3.client("lambda").get_function(
                FunctionName=outputs["BackupFunctionName"]
            )["Configuration"]
            self.assertEqual(function["Runtime"], "python3.9")
            self.assertEqual((function["Timeout"], function["MemorySize"]), (900, 512))

    def test_the_key_rotates(self):
        kms = boto3.client("kms")
        for outputs in self.stacks.values():
            status = kms.get_key_rotation_status(KeyId=outputs["BackupKeyArn"])
            self.assertTrue(status["KeyRotationEnabled"])


class Nights(StackTestCase):
    def test_500_documents_are_backed_up(self):
        s3 = boto3.client("s3")
        outputs = self.stacks["prod"]
        names = [f"invoices/{number:03} Müller & Söhne+.pdf" for number in range(499)]
        for name in [*names, "a/../b.txt"]:
            s3.put_object(
                Bucket=outputs["DocumentsBucketName"],
                Key=name,
                Body=name.encode(),
                ContentType="text/plain",
                Metadata={"customer": "42"},
            )
        event = tomorrow_at_two()
        summary = self.run_function(outputs, event)
        self.assertEqual((summary["copied"], summary["failed"]), (500, 0))
        self.assertEqual(len([line for line in self.lines if line["event"] == "document"]), 500)
        self.check_backup(outputs, f"backups/{summary['day']}/", names[7])
        again = self.run_function(outputs, event)
        self.assertEqual((again["copied"] + again["present"], again["failed"]), (500, 0))

    def check_backup(self, outputs, day, name):
        s3 = boto3.client("s3")
        bucket = outputs["BackupBucketName"]
        copy = s3.get_object(Bucket=bucket, Key=f"{day}documents/{name}")
        self.assertEqual(copy["Body"].read().decode(), name)
        self.assertEqual(copy["ContentType"], "text/plain")
        self.assertEqual(copy["Metadata"], {"customer": "42"})
        self.assertEqual(copy["ServerSideEncryption"], "aws:kms")
        self.assertEqual(copy["SSEKMSKeyId"], outputs["BackupKeyArn"])
        s3.head_object(Bucket=bucket, Key=f"{day}documents/a/%2E%2E/b.txt")
        manifest = json.load(s3.get_object(Bucket=bucket, Key=f"{day}manifest.json")["Body"])
        self.assertTrue(manifest["complete"])
        self.assertEqual(len(manifest["documents"]), 500)
        metrics = boto3.client("cloudwatch").list_metrics(Namespace="DocumentBackup")["Metrics"]
        self.assertIn("BackupSuccess", {metric["MetricName"] for metric in metrics})


class ExistingBucket(unittest.TestCase):
    def test_a_bucket_that_exists_can_be_the_source(self):
        with mock.patch.dict(os.environ, {"AWS_DEFAULT_REGION": REGION}), mock_aws():
            outputs = StackTestCase.create("dev", ExistingDocumentsBucket="papers")
            self.assertNotIn("DocumentsBucketName", outputs)
            function = boto3.client("lambda").get_function(
                FunctionName=outputs["BackupFunctionName"]
            )["Configuration"]
            self.assertEqual(function["Environment"]["Variables"]["DOCUMENTS_BUCKET"], "papers")


if __name__ == "__main__":
    unittest.main()
