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


# Of what is deployed; each ends with what an operator brings, and STRICT has it brought.
AS_DEPLOYED = {
    "CKV_AWS_174": "under *.cloudfront.net CloudFront decides which TLS it takes: `domain`",
    "CKV_AWS_374": "the web app is shown everywhere, unless `countries` says where",
}
STRICT = ("--var-file", "tests/strict.tfvars")


def checked(*words):
    """What checkov found, as infra/.checkov.yaml has it look unless the words say otherwise."""
    done = subprocess.run(
        [installed.programs(CHECKOV) / "checkov", "--output", "json", *words],
        cwd=ROOT / "infra",
        capture_output=True,
        check=False,
    )
    return json.loads(done.stdout)["results"]


def failed(results):
    assert [] == results["parsing_errors"]
    assert len(results["passed_checks"]) > 100
    return [(one["check_id"], one["resource"]) for one in results["failed_checks"]]


def test_checkov_finds_in_prod_what_an_operator_brings_and_nothing_else():
    distribution = "module.web.aws_cloudfront_distribution.this"
    assert [(name, distribution) for name in AS_DEPLOYED] == failed(checked())


@pytest.fixture(scope="module")
def strict():
    return checked(*STRICT)


def test_checkov_finds_nothing_where_that_is_brought(strict):
    assert [] == failed(strict)


def test_thirteen_ids_at_most_are_skipped_and_each_says_why(strict):
    reasons = {
        one["check_id"]: one["check_result"]["suppress_comment"] for one in strict["skipped_checks"]
    }
    assert len(reasons) <= 13  # two are the firewall's, three the push's
    assert [] == [name for name, reason in reasons.items() if len(reason.split()) < 5]
