"""The stack is created for dev, staging and prod in one account, and its settings read back.

`gaps` says what the emulator doesn't create from a template, why, and what is done instead.
"""
import json
import unittest

import emulator
import gaps

import boto3

TAGS = {"Project": "document-backup", "CostCenter": "operations"}


STACKS = {}


def setUpModule():
    """All three stacks in one account, made once for all tests; no test changes anything."""
    account = emulator.account()
    account.__enter__()
    unittest.addModuleCleanup(account.__exit__, None, None, None)
    STACKS.update((name, emulator.Stack(name)) for name in emulator.ENVIRONMENTS)


class Settings(unittest.TestCase):
    def each_stack(self):
        for environment, stack in STACKS.items():
            yield environment, stack, stack.outputs

    def check_tags(self, environment, tags):
        self.assertEqual(tags, {"Environment": environment, **TAGS})


class Deployment(Settings):
    def test_the_emulator_leaves_out_the_types_that_the_gaps_name(self):
        named = {kind for kind, (why, _) in gaps.GAPS.items() if why == gaps.NOT_CREATED}
        for _, stack, _ in self.each_stack():
            words = {word for warning in stack.warnings for word in str(warning.message).split()}
            self.assertEqual({word for word in words if word.startswith("AWS::")}, named)

    def test_environments_share_no_name(self):
        values = [value for stack in STACKS.values() for value in stack.outputs.values()]
        self.assertEqual(len(set(values)), len(values))

    def test_bucket_names_leave_room_for_the_longest_region(self):
        longest = "p" * 17 + "-staging-documents-123456789012-ap-southeast-1"
        self.assertLessEqual(len(longest), 63)

    def test_outputs_are_exported_under_the_stacks_name(self):
        exports = boto3.client("cloudformation").list_exports()["Exports"]
        values = {export["Name"]: export["Value"] for export in exports}
        for _, stack, outputs in self.each_stack():
            for key, value in outputs.items():
                self.assertEqual(values[f"{stack.name}-{key}"], value)


class Storage(Settings):
    def each_bucket(self):
        for environment, _, outputs in self.each_stack():
            for name in ("BackupBucketName", "DocumentsBucketName", "LogBucketName"):
                yield environment, outputs, outputs[name]

    def setUp(self):
        self.s3 = boto3.client("s3")

    def test_no_bucket_is_public(self):
        for _, _, bucket in self.each_bucket():
            block = self.s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
            self.assertEqual((len(block), set(block.values())), (4, {True}))
            owner = self.s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]
            self.assertEqual(owner["Rules"], [{"ObjectOwnership": "BucketOwnerEnforced"}])

    def test_backups_and_documents_have_the_stacks_key_and_logs_s3s_own(self):
        for _, outputs, bucket in self.each_bucket():
            encryption = self.s3.get_bucket_encryption(Bucket=bucket)
            [rule] = encryption["ServerSideEncryptionConfiguration"]["Rules"]
            default = rule["ApplyServerSideEncryptionByDefault"]
            if bucket == outputs["LogBucketName"]:
                self.assertEqual(default, {"SSEAlgorithm": "AES256"})
            else:
                key = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": outputs["BackupKeyArn"]}
                self.assertEqual((default, rule["BucketKeyEnabled"]), (key, True))

    def test_backups_go_after_30_days_with_their_versions_and_unfinished_uploads(self):
        for _, _, outputs in self.each_stack():
            bucket = outputs["BackupBucketName"]
            self.assertEqual(self.s3.get_bucket_versioning(Bucket=bucket)["Status"], "Enabled")
            rules = self.s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
            self.assertEqual({rule["Status"] for rule in rules}, {"Enabled"})
            self.assertEqual({rule["Filter"]["Prefix"] for rule in rules}, {""})
            self.assertEqual(rules[0]["Expiration"], {"Days": 30})
            self.assertEqual(rules[0]["NoncurrentVersionExpiration"], {"NoncurrentDays": 1})
            self.assertEqual(rules[0]["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"], 1)
            self.assertEqual(rules[1]["Expiration"], {"ExpiredObjectDeleteMarker": True})

    def test_documents_themselves_stay(self):
        for _, _, outputs in self.each_stack():
            configuration = self.s3.get_bucket_lifecycle_configuration(
                Bucket=outputs["DocumentsBucketName"]
            )
            [rule] = configuration["Rules"]
            self.assertNotIn("Expiration", rule)
            self.assertEqual(rule["NoncurrentVersionExpiration"], {"NoncurrentDays": 30})

    def test_access_is_logged_in_the_log_bucket_which_does_not_log_itself(self):
        for _, outputs, bucket in self.each_bucket():
            target = self.s3.get_bucket_logging(Bucket=bucket).get("LoggingEnabled")
            if bucket == outputs["LogBucketName"]:
                self.assertIsNone(target)
            else:
                self.assertEqual(target["TargetBucket"], outputs["LogBucketName"])

    def test_logs_go_after_90_days(self):
        for _, _, outputs in self.each_stack():
            rules = self.s3.get_bucket_lifecycle_configuration(Bucket=outputs["LogBucketName"])
            self.assertEqual(rules["Rules"][0]["Expiration"], {"Days": 90})

    def test_only_s3s_logs_of_these_buckets_get_into_the_log_bucket(self):
        for _, _, outputs in self.each_stack():
            policy = self.s3.get_bucket_policy(Bucket=outputs["LogBucketName"])["Policy"]
            [allowed] = [s for s in json.loads(policy)["Statement"] if s["Effect"] == "Allow"]
            self.assertEqual(allowed["Principal"], {"Service": "logging.s3.amazonaws.com"})
            sources = [outputs["BackupBucketArn"], f"arn:aws:s3:::{outputs['DocumentsBucketName']}"]
            conditions = allowed["Condition"]
            self.assertEqual(conditions["ArnEquals"], {"aws:SourceArn": sources})
            self.assertEqual(conditions["StringEquals"], {"aws:SourceAccount": emulator.ACCOUNT})

    def test_buckets_are_tagged(self):
        for environment, _, bucket in self.each_bucket():
            tags = self.s3.get_bucket_tagging(Bucket=bucket)["TagSet"]
            self.check_tags(environment, {tag["Key"]: tag["Value"] for tag in tags})


