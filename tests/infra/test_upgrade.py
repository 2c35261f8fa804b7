"""`make deploy` over the earlier build: nothing that holds data is made anew, nothing goes missing.

What the earlier build's Terraform made is in tests/earlier_builds; all_choices.tftest.hcl makes the
same of what is here.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from terraform import ROOT, Terraform, Unavailable, lay_out

import earlier_build

pytestmark = pytest.mark.infra

CHOICES = Path(__file__).with_name("all_choices.tftest.hcl")
# What AWS knows a thing by. Under another one Terraform would destroy the thing and make a new one.
KNOWN_BY = {
    "aws_apigatewayv2_route": ("route_key",),
    "aws_cloudwatch_log_group": ("name",),
    "aws_cognito_user_pool": ("name",),
    "aws_cognito_user_pool_domain": ("domain",),
    "aws_dynamodb_table": ("name", "hash_key", "range_key"),
    "aws_ecr_repository": ("name",),
    "aws_lambda_function": ("function_name", "package_type"),
    "aws_s3_bucket": ("bucket",),
    "aws_secretsmanager_secret": ("name",),
    "aws_sqs_queue": ("name",),
}
# What holds nothing, and is made anew under another name without anybody's missing it.
HOLDS_NOTHING = (
    "aws_cloudwatch_dashboard",
    "aws_cloudwatch_metric_alarm",
    "aws_cloudwatch_query_definition",
)
_MOVED = re.compile(r"^moved \{\s*from\s*=\s*(\S+)\s*to\s*=\s*(\S+)\s*\}", re.MULTILINE)


def resources_in(module):
    """All resources of a state's module and of those below it."""
    yield from (one for one in module.get("resources", ()) if one["mode"] == "managed")
    for below in module.get("child_modules", ()):
        yield from resources_in(below)


def described(resource):
    """What AWS knows a resource by, in words; nothing where it makes that up itself."""
    values = resource["values"]
    return " ".join(values[name] for name in KNOWN_BY.get(resource["type"], ()) if values[name])


def moved(address, moves):
    """The address after the `moved` blocks."""
    for old, new in moves:
        if address == old or address.startswith((f"{old}.", f"{old}[")):
            return new + address.removeprefix(old)
    return address


@pytest.fixture(scope="module")
def made(terraform_here, tmp_path_factory):
    """The resources that are made of infra/ with every choice taken, by their addresses."""
    folder = lay_out(tmp_path_factory.mktemp("upgrade"))
    shutil.copy(CHOICES, folder / "tests")
    terraform = Terraform(folder)
    try:
        terraform.init()
    except Unavailable as missing:
        pytest.skip(str(missing))
    said = terraform.run("test", "-json", "-verbose", f"-filter=tests/{CHOICES.name}")
    (state,) = [line for line in map(json.loads, said.splitlines()) if line["type"] == "test_state"]
    root = state["test_state"]["root_module"]
    return {one["address"]: one for one in resources_in(root)}


@pytest.fixture(scope="module")
def moves():
    text = "\n".join(file.read_text() for file in sorted((ROOT / "infra").glob("*.tf")))
    return _MOVED.findall(text)


@pytest.fixture(scope="module")
def functions(made):
    """By the name of its module: each function's handler (empty for an image) and variables."""
    return {
        re.search(r'module\.function\["(\w+)"\]', address)[1]: {
            "handler": one["values"]["handler"] or "",
            "variables": sorted(
                name for told in one["values"]["environment"] for name in told["variables"]
            ),
        }
        for address, one in made.items()
        if one["type"] == "aws_lambda_function"
    }


def test_what_the_earlier_build_made_is_still_there_and_still_the_same_thing(made, moves):
    now = {address: described(one) for address, one in made.items()}
    before = {
        address: name
        for address, name in earlier_build.terraform_addresses().items()
        if not any(f".{kind}." in address for kind in HOLDS_NOTHING)
    }
    after = {address: now.get(moved(address, moves)) for address in before}
    assert before == after


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("module.table", "module.store"),
        (
            'module.table["users"].aws_dynamodb_table.this',
            'module.store["users"].aws_dynamodb_table.this',
        ),
        ("module.table.aws_kms_key.this", "module.store.aws_kms_key.this"),
        ("module.tables.aws_kms_key.this", "module.tables.aws_kms_key.this"),
    ],
)
def test_a_moved_block_moves_what_is_below_it(address, expected):
    moves = _MOVED.findall("moved {\n  from = module.table\n  to   = module.store\n}\n")
    assert expected == moved(address, moves)


def test_functions_that_were_there_are_reached_by_the_same_handlers(functions):
    before = {name: one["handler"] for name, one in earlier_build.functions().items()}
    assert before == {name: functions[name]["handler"] for name in before}


def test_functions_are_still_told_what_they_were_told(functions):
    missing = {
        name: set(one["variables"]) - set(functions[name]["variables"])
        for name, one in earlier_build.functions().items()
    }
    assert {name: set() for name in missing} == missing


def test_an_operators_own_settings_are_still_settings():
    declared = re.findall(
        r'^variable "(\w+)"', (ROOT / "infra" / "variables.tf").read_text(), re.MULTILINE
    )
    assert set() == set(earlier_build.terraform_variables()) - set(declared)
