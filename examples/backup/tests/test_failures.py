"""Nights on which something fails: what is backed up all the same, and who hears of the rest."""
import unittest

from test_nights import NightTestCase
from night import Clock

import boto3


class Failures(NightTestCase):
    environment = "dev"

    def check_retry_completes(self, copied):
        """Lambda's second attempt, once the cause is gone."""
        night = self.stack.run()
        self.check_counts(night, complete=True, copied=copied)
        self.assertTrue(self.stack.manifest(night.summary["day"])["complete"])

    def statuses(self, day):
        return {d["key"]: d["status"] for d in self.stack.manifest(day)["documents"]}

    def test_one_forbidden_document_stops_no_other(self):
        self.put_many(20)
        bucket = self.stack.outputs["DocumentsBucketName"]
        denial = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{bucket}/invoices/007.pdf",
        }
        self.stack.access.buckets[bucket].append(denial)
        night = self.stack.run()
        self.check_counts(night, copied=19, failed=1)
        statuses = self.statuses(night.summary["day"])
        failed = [key for key, status in statuses.items() if status == "failed"]
        self.assertEqual(failed, ["invoices/007.pdf"])
        [line] = [line for line in night.lines if line["event"] == "document" and "error" in line]
        self.assertEqual((line["level"], line["key"]), ("ERROR", "invoices/007.pdf"))
        self.assertIn("AccessDenied", line["error"])
        self.assertEqual(self.stack.alarms(), {"incomplete", "error", "missed"})
        self.stack.access.buckets[bucket].remove(denial)
        self.check_retry_completes(copied=1)

    def test_throttling_is_waited_out(self):
        self.put_many(20)
        refused = []

        def throttle(operation, key):
            if operation == "CopyObject" and refused.count(key) < 4:
                refused.append(key)
                return "SlowDown" if refused.count(key) % 2 else "KMS.ThrottlingException"
            return None

        night = self.stack.run(faults=throttle, prepare=self.stop_the_clock)
        self.check_counts(night, complete=True, copied=20)
        self.assertEqual(len(refused), 80)
        self.assertEqual(self.stack.alarms(), set())

    def stop_the_clock(self, module):
        module.time = self.clock = Clock()

    def test_endless_throttling_ends_and_raises_an_alarm(self):
        self.put_many(3)

        def throttle(operation, key):
            return "KMS.ThrottlingException" if key == "invoices/001.pdf" else None

        night = self.stack.run(faults=throttle, prepare=self.stop_the_clock)
        self.check_counts(night, copied=2, failed=1)
        self.assertIn("incomplete", self.stack.alarms())
        self.check_retry_completes(copied=1)

    def test_a_disabled_key_fails_the_night_with_metrics(self):
        self.put_many(5)
        kms = boto3.client("kms")
        key = self.stack.outputs["BackupKeyArn"].rpartition("/")[2]
        kms.disable_key(KeyId=key)
        night = self.stack.run()
        self.check_counts(night, copied=0, failed=5)
        self.assertIn("KMS.DisabledException", night.summary["problems"][0])
        self.assertEqual(self.stack.backup_names(), [])
        self.assertEqual(self.stack.alarms(), {"incomplete", "error", "missed"})
        self.assertNotEqual(self.topic_key(), key)
        kms.enable_key(KeyId=key)
        self.check_retry_completes(copied=5)

    def topic_key(self):
        topic = self.stack.outputs["AlertTopicArn"]
        attributes = boto3.client("sns").get_topic_attributes(TopicArn=topic)["Attributes"]
        return attributes["KmsMasterKeyId"]

    def test_a_listing_that_fails_is_no_empty_night(self):
        self.put_many(5)
        night = self.stack.run(
            faults=lambda operation, _: "AccessDenied" if operation == "ListObjectsV2" else None
        )
        self.check_counts(night, complete=False, copied=0)
        self.assertEqual(self.stack.alarms(), {"incomplete", "error", "missed"})

    def test_time_running_out_is_reported_document_by_document(self):
        self.put_many(500)
        copies = []

        def take_a_quarter_of_an_hour(operation, key):
            copies.append(key)
            if operation == "CopyObject" and copies.count(key) == 1 and len(copies) > 100:
                self.clock.skip(15 * 60)
            return None

        night = self.stack.run(faults=take_a_quarter_of_an_hour, prepare=self.stop_the_clock)
        summary = night.summary
        self.assertGreaterEqual(summary["copied"], 90)
        self.assertGreater(summary["failed"], 300)
        self.assertEqual(summary["copied"] + summary["failed"], 500)
        statuses = self.statuses(summary["day"])
        self.assertEqual(len(statuses), 500)
        self.assertEqual(list(statuses.values()).count("failed"), summary["failed"])
        self.assertEqual(self.stack.alarms(), {"incomplete", "error", "missed", "slow"})
        # A copy that was under way when time ran out is reported as failed, and may have ended all the same.
        retry = self.stack.run().summary
        self.assertEqual((retry["complete"], retry["failed"]), (True, 0))
        self.assertGreaterEqual(retry["present"], summary["copied"])
        self.assertEqual(retry["copied"] + retry["present"], 500)


class Policies(NightTestCase):
    """What the buckets' policies and the role refuse, by the rules of policy evaluation."""

    def refusal(self, operation, bucket, key, url="https", **headers):
        self.stack.lift_policies()
        host = f"{url}://{self.stack.outputs[bucket]}.s3.eu-central-1.amazonaws.com/{key}"
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = type("Request", (), {"url": host, "headers": headers})
        return self.stack.access.error(operation, request)

    def test_backups_are_written_with_the_stacks_key_or_the_buckets_default(self):
        place = "PutObject", "BackupBucketName", "backups/2025-10-15/a"
        kms = {"x_amz_server_side_encryption": "aws:kms"}
        name = "x_amz_server_side_encryption_aws_kms_key_id"
        self.assertIsNone(self.refusal(*place))
        self.assertIsNone(self.refusal(*place, **kms, **{name: self.stack.outputs["BackupKeyArn"]}))
        other = boto3.client("kms").create_key()["KeyMetadata"]["Arn"]
        self.assertEqual(self.refusal(*place, **kms, **{name: other}), "AccessDenied")
        self.assertEqual(
            self.refusal(*place, x_amz_server_side_encryption="AES256"), "AccessDenied"
        )

    def test_nothing_goes_without_tls(self):
        for bucket in ("BackupBucketName", "DocumentsBucketName"):
            place = "ListObjectsV2", bucket, "?prefix=backups/x"
            self.assertIsNone(self.refusal(*place))
            self.assertEqual(self.refusal(*place, url="http"), "AccessDenied")

    def test_the_function_writes_nothing_beside_the_backups(self):
        for bucket, key in (
            ("BackupBucketName", "other/a"), ("DocumentsBucketName", "a"),
            ("LogBucketName", "backups/a"),
        ):
            self.assertEqual(self.refusal("PutObject", bucket, key), "AccessDenied")

    def test_the_function_neither_reads_nor_lists_more_than_it_needs(self):
        for operation, key in (("HeadObject", "backups/a"), ("ListObjectsV2", "?prefix=other")):
            self.assertEqual(self.refusal(operation, "BackupBucketName", key), "AccessDenied")


if __name__ == "__main__":
    unittest.main()
