"""The stack's files agree with each other. Needs Python only."""
import ast
import json
import pathlib
import re
import subprocess
import sys
import unittest

BACKUP = pathlib.Path(__file__).resolve().parent.parent
SCRIPTS = BACKUP.parent.parent / "Scripts"


class GeneratedFiles(unittest.TestCase):
    def check(self, script):
        command = [sys.executable, str(SCRIPTS / script), "--check"]
        run = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_the_template_holds_the_function(self):
        self.check("embed-function")

    def test_the_broken_stack_is_the_template_with_the_mistakes(self):
        self.check("break-stack")

    def test_both_forms_can_be_deployed_without_a_bucket_for_templates(self):
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
        for name in ("template.yaml", "template.json"):
            self.assertLessEqual((BACKUP / name).stat().st_size, 51_200)

    def test_the_readme_names_what_the_template_has(self):
        readme = (BACKUP / "README.md").read_text(encoding="utf-8")
        template = json.loads((BACKUP / "template.json").read_text(encoding="utf-8"))
        alarms = {
            resource["Properties"]["AlarmName"]["Fn::Sub"].rpartition("}-")[2]
            for resource in template["Resources"].values()
            if resource["Type"] == "AWS::CloudWatch::Alarm"
        }
        self.assertEqual(set(re.findall(r"`…-(backup-[a-z-]+)`", readme)), alarms)
        outputs = set(re.findall(r"OutputKey=='(\w+)'", readme))
        self.assertLessEqual(outputs, set(template["Outputs"]))
        given = set(re.findall(r"\b([A-Z]\w+)=(?!=)", readme))
        self.assertLessEqual(given, set(template["Parameters"]))

    def test_no_partition_or_region_is_written_down(self):
        # moto knows one value of AWS::Partition only, so that the others can't be tried there.
        text = (BACKUP / "template.json").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"arn:aws|[a-z]{2}-[a-z]+-\d", text), [])

    def test_the_function_is_python_39(self):
        source = (BACKUP / "function" / "backup.py").read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 9))


if __name__ == "__main__":
    unittest.main()
