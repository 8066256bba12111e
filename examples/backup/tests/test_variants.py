"""The stack with other parameters, and as JSON."""
import unittest

import emulator

import boto3


class Variants(unittest.TestCase):
    def test_a_bucket_that_exists_can_be_the_source(self):
        key = f"arn:aws:kms:{emulator.REGION}:{emulator.ACCOUNT}:key/abc"
        with emulator.account():
            stack = emulator.Stack(
                "dev", ExistingDocumentsBucket="papers", ExistingDocumentsKeyArn=key
            )
            self.assertNotIn("DocumentsBucketName", stack.outputs)
            variables = stack.configuration["Environment"]["Variables"]
            self.assertEqual(variables["DOCUMENTS_BUCKET"], "papers")
            role = stack.configuration["Role"].rpartition("/")[2]
            policies = boto3.client("iam").list_role_policies(RoleName=role)["PolicyNames"]
            self.assertEqual(sorted(policies), ["backup", "read-existing-documents"])

    def test_a_newer_runtime_can_be_chosen(self):
        with emulator.account():
            stack = emulator.Stack("prod", Runtime="python3.14")
            self.assertEqual(stack.configuration["Runtime"], "python3.14")

    def test_the_stack_as_json_has_the_same_outputs(self):
        with emulator.account():
            outputs = emulator.Stack("dev").outputs
        with emulator.account():
            self.assertEqual(
                set(emulator.Stack("dev", template="template.json").outputs), set(outputs)
            )


if __name__ == "__main__":
    unittest.main()
