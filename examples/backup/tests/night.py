"""One run of the deployed function, with the errors that AWS answers it with."""
import contextlib
import io
import json
import os
import types
from unittest import mock
from urllib.parse import unquote, urlsplit

import boto3
from moto.core.botocore_stubber import BotocoreStubber

import policies


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
            # No retry waits, neither the SDK's nor the function's.
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
        request.code = access.error(operation, request) or (faults and faults(operation, key))

    return note