class Keys(Settings):
    def setUp(self):
        self.kms = boto3.client("kms")

    def test_they_rotate(self):
        for _, _, outputs in self.each_stack():
            for name in ("BackupKeyArn", "AlertKeyArn"):
                status = self.kms.get_key_rotation_status(KeyId=outputs[name])
                self.assertTrue(status["KeyRotationEnabled"])

    def test_the_backups_key_has_a_name(self):
        aliases = {a["AliasName"]: a["TargetKeyId"] for a in self.kms.list_aliases()["Aliases"]}
        for environment, _, outputs in self.each_stack():
            self.assertIn(aliases[f"alias/company-{environment}-backup"], outputs["BackupKeyArn"])

    def test_they_let_the_account_in_and_one_service_each(self):
        account = {"AWS": f"arn:aws:iam::{emulator.ACCOUNT}:root"}
        logs = {"Service": f"logs.{emulator.REGION}.amazonaws.com"}
        alarms = {"Service": "cloudwatch.amazonaws.com"}
        for _, _, outputs in self.each_stack():
            for name, service in (("BackupKeyArn", logs), ("AlertKeyArn", alarms)):
                policy = self.kms.get_key_policy(KeyId=outputs[name], PolicyName="default")
                statements = json.loads(policy["Policy"])["Statement"]
                principals = [statement["Principal"] for statement in statements]
                self.assertEqual(principals, [account, service])
                self.assertIn("Condition", statements[1])

    def test_they_are_tagged(self):
        for environment, _, outputs in self.each_stack():
            for name in ("BackupKeyArn", "AlertKeyArn"):
                tags = self.kms.list_resource_tags(KeyId=outputs[name])["Tags"]
                self.check_tags(environment, {tag["TagKey"]: tag["TagValue"] for tag in tags})


class Function(Settings):
    def setUp(self):
        self.functions = boto3.client("lambda")

    def test_runtime_memory_timeout_and_tags(self):
        for environment, stack, outputs in self.each_stack():
            configuration = stack.configuration
            self.assertEqual(configuration["Runtime"], "python3.9")
            self.assertEqual((configuration["Timeout"], configuration["MemorySize"]), (900, 512))
            function = self.functions.get_function(FunctionName=outputs["BackupFunctionName"])
            self.check_tags(environment, function["Tags"])

    def test_it_is_the_file_beside_the_template(self):
        source = (emulator.STACK / "function" / "backup.py").read_text(encoding="utf-8")
        for _, stack, _ in self.each_stack():
            self.assertEqual(stack.code, source)

    def test_failed_runs_are_repeated_twice_then_kept(self):
        for environment, _, outputs in self.each_stack():
            retries = self.functions.get_function_event_invoke_config(
                FunctionName=outputs["BackupFunctionName"]
            )
            self.assertEqual(retries["MaximumRetryAttempts"], 2)
            queue = retries["DestinationConfig"]["OnFailure"]["Destination"]
            self.assertTrue(queue.endswith(f":company-{environment}-failed-backups"))

    def test_its_log_group_is_encrypted_kept_90_days_and_tagged(self):
        logs = boto3.client("logs")
        for environment, _, outputs in self.each_stack():
            name = outputs["BackupLogGroupName"]
            [group] = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
            kept = group["retentionInDays"], group["kmsKeyId"]
            self.assertEqual(kept, (90, outputs["BackupKeyArn"]))
            self.check_tags(environment, logs.list_tags_log_group(logGroupName=name)["tags"])

    def test_only_lambda_takes_its_role(self):
        iam = boto3.client("iam")
        for environment, stack, _ in self.each_stack():
            name = stack.configuration["Role"].rpartition("/")[2]
            [statement] = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"][
                "Statement"
            ]
            self.assertEqual(statement["Principal"], {"Service": "lambda.amazonaws.com"})
            tags = iam.list_role_tags(RoleName=name)["Tags"]
            self.check_tags(environment, {tag["Key"]: tag["Value"] for tag in tags})


