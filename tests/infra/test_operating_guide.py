"""The operator's guide says what is there: every alarm, command, file and search that it names."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "OPERATING.md").read_text()
WATCH = ROOT / "infra" / "modules" / "watch"
ALARMS = json.loads((WATCH / "alarms.json").read_text())
RESOURCES = json.loads((ROOT / "infra" / "resources.json").read_text())


def test_every_alarm_has_its_row_and_no_row_is_of_another():
    table = GUIDE.split("## Alarms")[1].split("\n## ")[0]
    assert list(ALARMS) == re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)


def test_every_search_is_named():
    searches = json.loads((WATCH / "queries.json").read_text())
    assert set() == {name for name in searches if f"`{name}`" not in GUIDE}


def test_every_make_target_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set() == set(re.findall(r"(?:^|`|&& )make ([a-z-]+)", GUIDE, re.MULTILINE)) - targets


def test_every_python_command_is_there():
    modules = set(re.findall(r"python -m ([a-z_.]+)", GUIDE))
    assert {
        "studybuddy_aws.operator.check_ledger",
        "studybuddy_aws.operator.forgive_debt",
        "studybuddy_aws.operator.grant_credits",
        "studybuddy_aws.operator.orders",
        "studybuddy_aws.operator.restore",
        "benchmarks.cost",
        "benchmarks.cost.tokens",
    } == modules
    assert all(find_spec(name) for name in modules)


def test_every_file_is_there():
    named = set(re.findall(r"\binfra/[\w./-]*\w", GUIDE))
    own = {"infra/own-dev.tfvars", "infra/own-prod.tfvars", "infra/backend-dev.hcl"}
    assert set() == {name for name in named - own if not (ROOT / name).exists()}


@pytest.mark.parametrize(
    "setting",
    [
        *("alarm_email", "monthly_budget", "daily_model_cost", "daily_model_limit"),
        *("stripe_publishable_key", "proxy", "operator"),
        *("worker_settings", "client_ids", "sign_in", "deletion_protection", "email_sender"),
        *(
            "log_retention_days",
            "own_key",
            "open_jobs",
            "waiting_courses",
            "sizes",
            "free_credits_months",
        ),
        *("second_factor", "passkeys", "threat_protection"),
        *("reserved_concurrency", "words_per_credit", "access_log_days"),
        *("maximum_concurrency", "throttles", "request_limits"),
    ],
)
def test_every_setting_is_one(setting):
    assert f"`{setting}" in GUIDE or f"\n{setting} " in GUIDE
    assert f'variable "{setting}"' in (ROOT / "infra" / "variables.tf").read_text()


def test_how_long_things_are_kept_is_what_is_set():
    days = 24 * 60 * 60
    queues = RESOURCES["queues"]
    assert 14 == queues["process-dead"]["retention_seconds"] / days
    assert "every 6 minutes for 14 days" in GUIDE
    assert "delivered 5 times" in GUIDE
    assert 5 == queues["process"]["max_receive_count"]
    assert 360 == queues["process-dead"]["visibility_seconds"]
    assert 5 == queues["process"]["maximum_concurrency"]


def test_how_long_a_secret_is_remembered_is_what_is_said():
    code = (ROOT / "handlers" / "studybuddy_aws" / "runtime" / "secret_values.py").read_text()
    assert "_KEPT_SECONDS = 600" in code
    assert "keep a value for **10 minutes**" in GUIDE


@pytest.mark.parametrize("provider", ["google", "github", "discord"])
def test_the_secret_of_whom_users_sign_in_with_has_one_shape(provider):
    shape = '{"client_secret": "..."}'
    (row,) = re.findall(rf"^\| .*`ytstudy-{provider}-dev`.* \| `(.*?)`", GUIDE, re.MULTILINE)
    assert shape == row
    asked = (ROOT / "infra" / "deploy" / "operator_secrets.py").read_text()
    assert [shape] == re.findall(r"^_OF_A_CLIENT = '(.*)'$", asked, re.MULTILINE)
    assert f'"{provider}": (_OF_A_CLIENT, ' in asked
    told = (ROOT / "infra" / "modules" / "sign_in" / "providers.tf").read_text()
    assert shape.replace('"', '\\"') in told
    assert ":SecretString:client_secret::" in told


def test_every_link_within_leads_somewhere():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    places = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}
    assert set() == set(re.findall(r"\]\(#([\w-]+)\)", GUIDE)) - places
