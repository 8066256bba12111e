"""Unit tests of backup.py with fake clients: no network, no AWS account, no emulator.

Run with `python3 -m unittest discover examples/backup/function`; boto3 is not needed.
"""
import contextlib
import datetime
import io
import json
import os
import sys
import threading
import types
import unittest
from unittest import mock


def import_backup():
    """Imports backup.py, on machines without boto3 with stand-ins for what it imports."""
    try:
        import boto3  # noqa: F401
    except ImportError:

        class ClientError(Exception):
            def __init__(self, response, operation):
                super().__init__(f"{response['Error']['Code']} when calling {operation}")
                self.response = response

        stand_ins = {
            "boto3": {"client": None},
            "botocore": {},
            "botocore.config": {"Config": dict},
            "botocore.exceptions": {
                "ClientError": ClientError,
                "BotoCoreError": type("BotoCoreError", (Exception,), {}),
            },
        }
        for name, members in stand_ins.items():
            sys.modules[name] = types.ModuleType(name)
            vars(sys.modules[name]).update(members)
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import backup

    return backup


backup = import_backup()

UTC = datetime.timezone.utc
EVENT = {"time": "2025-10-16T02:00:00Z"}
FOLDER = "backups/2025-10-15/documents/"
ENVIRONMENT = {
    "ENVIRONMENT": "dev",
    "DOCUMENTS_BUCKET": "documents",
    "BACKUP_BUCKET": "backups",
    "KMS_KEY_ARN": "arn:aws:kms:eu-central-1:123456789012:key/k",
    "METRIC_NAMESPACE": "DocumentBackup",
    "DOCUMENT_LIMIT": "500",
}


def error(code):
    return backup.ClientError({"Error": {"Code": code, "Message": code}}, "CopyObject")


class FakeS3:
    """Two buckets of objects in memory; `failures` maps a key to the errors of its next copies."""

    def __init__(self):
        self.now = datetime.datetime(2025, 10, 16, 2, 0, 5, tzinfo=UTC)
        self.buckets = {"documents": {}, "backups": {}}
        self.failures = {}
        self.copies = []
        self.parts = []
        self.lock = threading.Lock()

    def add(self, key, hour=12, day=15, size=10):
        modified = datetime.datetime(2025, 10, day, hour, tzinfo=UTC)
        self.buckets["documents"][key] = {"LastModified": modified, "Size": size, "ETag": '"e"'}

    def get_paginator(self, operation):
        assert operation == "list_objects_v2"
        return self

    def paginate(self, Bucket, Prefix):
        found = [
            {"Key": key, **entry}
            for key, entry in sorted(self.buckets[Bucket].items())
            if key.startswith(Prefix)
        ]
        yield {"Contents": found[:1000]} if found else {}
        if found[1000:]:
            yield {"Contents": found[1000:]}

    def copy_object(self, Bucket, Key, CopySource, **options):
        with self.lock:
            errors = self.failures.get(CopySource["Key"])
            if errors:
                raise errors.pop(0)
            self.copies.append({"key": CopySource["Key"], **options})
            source = self.buckets[CopySource["Bucket"]][CopySource["Key"]]
            self.buckets[Bucket][Key] = {**source, "LastModified": self.now}

    def head_object(self, Bucket, Key):
        return {"ContentType": "video/quicktime", "Metadata": {"customer": "42"}}

    def copy(self, Bucket, Key, CopySource, ExtraArgs):
        self.parts.append((Key, ExtraArgs["ContentType"], ExtraArgs["Metadata"]))
        self.copy_object(Bucket, Key, CopySource, **ExtraArgs)

    def put_object(self, Bucket, Key, Body, **options):
        if self.failures.get("manifest"):
            raise self.failures["manifest"].pop(0)
        self.buckets[Bucket][Key] = {"LastModified": self.now, "Size": len(Body), "ETag": '"e"'}
        self.manifest = json.loads(Body)
        self.manifest_options = options

    def backed_up(self):
        return sorted(k for k in self.buckets["backups"] if not k.endswith("manifest.json"))


