"""An AWS account in memory (moto) with the backup stack in it, and nights in that account."""
import contextlib
import copy
import datetime
import io
import json
import logging
import operator
import os
import pathlib
import types
import unittest
import warnings
import zipfile
from unittest import mock
from urllib.parse import unquote, urlsplit

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

import gaps
import policies

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
                    {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
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
        """Puts a document into the documents bucket, as if it had been changed at a time."""
        self.lift_policies()
        bucket = self.outputs["DocumentsBucketName"]
        self.s3.put_object(Bucket=bucket, Key=key, Body=body, **options)
        # An hour ago: a copy counts as current only if it is newer than its document.
        modified = modified or datetime.datetime.now() - datetime.timedelta(hours=1)
        s3_backends[ACCOUNT]["aws"].buckets[bucket].keys[key].last_modified = modified

    def run(self, event=None, faults=None, prepare=None):
        """One night: Lambda invokes the function that was deployed.

        `faults` is called with the operation and the key of each request to S3, and returns the
        code of the error that S3 answers with, or None. `prepare` gets the function's module.
        """
        return Night(self, event or this_day(), faults or (lambda operation, key: None), prepare)

    def alarms(self):
        """The ends of the names of the alarms that are on after this night's metrics.

        An alarm on one period is on if a datapoint breaches; one that looks at a whole day is
        on unless a datapoint doesn't.
        """
        cloudwatch = boto3.client("cloudwatch")
        prefix = self.outputs["BackupFunctionName"] + "-"
        alarms = cloudwatch.describe_alarms(AlarmNamePrefix=prefix)["MetricAlarms"]
        return {alarm["AlarmName"][len(prefix) :] for alarm in alarms if is_on(cloudwatch, alarm)}

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


COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
}


def is_on(cloudwatch, alarm):
    now = datetime.datetime.now(datetime.timezone.utc)
    window = datetime.timedelta(seconds=alarm["Period"] * alarm["EvaluationPeriods"])
    points = cloudwatch.get_metric_statistics(
        StartTime=now - window,
        EndTime=now + datetime.timedelta(minutes=1),
        Statistics=[alarm["Statistic"]],
        **{name: alarm[name] for name in ("Namespace", "MetricName", "Dimensions", "Period")},
    )["Datapoints"]
    breaches = COMPARISONS[alarm["ComparisonOperator"]]
    breaching = [breaches(point[alarm["Statistic"]], alarm["Threshold"]) for point in points]
    if alarm["EvaluationPeriods"] == 1:
        return any(breaching)
    return all(breaching) and (bool(breaching) or alarm["TreatMissingData"] == "breaching")


class Night:
    """What a run of the function returned or raised, logged and asked of AWS."""

    def __init__(self, stack, event, faults, prepare):
        stack.lift_policies()
        stack.access.begin_night()
        configuration = stack.configuration
        self.function = configuration["FunctionName"]
        self.calls = []
        self.error = None
        session = boto3.session.Session()
        session.events.register("provide-client-params.*.*", self.note_call)
        session.events.register_first("before-send.s3.*", judge(stack.access, faults))
        variables = configuration["Environment"]["Variables"]
        # moto keeps numbers from the template as they are; Lambda makes them strings.
        variables = {name: str(value) for name, value in variables.items()}
        output = io.StringIO()
        with mock.patch.dict(os.environ, variables), contextlib.redirect_stdout(output):
            # Retries of the SDK wait no longer than those of the function.
            with mock.patch.object(boto3, "DEFAULT_SESSION", session), mock.patch("time.sleep"):
                module = types.ModuleType("index")
                exec(compile(stack.code, "index.py", "exec"), vars(module))
                if prepare:
                    prepare(module)
                try:
                    self.summary = module.handler(event, FakeContext(configuration))
                except module.BackupIncomplete as error:
                    self.error = error
                    self.summary = json.loads(str(error))
        self.lines = [json.loads(line) for line in output.getvalue().splitlines()]
        self.report_to_lambda()

    def note_call(self, params, model, **_):
        self.calls.append((model.name, params))

    def report_to_lambda(self):
        """The metrics that Lambda itself writes."""
        boto3.client("cloudwatch").put_metric_data(
            Namespace="AWS/Lambda",
            MetricData=[
                {
                    "MetricName": name,
                    "Dimensions": [{"Name": "FunctionName", "Value": self.function}],
                    "Value": value,
                }
                for name, value in (
                    ("Errors", int(self.error is not None)),
                    ("Duration", self.summary["seconds"] * 1000),
                )
            ],
        )


class FakeContext:
    def __init__(self, configuration):
        self.function_name = configuration["FunctionName"]
        self.milliseconds = configuration["Timeout"] * 1000

    def get_remaining_time_in_millis(self):
        return self.milliseconds


class Clock:
    """Stands in for the module `time`; sleeping takes no time, `skip` does."""

    def __init__(self):
        self.now = 0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        pass

    def skip(self, seconds):
        self.now += seconds


def this_day():
    """The event of the night in which the current day is backed up."""
    day = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=1)
    return {"time": f"{day}T02:00:00Z"}


STATUS = {"AccessDenied": 403, "SlowDown": 503}
answer_ordinarily = BotocoreStubber.process_request


def answer_or_fail(stubber, request):
    """moto's answer, or the error that `judge` found."""
    code = getattr(request, "code", None)
    if code is None:
        return answer_ordinarily(stubber, request)
    body = f"<Error><Code>{code}</Code><Message>{code}</Message></Error>"
    return STATUS.get(code, 400), {}, body.encode()


def judge(access, faults):
    """Notes in each request to S3 which error it gets: for policies and keys, or as asked for."""

    def note(request, event_name, **_):
        operation = event_name.rpartition(".")[2]
        source = policies.text(request.headers.get("x-amz-copy-source", "")).partition("/")[2]
        key = unquote(source or urlsplit(request.url).path[1:])
        request.code = access.error(operation, request) or faults(operation, key)

    return note
