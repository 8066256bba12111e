"""Nights in the emulator: the function found in the deployed stack, on real objects.

What the function may do is what its role and the buckets' policies say, read from the account.
"""
import datetime
import unittest

import emulator

import boto3

UTC = datetime.timezone.utc
LEAP_NIGHT = {"time": "2024-03-01T02:00:00Z"}


class NightTestCase(unittest.TestCase):
    """An account of its own, with one stack, for each test."""

    environment = "prod"
    parameters = {}

    def setUp(self):
        account = emulator.account()
        account.__enter__()
        self.addCleanup(account.__exit__, None, None, None)
        self.stack = emulator.Stack(self.environment, **self.parameters)

    def put_many(self, count):
        for number in range(count):
            self.stack.put(f"invoices/{number:03}.pdf", body=b"%d" % number)

    def check_counts(self, night, **counts):
        self.assertEqual({name: night.summary[name] for name in counts}, counts)


class FiveHundredDocuments(NightTestCase):
    def test_each_is_copied_encrypted_described_measured_and_written_down(self):
        names = [f"invoices/{number:03} Müller & Söhne+.pdf" for number in range(500)]
        for name in names:
            self.stack.put(
                name, body=name.encode(), ContentType="text/plain",
                Metadata={"customer": "42"}, Tagging="kind=invoice",
            )
        night = self.stack.run()
        self.assertIsNone(night.error)
        self.check_counts(night, documents=500, copied=500, failed=0, overLimit=0)
        day = night.summary["day"]
        self.check_objects(day, names)
        self.check_manifest(day, names)
        self.check_lines(night, names)
        self.check_metrics(night)
        self.assertEqual(self.stack.alarms(), set())

    def check_objects(self, day, names):
        wanted = [f"backups/{day}/documents/{name}" for name in names]
        self.assertEqual(self.stack.backup_names(), [*wanted, f"backups/{day}/manifest.json"])
        for name in names:
            copy = self.stack.backup(day, f"documents/{name}")
            self.assertEqual(copy["Body"].read().decode(), name)
            self.assertEqual(copy["ContentType"], "text/plain")
            self.assertEqual(copy["Metadata"], {"customer": "42"})
            self.assertEqual(copy["ServerSideEncryption"], "aws:kms")
            self.assertEqual(copy["SSEKMSKeyId"], self.stack.outputs["BackupKeyArn"])
            self.assertTrue(copy["BucketKeyEnabled"])
        tags = boto3.client("s3").get_object_tagging(
            Bucket=self.stack.outputs["BackupBucketName"], Key=wanted[0]
        )
        self.assertEqual(tags["TagSet"], [{"Key": "kind", "Value": "invoice"}])

    def check_manifest(self, day, names):
        manifest = self.stack.manifest(day)
        self.assertTrue(manifest["complete"])
        self.assertEqual(manifest["source"], self.stack.outputs["DocumentsBucketName"])
        documents = {document["key"]: document for document in manifest["documents"]}
        self.assertEqual(set(documents), set(names))
        self.assertEqual({d["status"] for d in documents.values()}, {"copied"})
        sizes = {name: document["bytes"] for name, document in documents.items()}
        self.assertEqual(sizes, {name: len(name.encode()) for name in names})
        kept = self.stack.backup(day, "manifest.json")
        self.assertEqual(kept["SSEKMSKeyId"], self.stack.outputs["BackupKeyArn"])

    def check_lines(self, night, names):
        documents = [line for line in night.lines if line["event"] == "document"]
        self.assertEqual({line["key"] for line in documents}, set(names))
        self.assertEqual(len(documents), 500)
        self.assertEqual(night.lines[-1]["event"], "run")
        self.assertEqual({line["level"] for line in night.lines}, {"INFO"})

    def check_metrics(self, night):
        [(_, call)] = [call for call in night.calls if call[0] == "PutMetricData"]
        self.assertEqual(call["Namespace"], "DocumentBackup")
        values = {metric["MetricName"]: metric["Value"] for metric in call["MetricData"]}
        self.assertEqual((values["BackupSuccess"], values["BackupFailure"]), (1, 0))
        self.assertEqual((values["DocumentsBackedUp"], values["DocumentsFailed"]), (500, 0))

    def test_the_role_allows_what_the_function_does_and_hardly_more(self):
        self.put_many(3)
        night = self.stack.run()
        granted = {
            action
            for statement in self.stack.access.role
            for action in (
                statement["Action"]
                if isinstance(statement["Action"], list)
                else [statement["Action"]]
            )
        }
        others = granted - self.stack.access.used
        self.assertEqual(
            others,
            {
                "cloudwatch:PutMetricData",  # used, but not through S3
                "logs:CreateLogStream", "logs:PutLogEvents",  # Lambda, in the function's name
                "sqs:SendMessage",  # Lambda, for a run that failed for good
                "s3:AbortMultipartUpload",  # for a copy in parts that failed
            },
        )
        operations = {operation for operation, _ in night.calls}
        wanted = {"ListObjectsV2", "CopyObject", "PutObject", "PutMetricData"}
        self.assertEqual(operations, wanted)