class FakeCloudWatch:
    def __init__(self):
        self.metrics = {}

    def put_metric_data(self, Namespace, MetricData):
        self.namespace = Namespace
        self.dimensions = MetricData[0]["Dimensions"]
        self.metrics = {metric["MetricName"]: metric["Value"] for metric in MetricData}


class FakeContext:
    function_name = "company-dev-backup"

    def __init__(self, seconds=900):
        self.seconds = seconds

    def get_remaining_time_in_millis(self):
        return self.seconds * 1000


class BackupTestCase(unittest.TestCase):
    def setUp(self):
        self.s3 = FakeS3()
        self.cloudwatch = FakeCloudWatch()
        clients = {"s3": self.s3, "cloudwatch": self.cloudwatch}
        patches = [
            mock.patch.dict(os.environ, ENVIRONMENT),
            mock.patch.object(backup, "make_clients", lambda workers: clients),
            mock.patch.object(backup.time, "sleep", lambda seconds: None),
        ]
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)

    def run_backup(self, event=EVENT, seconds=900):
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                return backup.handler(event, FakeContext(seconds))
        finally:
            self.lines = [json.loads(line) for line in output.getvalue().splitlines()]

    def run_incomplete(self, **arguments):
        with self.assertRaises(backup.BackupIncomplete) as caught:
            self.run_backup(**arguments)
        return json.loads(str(caught.exception))


class OrdinaryNights(BackupTestCase):
    def test_five_hundred_documents_are_copied_with_the_stacks_key(self):
        for number in range(500):
            self.s3.add(f"invoices/{number}.pdf")
        summary = self.run_backup()
        self.assertEqual((summary["copied"], summary["failed"]), (500, 0))
        self.assertIn(FOLDER + "invoices/7.pdf", self.s3.backed_up())
        for copy in self.s3.copies:
            self.assertEqual(copy["ServerSideEncryption"], "aws:kms")
            self.assertEqual(copy["SSEKMSKeyId"], ENVIRONMENT["KMS_KEY_ARN"])

    def test_documents_from_before_the_day_are_left_alone(self):
        self.s3.add("old.pdf", day=14, hour=23)
        self.s3.add("first.pdf", day=15, hour=0)
        self.run_backup()
        self.assertEqual(self.s3.backed_up(), [FOLDER + "first.pdf"])

    def test_a_document_changed_again_after_midnight_is_not_missed(self):
        self.s3.add("late.pdf", day=16, hour=1)
        self.run_backup()
        self.assertEqual(self.s3.backed_up(), [FOLDER + "late.pdf"])

    def test_a_day_without_documents_is_a_success(self):
        self.assertTrue(self.run_backup()["complete"])
        self.assertEqual(self.cloudwatch.metrics["BackupSuccess"], 1)
        self.assertEqual(self.s3.manifest["documents"], [])

    def test_only_documents_under_the_prefix_are_copied(self):
        self.s3.add("invoices/1.pdf")
        self.s3.add("drafts/1.pdf")
        with mock.patch.dict(os.environ, {"DOCUMENTS_PREFIX": "invoices/"}):
            self.run_backup()
        self.assertEqual(self.s3.backed_up(), [FOLDER + "invoices/1.pdf"])

    def test_more_documents_than_a_listing_page_are_all_found(self):
        for number in range(1500):
            self.s3.add(f"{number:04}.pdf")
        self.assertEqual(self.run_backup()["copied"], 1500)

    def test_manifest_metrics_and_log_lines_tell_what_happened(self):
        self.s3.add("a b.pdf", size=42)
        self.run_backup()
        self.assertTrue(self.s3.manifest["complete"])
        self.assertEqual(self.s3.manifest["documents"][0]["key"], "a b.pdf")
        self.assertEqual(self.s3.manifest_options["SSEKMSKeyId"], ENVIRONMENT["KMS_KEY_ARN"])
        self.assertEqual(self.cloudwatch.namespace, "DocumentBackup")
        function = {"Name": "FunctionName", "Value": "company-dev-backup"}
        self.assertEqual(self.cloudwatch.dimensions, [function])
        self.assertEqual(self.cloudwatch.metrics["DocumentsBackedUp"], 1)
        self.assertEqual([line["event"] for line in self.lines], ["document", "run"])
        self.assertEqual((self.lines[0]["status"], self.lines[0]["bytes"]), ("copied", 42))


