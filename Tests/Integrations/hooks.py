"""A repository with templates, and the managers of hooks that run the command in it."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

GOOD = """\
Resources:
  Queue:
    Type: AWS::SQS::Queue
"""
BAD = GOOD + "    Propertys: {}\n"
CONFIGURATION = "services: [web, database]\n"


def git(*arguments, folder):
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=folder, check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Repository:
    """A new repository that is told to use one of our hooks, at the state of a clone of this one."""

    def __init__(self, folder, hook, plumb):
        self.folder = pathlib.Path(folder) / "stacks"
        self.folder.mkdir()
        self.log = pathlib.Path(folder) / "runs"
        self.log.write_text("")
        clone = pathlib.Path(folder) / "plumbline"
        git("clone", "--quiet", f"file://{ROOT}", clone, folder=folder)
        revision = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=clone, check=True, stdout=subprocess.PIPE, text=True).stdout
        # Uncommitted changes of the hooks' file count as well.
        hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
        if (clone / ".pre-commit-hooks.yaml").read_text() != hooks:
            sys.exit("commit .pre-commit-hooks.yaml first")
        self.write(
            ".pre-commit-config.yaml",
            f"repos: [{{repo: 'file://{clone}', rev: {revision.strip()}, hooks: [{{id: {hook}}}]}}]\n")
        git("init", "--quiet", folder=self.folder)
        shims = pathlib.Path(folder) / "shims"
        shims.mkdir()
        shim = shims / "plumb"
        shim.write_text(f'#!/bin/sh\necho run >> "{self.log}"\nexec "{plumb}" "$@"\n')
        shim.chmod(0o755)
        self.environment = dict(
            os.environ, PATH=f"{shims}:{os.environ['PATH']}", PRE_COMMIT_HOME=str(pathlib.Path(folder) / "cache"),
            PREK_HOME=str(pathlib.Path(folder) / "prek"))

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def remove(self, name):
        (self.folder / name).unlink()

    def run(self, *command):
        """The status and the output of the hooks over everything that is there."""
        git("add", "--all", folder=self.folder)
        start = time.monotonic()
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.seconds = time.monotonic() - start
        return done.returncode, re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)


def check(hook, manager, plumb):
    """A bad template is refused with its place; good ones and files that are none pass, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(folder, hook, plumb)
        command = [manager, "run", "--all-files"]
        for number in range(40):
            repository.write(f"queue-{number}.yaml", GOOD)
        for number in range(4):
            repository.write(f"settings-{number}.yaml", CONFIGURATION)
        status, output = repository.run(*command)
        if status != 0:
            sys.exit(f"{manager} refuses good templates:\n{output}")
        runs = len(repository.log.read_text().splitlines())
        # A command built from source isn't found through the PATH.
        if hook == "plumb-system" and runs != 1:
            sys.exit(f"{manager} ran the command {runs} times for 44 files")
        repository.run(*command)
        seconds = repository.seconds
        repository.write("queue-7.yaml", BAD)
        status, output = repository.run(*command)
        place = re.search(r"^\s+--> queue-7.yaml:4:5$", output, re.MULTILINE)
        if status == 0 or not place or "Propertys" not in output:
            sys.exit(f"{manager} lets a bad template pass, or shows no place:\n{output}")
        print(f"{manager}: 44 files in {seconds:.2f} s")