class OtherNights(NightTestCase):
    def test_a_night_without_documents_is_a_success(self):
        night = self.stack.run()
        self.check_counts(night, complete=True, documents=0)
        self.assertEqual(self.stack.manifest(night.summary["day"])["documents"], [])
        self.assertEqual(self.stack.alarms(), set())

    def test_a_night_without_a_run_raises_an_alarm(self):
        self.assertEqual(self.stack.alarms(), {"missed"})

    def test_names_with_spaces_unicode_and_dots_are_kept_apart_and_inside(self):
        names = [
            "a b.pdf", " a ", "Verträge/ä ö ü €.pdf", "日本語/請求書.pdf", "🙂.txt",
            "50%+off&x=1?.txt",
            "../../etc/passwd", "a/../b", "a/%2E%2E/b", "./c", "..", "a//b", "#1 'x' \"y\".pdf",
        ]
        for name in names:
            self.stack.put(name, body=name.encode())
        night = self.stack.run()
        self.check_counts(night, complete=True, copied=len(names))
        day = night.summary["day"]
        for document in self.stack.manifest(day)["documents"]:
            self.assertTrue(document["backup"].startswith(f"backups/{day}/documents/"))
            self.assertFalse({".", ".."} & set(document["backup"].split("/")))
            copy = self.stack.backup(day, document["backup"].split("/", 2)[2])
            self.assertEqual(copy["Body"].read().decode(), document["key"])
        self.assertEqual(len(self.stack.backup_names()), len(names) + 1)

    def test_the_last_day_of_a_month_has_its_documents(self):
        for name, moment in (
            ("before.pdf", datetime.datetime(2024, 2, 28, 23, 59, 59)),
            ("first.pdf", datetime.datetime(2024, 2, 29)),
            ("last.pdf", datetime.datetime(2024, 2, 29, 23, 59, 59)),
            ("after.pdf", datetime.datetime(2024, 3, 1, 1, 59)),
        ):
            self.stack.put(name, modified=moment)
        night = self.stack.run(LEAP_NIGHT)
        self.assertEqual(night.summary["day"], "2024-02-29")
        folder = "backups/2024-02-29/"
        copied = [folder + f"documents/{name}.pdf" for name in ("after", "first", "last")]
        self.assertEqual(self.stack.backup_names(), [*copied, folder + "manifest.json"])

    def test_the_last_day_of_a_year_is_in_the_old_year(self):
        self.stack.put("a.pdf", modified=datetime.datetime(2025, 12, 31, 12))
        self.stack.run({"time": "2026-01-01T02:00:00Z"})
        self.assertIn("backups/2025-12-31/documents/a.pdf", self.stack.backup_names())

    def test_a_second_run_copies_only_what_changed(self):
        self.put_many(20)
        first = self.stack.run()
        again = self.stack.run()
        self.check_counts(again, complete=True, copied=0, present=20)
        self.assertNotIn("CopyObject", {operation for operation, _ in again.calls})
        # Written again within the second of its copy, so not known to be older.
        now = datetime.datetime.now(UTC).replace(tzinfo=None)
        self.stack.put("invoices/007.pdf", modified=now, body=b"new")
        third = self.stack.run()
        self.check_counts(third, complete=True, copied=1, present=19)
        copy = self.stack.backup(first.summary["day"], "documents/invoices/007.pdf")
        self.assertEqual(copy["Body"].read(), b"new")

    def test_large_documents_are_copied_in_parts_with_key_and_description(self):
        # Parts of 5 MB and up; the real limit of 5 GB would not fit into memory.
        body = b"x" * (9 * 1024 * 1024)
        self.stack.put("video.mov", body=body, ContentType="video/quicktime", Metadata={"a": "b"})

        def lower_the_limit(module):
            module.MAX_SINGLE_COPY_BYTES = 1024

        night = self.stack.run(prepare=lower_the_limit)
        self.check_counts(night, complete=True, copied=1)
        self.assertIn("UploadPartCopy", {operation for operation, _ in night.calls})
        copy = self.stack.backup(night.summary["day"], "documents/video.mov")
        self.assertEqual(copy["Body"].read(), body)
        self.assertEqual(copy["SSEKMSKeyId"], self.stack.outputs["BackupKeyArn"])
        self.assertEqual((copy["ContentType"], copy["Metadata"]), ("video/quicktime", {"a": "b"}))


class OverTheLimit(NightTestCase):
    environment = "staging"
    parameters = {"DocumentLimit": "500"}

    def test_501_documents_are_all_copied_and_reported(self):
        self.put_many(501)
        night = self.stack.run()
        self.check_counts(night, complete=True, copied=501, overLimit=1)
        self.assertEqual(self.stack.alarms(), {"over-limit"})


if __name__ == "__main__":
    unittest.main()