class Failures(BackupTestCase):
    def test_one_forbidden_document_stops_no_other_and_is_reported(self):
        for name in ("a", "b", "c"):
            self.s3.add(name)
        self.s3.failures["b"] = [error("AccessDenied")]
        summary = self.run_incomplete()
        self.assertEqual((summary["copied"], summary["failed"]), (2, 1))
        self.assertEqual(self.s3.backed_up(), [FOLDER + "a", FOLDER + "c"])
        metrics = self.cloudwatch.metrics
        self.assertEqual((metrics["BackupSuccess"], metrics["BackupFailure"]), (0, 1))
        failed = [d for d in self.s3.manifest["documents"] if d["status"] == "failed"]
        self.assertIn("AccessDenied", failed[0]["error"])
        self.assertFalse(self.s3.manifest["complete"])

    def test_throttling_is_retried(self):
        self.s3.add("a")
        self.s3.failures["a"] = [error("SlowDown"), error("KMS.ThrottlingException")]
        self.assertTrue(self.run_backup()["complete"])
        self.assertEqual(self.lines[0]["attempts"], 3)

    def test_endless_throttling_ends_and_is_reported(self):
        self.s3.add("a")
        self.s3.failures["a"] = [error("SlowDown") for _ in range(100)]
        self.assertEqual(self.run_incomplete()["failed"], 1)
        self.assertEqual(len(self.s3.failures["a"]), 100 - backup.ATTEMPTS)

    def test_a_disabled_key_fails_every_document_and_still_sends_metrics(self):
        for name in ("a", "b"):
            self.s3.add(name)
            self.s3.failures[name] = [error("KMS.DisabledException")]
        self.s3.failures["manifest"] = [error("KMS.DisabledException")]
        summary = self.run_incomplete()
        self.assertEqual((summary["failed"], len(summary["problems"])), (2, 1))
        self.assertEqual(self.cloudwatch.metrics["BackupFailure"], 1)

    def test_a_missing_bucket_is_a_failure_with_metrics(self):
        with mock.patch.object(self.s3, "paginate", side_effect=error("NoSuchBucket")):
            summary = self.run_incomplete()
        self.assertIn("NoSuchBucket", summary["problems"][0])
        self.assertEqual(self.cloudwatch.metrics["BackupFailure"], 1)

    def test_documents_without_time_left_are_named(self):
        for name in ("a", "b"):
            self.s3.add(name)
        with mock.patch.object(backup, "list_objects", untimed_listing):
            summary = self.run_incomplete(seconds=backup.RESERVED_SECONDS - 1)
        self.assertEqual((summary["copied"], summary["failed"]), (0, 2))
        self.assertIn("OutOfTime", self.s3.manifest["documents"][0]["error"])

    def test_a_listing_without_time_left_is_a_failure(self):
        self.s3.add("a")
        summary = self.run_incomplete(seconds=backup.RESERVED_SECONDS - 1)
        self.assertIn("OutOfTime", summary["problems"][0])

    def test_more_than_the_limit_is_copied_and_reported(self):
        for number in range(501):
            self.s3.add(str(number))
        summary = self.run_backup()
        self.assertEqual((summary["copied"], summary["overLimit"]), (501, 1))
        self.assertEqual(self.cloudwatch.metrics["DocumentsOverLimit"], 1)

    def test_backing_a_bucket_up_into_itself_is_refused(self):
        with mock.patch.dict(os.environ, {"DOCUMENTS_BUCKET": "backups"}):
            with self.assertRaises(ValueError):
                self.run_backup()

    def test_an_unreadable_time_is_a_failure_not_another_day(self):
        self.assertIn("ValueError", self.run_incomplete(event={"time": "soon"})["problems"][0])


