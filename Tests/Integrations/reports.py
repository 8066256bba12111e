"""What consumers' findings are compared with: the JSON report of the same run."""

import json
import pathlib
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[2])


def path(name):
    return FOLDER / f"reports.{name}"


def text(name):
    return path(name).read_text(encoding="utf-8")


def findings():
    return json.loads(text("json"))["findings"]


def summary():
    return json.loads(text("json"))["summary"]


def visible(words):
    """The words as they come through a format that shows control characters as pictures."""
    return "".join(
        chr(0x2400 + ord(c)) if ord(c) < 0x20 else "\u2421" if ord(c) == 0x7F else c for c in words)


def run(*command, expected=0):
    """The output of a program, which must end with a status."""
    result = subprocess.run(command, cwd=FOLDER, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != expected:
        sys.exit(f"{' '.join(map(str, command))}: status {result.returncode}\n{result.stdout}")
    return result.stdout


def expect(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")


def need(program, package):
    if shutil.which(program) is None:
        print(f"needs {program} (Debian's package {package})")
        sys.exit(77)
