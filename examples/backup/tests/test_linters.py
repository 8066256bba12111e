"""Other linters find nothing in the stack but that Lambda deprecates Python 3.9."""
import importlib.util
import json
import pathlib
import subprocess
import sys
import unittest

STACK = pathlib.Path(__file__).resolve().parent.parent
TEMPLATES = [str(STACK / name) for name in ("template.yaml", "template.json")]


@unittest.skipUnless(importlib.util.find_spec("cfnlint"), "cfn-lint is not installed")
class CfnLint(unittest.TestCase):
    def test_it_finds_the_runtimes_deprecation_only(self):
        program = pathlib.Path(sys.executable).with_name("cfn-lint")
        options = ["--regions", "ALL_REGIONS", "--format", "json"]
        command = [str(program), *options, "--", *TEMPLATES]
        findings = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
        for finding in findings:
            with self.subTest(finding["Message"]):
                self.assertIn("BackupFunction", finding["Location"]["Path"])
                self.assertIn("deprecated", finding["Message"])


@unittest.skipUnless(
    importlib.util.find_spec("cloudformation_validate"), "cloudformation-validate is not installed"
)
class CloudFormationValidate(unittest.TestCase):
    def test_it_has_neither_errors_nor_warnings(self):
        import cloudformation_validate

        engine = cloudformation_validate.CompositeEngine()
        for template in TEMPLATES:
            with self.subTest(template):
                counts = engine.validate_template(template).metadata.counts
                self.assertEqual((counts.fatal, counts.errors, counts.warnings), (0, 0, 0))
                # Notices on what a later change would replace prove that it was read.
                self.assertGreater(counts.informational, 0)


if __name__ == "__main__":
    unittest.main()