def untimed_listing(s3, bucket, prefix, deadline):
    for page in s3.paginate(bucket, prefix):
        yield from page.get("Contents", [])


class SecondRuns(BackupTestCase):
    def test_a_second_run_copies_nothing_again(self):
        self.s3.add("a")
        self.run_backup()
        summary = self.run_backup()
        self.assertEqual((summary["copied"], summary["present"]), (0, 1))
        self.assertEqual(len(self.s3.copies), 1)
        self.assertEqual(self.s3.manifest["documents"][0]["status"], "present")

    def test_a_second_run_copies_what_the_first_could_not(self):
        for name in ("a", "b"):
            self.s3.add(name)
        self.s3.failures["b"] = [error("AccessDenied")]
        self.run_incomplete()
        summary = self.run_backup()
        self.assertEqual((summary["copied"], summary["present"]), (1, 1))
        self.assertTrue(self.s3.manifest["complete"])

    def test_a_document_changed_since_the_first_run_is_copied_again(self):
        self.s3.add("a")
        self.run_backup()
        self.s3.add("a", day=16, hour=3)
        self.assertEqual(self.run_backup()["copied"], 1)


class Days(BackupTestCase):
    def test_the_day_is_the_one_before_the_events_time_in_utc(self):
        for time, day in (
            ("2025-11-01T02:00:00Z", "2025-10-31"),
            ("2026-01-01T02:00:00Z", "2025-12-31"),
            ("2024-03-01T02:00:00Z", "2024-02-29"),
            ("2025-10-16T03:30:00+02:00", "2025-10-15"),
            ("2025-10-16T00:30:00+02:00", "2025-10-14"),
            ("2025-10-16T02:00:00", "2025-10-15"),
        ):
            with self.subTest(time):
                self.assertEqual(backup.day_to_back_up({"time": time}).isoformat(), day)

    def test_a_day_can_be_asked_for(self):
        self.assertEqual(backup.day_to_back_up({"day": "2025-10-15"}), datetime.date(2025, 10, 15))

    def test_without_a_time_it_is_yesterday(self):
        yesterday = datetime.datetime.now(UTC).date() - datetime.timedelta(days=1)
        # The clock may pass midnight between the two readings.
        self.assertLessEqual((backup.day_to_back_up({}) - yesterday).days, 1)


class Names(BackupTestCase):
    def test_ordinary_names_stay_as_they_are(self):
        for key in ("a/b c.pdf", "(final).pdf", "Verträge/Müller & Söhne", "50% off+.txt", "a..b"):
            self.assertEqual(backup.backup_name(key, 900), key)

    def test_relative_segments_cannot_lead_a_restore_upwards(self):
        self.assertEqual(backup.backup_name("a/../../b", 900), "a/%2E%2E/%2E%2E/b")
        self.assertEqual(backup.backup_name("./a", 900), "%2E/a")

    def test_different_documents_never_share_a_name(self):
        keys = [".", "..", "%2E", "%2E%2E", "%252E", "%252E%2E", "%25252E", "%2E.", ".%2E"]
        self.assertEqual(len({backup.backup_name(key, 900) for key in keys}), len(keys))

    def test_names_too_long_for_s3_are_shortened_without_clashes(self):
        names = {backup.backup_name("ü" * 510 + end, 995) for end in ("a", "b")}
        self.assertEqual(len(names), 2)
        for name in names:
            self.assertLessEqual(len(name.encode()), 995)

    def test_documents_over_five_gigabytes_are_copied_in_parts(self):
        self.s3.add("video.mov", size=backup.MAX_SINGLE_COPY_BYTES + 1)
        self.s3.add("note.txt", size=backup.MAX_SINGLE_COPY_BYTES)
        self.run_backup()
        described = ("video/quicktime", {"customer": "42"})
        self.assertEqual(self.s3.parts, [(FOLDER + "video.mov", *described)])


if __name__ == "__main__":
    unittest.main()
