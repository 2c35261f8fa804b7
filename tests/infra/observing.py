"""A plugin of pytest that notes which rights each function uses while its tests run.

    PYTHONPATH=tests/infra python -m pytest -p observing --observed=FOLDER tests/handlers/http

With a space pytest would look for its settings from the folder on, and find none of this project's.

botocore tells of every call and of every link that is signed; whose call it is tells the stack.
Each process writes a file of its own, and only what the functions' own tests have them do.
"""

import json
import os
import re
import sys
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import rights
from botocore.handlers import BUILTIN_HANDLERS

TESTS = str(Path(__file__).parents[1])
OWN = [Path(TESTS) / "handlers" / folder for folder in rights.OF_FUNCTIONS]
ROOM = Path(__file__).parents[2] / "handlers" / "studybuddy_aws"
FUNCTIONS = {
    file.stem
    for file in ROOM.glob("*.py")
    if re.search(r"^(handler = |def handler\()", file.read_text(), re.MULTILINE)
}
_observed = defaultdict(set)
_test = {"is of functions": False}
_thread = threading.local()


def pytest_addoption(parser):
    parser.addoption("--observed", type=Path, required=True, help="the folder to write rights to")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    _test["is of functions"] = any(item.path.is_relative_to(folder) for folder in OWN)


def pytest_sessionfinish(session):
    found = {function: sorted(used) for function, used in sorted(_observed.items())}
    folder = session.config.getoption("--observed")
    (folder / f"{os.getpid()}.json").write_text(json.dumps(found, indent=1))


def _running():
    """The function that makes the call; empty if a test does, or a fake that stands between."""
    frame, found = sys._getframe(), ""
    while (frame := frame.f_back) and not _of_tests(frame):
        room, _, module = frame.f_globals.get("__name__", "").partition(".")
        if room == "studybuddy_aws" and module in FUNCTIONS:
            found = module
        elif module == "http.endpoint" and hasattr(frame.f_locals.get("self"), "route"):
            found = frame.f_locals["self"].route.function  # what the frame does for each
    return found or getattr(_thread, "function", "")


def _submitted(pool, act, /, *given, _submit=ThreadPoolExecutor.submit, **named):
    """What is done in a thread is done by the function that asked for it."""
    function = _running()

    def told(*its, **own):
        _thread.function = function
        return act(*its, **own)

    return _submit(pool, told, *given, **named)


ThreadPoolExecutor.submit = _submitted


def _of_tests(frame):
    return frame.f_code.co_filename.startswith(TESTS) and frame.f_code.co_filename != __file__


def _called(event_name, params, context, **_):
    _, service, operation = event_name.split(".")
    context["asked of"] = params.get("Bucket")
    # The address of a form to post files to is made up as that of the call that makes a bucket.
    if operation != "CreateBucket":
        _note(rights.asked, service, operation, params)


def _answered(parsed, context, **_):
    if parsed.get("Error", {}).get("Code") == "NoSuchKey":
        _note(rights.missed, context["asked of"])


def _signed(request, **_):
    """A form to post files with is signed, and nothing is called."""
    policy = request.context.get("s3-presign-post-policy")
    if policy is not None:
        told = {
            key: value
            for one in policy["conditions"]
            if isinstance(one, dict)
            for key, value in one.items()
        }
        _note(rights.asked, "s3", "PutObject", {"Bucket": told["bucket"]})


def _note(needed, *call):
    if _test["is of functions"] and (function := _running()):
        _observed[function] |= needed(*call)


# Every client that is made from now on tells, as moto has them do.
BUILTIN_HANDLERS += [
    ("provide-client-params", _called),
    ("after-call.s3.GetObject", _answered),
    ("before-sign.s3.PutObject", _signed),
]
