"""What Terraform and checkov say of the configuration itself; nothing is applied for it."""

import json
import re
import subprocess
from pathlib import Path

import installed
import pytest
from terraform import ROOT, Terraform, Unavailable, lay_out

pytestmark = pytest.mark.infra

CHECKOV = Path(__file__).with_name("checkov.lock")
MODULES = sorted(folder.name for folder in (ROOT / "infra" / "modules").iterdir())


@pytest.fixture(scope="module")
def alone(terraform_here, tmp_path_factory):
    """Terraform in a copy of the configuration, initialised."""
    terraform = Terraform(lay_out(tmp_path_factory.mktemp("alone")))
    try:
        terraform.init()
    except Unavailable as missing:
        pytest.skip(str(missing))
    return terraform


def test_it_is_laid_out_as_terraform_lays_it_out(alone):
    assert "" == alone.run("fmt", "-check", "-recursive", "-diff")


def test_it_is_valid_without_a_warning(alone):
    said = alone.run("validate", "-json")
    assert '"diagnostics": []' in said


def test_its_own_tests_pass_with_a_provider_that_only_pretends(alone):
    assert "0 failed" in alone.run("test")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_used(module):
    source = re.compile(rf'source\s+= "\S+/{module}"')
    assert any(source.search(file.read_text()) for file in (ROOT / "infra").rglob("*.tf"))


@pytest.fixture(scope="module")
def checked():
    """What checkov found, as infra/.checkov.yaml has it look."""
    done = subprocess.run(
        [installed.programs(CHECKOV) / "checkov", "--output", "json"],
        cwd=ROOT / "infra",
        capture_output=True,
        check=False,
    )
    return json.loads(done.stdout)["results"]


def test_checkov_finds_nothing(checked):
    found = [(one["check_id"], one["resource"]) for one in checked["failed_checks"]]
    assert [] == found
    assert [] == checked["parsing_errors"]
    assert len(checked["passed_checks"]) > 100


def test_seven_ids_at_most_are_skipped_and_each_says_why(checked):
    reasons = {
        one["check_id"]: one["check_result"]["suppress_comment"]
        for one in checked["skipped_checks"]
    }
    assert len(reasons) <= 7
    assert [] == [name for name, reason in reasons.items() if len(reason.split()) < 5]
