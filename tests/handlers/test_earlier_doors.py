"""What calls the functions from outside still finds them: API Gateway, queues, open pages."""

import json
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import earlier_build

ROOT = Path(__file__).parents[2]
CONTRACT = json.loads((ROOT / "infra" / "openapi.json").read_text())
HANDLERS = {name: one["handler"] for name, one in earlier_build.functions().items()}
WORKER = "process_video"


@pytest.mark.parametrize("function", sorted(HANDLERS.keys() - {WORKER}))
def test_a_handler_is_where_it_was(function):
    room, _, name = HANDLERS[function].rpartition(".")
    assert callable(getattr(import_module(room), name))


def test_the_workers_handler_is_where_its_image_says():
    told = (ROOT / "Dockerfile.process").read_text()
    (handler,) = re.findall(r'^CMD \["(.+)"\]', told, re.MULTILINE)
    assert f"studybuddy_aws.{WORKER}.handler" == handler


def test_pages_that_are_open_still_find_their_routes():
    now = {
        f"{method.upper()} {path}": operation["operationId"]
        for path, methods in CONTRACT["paths"].items()
        for method, operation in methods.items()
    }
    before = earlier_build.routes()
    assert before == {key: now.get(key) for key in before}


def test_no_right_is_taken_from_code_that_still_runs():
    """Roles are changed before functions are, and stay changed when one function goes back."""
    now = json.loads((ROOT / "infra" / "permissions.json").read_text())
    taken = {
        f"{function}: {action} on {thing}"
        for function, things in earlier_build.permissions().items()
        for thing, actions in things.items()
        for action in set(actions) - set(now.get(function, {}).get(thing, []))
    }
    assert set() == taken


def test_the_commands_that_the_page_on_upgrading_names_are_there():
    page = (ROOT / "docs" / "UPGRADING.md").read_text()
    commands = re.findall(r"^\| `.*` \| `python -m ([a-z_.]+)` \|$", page, re.MULTILINE)
    assert commands
    assert [] == [name for name in commands if _missing(name)]


def _missing(module):
    try:
        return find_spec(module) is None
    except ModuleNotFoundError:
        return True