class Schedule(Settings):
    def test_it_starts_the_function_at_two_and_may(self):
        events, functions = boto3.client("events"), boto3.client("lambda")
        for environment, _, outputs in self.each_stack():
            rule = events.describe_rule(Name=f"company-{environment}-nightly-backup")
            self.assertEqual(rule["ScheduleExpression"], "cron(0 2 * * ? *)")
            self.assertEqual(rule["State"], "ENABLED")
            [target] = events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
            self.assertEqual(target["Arn"], outputs["BackupFunctionArn"])
            self.assertEqual(target["RetryPolicy"]["MaximumRetryAttempts"], 10)
            policy = functions.get_policy(FunctionName=outputs["BackupFunctionName"])["Policy"]
            [permission] = json.loads(policy)["Statement"]
            self.assertEqual(permission["Principal"], {"Service": "events.amazonaws.com"})
            self.assertIn(rule["Arn"], json.dumps(permission["Condition"]))

    def test_starts_that_fail_can_be_kept_in_the_queue(self):
        events, queues = boto3.client("events"), boto3.client("sqs")
        for environment, _, outputs in self.each_stack():
            attributes = queues.get_queue_attributes(
                QueueUrl=outputs["FailedRunsQueueUrl"], AttributeNames=["All"]
            )["Attributes"]
            self.assertEqual(attributes["SqsManagedSseEnabled"], "true")
            self.assertEqual(attributes["MessageRetentionPeriod"], str(14 * 24 * 3600))
            rule = events.describe_rule(Name=f"company-{environment}-nightly-backup")
            [target] = events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
            self.assertEqual(target["DeadLetterConfig"]["Arn"], attributes["QueueArn"])
            [allowed] = [
                statement
                for statement in json.loads(attributes["Policy"])["Statement"]
                if statement["Effect"] == "Allow"
            ]
            self.assertEqual(allowed["Principal"], {"Service": "events.amazonaws.com"})
            self.assertEqual(allowed["Condition"], {"ArnEquals": {"aws:SourceArn": rule["Arn"]}})


class Alerts(Settings):
    def test_alarms_publish_to_a_topic_that_somebody_reads(self):
        cloudwatch, topics = boto3.client("cloudwatch"), boto3.client("sns")
        for environment, _, outputs in self.each_stack():
            topic = outputs["AlertTopicArn"]
            found = cloudwatch.describe_alarms(AlarmNamePrefix=f"company-{environment}-")
            alarms = {alarm["AlarmName"]: alarm for alarm in found["MetricAlarms"]}
            ends = ("incomplete", "error", "slow", "missed", "given-up", "over-limit")
            self.assertEqual(set(alarms), {f"company-{environment}-backup-{end}" for end in ends})
            for alarm in alarms.values():
                self.assertEqual((alarm["ActionsEnabled"], alarm["AlarmActions"]), (True, [topic]))
                tags = cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
                self.check_tags(environment, {tag["Key"]: tag["Value"] for tag in tags})
            attributes = topics.get_topic_attributes(TopicArn=topic)["Attributes"]
            self.assertIn(attributes["KmsMasterKeyId"], outputs["AlertKeyArn"])
            self.assertIn("cloudwatch.amazonaws.com", attributes["Policy"])
            tags = topics.list_tags_for_resource(ResourceArn=topic)["Tags"]
            self.check_tags(environment, {tag["Key"]: tag["Value"] for tag in tags})
            readers = topics.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
            self.assertEqual([reader["Endpoint"] for reader in readers], ["it@example.com"])

    def test_slow_means_five_minutes_in_milliseconds(self):
        cloudwatch = boto3.client("cloudwatch")
        for _, stack, outputs in self.each_stack():
            name = outputs["BackupFunctionName"] + "-slow"
            [alarm] = cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]
            self.assertEqual(alarm["Threshold"], 5 * 60 * 1000)
            self.assertLess(alarm["Threshold"], stack.configuration["Timeout"] * 1000)

    def test_a_night_without_a_run_is_noticed(self):
        cloudwatch = boto3.client("cloudwatch")
        for _, _, outputs in self.each_stack():
            name = outputs["BackupFunctionName"] + "-missed"
            [alarm] = cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]
            self.assertEqual(alarm["TreatMissingData"], "breaching")
            self.assertEqual(alarm["Period"] * alarm["EvaluationPeriods"], 25 * 3600)


if __name__ == "__main__":
    unittest.main()
