"""The files that scripts write are current, and the function is Python 3.9. Needs Python only."""
import ast
import pathlib
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

    def test_the_function_is_python_39(self):
        source = (BACKUP / "function" / "backup.py").read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 9))


if __name__ == "__main__":
    unittest.main()
