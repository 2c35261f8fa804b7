"""Load every function from its zip as Lambda would, with nothing else installed; say what fails.

    python3.13 images/api/loads.py MACHINE FOLDER [RUNTIME]

RUNTIME is a folder with what Lambda's Python brings (boto3 and what it needs), if this Python does
not bring it itself. Functions make their clients when they are loaded; no call is made.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from zips import payment_functions

_ROOT = Path(__file__).parents[2]
_MACHINES = {"aarch64": "arm64", "x86_64": "x86_64"}
_LOAD = """
import importlib, sys
sys.path[:0] = sys.argv[2:]
module, _, name = sys.argv[1].rpartition(".")
if not callable(getattr(importlib.import_module(module), name)):
    sys.exit(f"{sys.argv[1]} cannot be called")
"""


def main(machine: str, folder: str, runtime: str = "") -> int:
    """Load each function; the exit code is 1 if one fails."""
    if _MACHINES.get(platform.machine()) != machine:
        sys.stdout.write(f"Not tried: what is for {machine} runs on no {platform.machine()}.\n")
        return 0
    if not runtime and find_spec("boto3") is None:
        sys.stdout.write("Not tried: this Python brings no boto3, so it is not Lambda's.\n")
        return 0
    failures = [
        failure
        for package, handlers in handlers_by_zip().items()
        for failure in _failures(Path(folder) / f"{package}-{machine}.zip", handlers, runtime)
    ]
    sys.stdout.writelines(failures)
    return 1 if failures else 0


def handlers_by_zip() -> dict[str, list[str]]:
    """What Lambda is told to call, by the zip it is in: the routes' functions and the others."""
    contract, resources = _read("openapi"), _read("resources")
    routes = [
        operation["x-handler"]
        for methods in contract["paths"].values()
        for operation in methods.values()
    ]
    others = [
        f"studybuddy_aws.{name}.handler"
        for name, function in resources["functions"].items()
        if function["package"] == "zip" and name != "api"
    ]
    in_image = [
        f"studybuddy_aws.{name}.handler"
        for name, function in resources["functions"].items()
        if function["package"] == "image"
    ]
    of_payments = {f"studybuddy_aws.{name}.handler" for name in payment_functions()}
    everything = {*routes, *others}.difference(in_image)
    return {"api": sorted(everything - of_payments), "payments": sorted(of_payments)}


def _failures(package: Path, handlers: list[str], runtime: str) -> list[str]:
    with tempfile.TemporaryDirectory() as unpacked:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(unpacked)
        tried = [_load(handler, unpacked, runtime) for handler in handlers]
    failures = [failure for failure in tried if failure]
    sys.stdout.write(f"{package.name}: {len(tried) - len(failures)} of {len(tried)} load\n")
    return failures


def _load(handler: str, unpacked: str, runtime: str) -> str:
    """What a Python of its own has to say against a handler; empty if nothing."""
    options = ["-ISB", "-Werror"] if runtime else ["-IB", "-Werror"]
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *options, "-c", _LOAD, handler, unpacked, *filter(None, [runtime])],
        capture_output=True,
        text=True,
        env=_environment() | {"AWS_LAMBDA_FUNCTION_NAME": handler},
        check=False,
    )
    return f"{handler}: {done.stderr}" if done.returncode else ""


def _environment() -> dict[str, str]:
    """What Terraform tells every function, with names that lead nowhere."""
    resources = _read("resources")
    named = [*resources["tables"].values(), *resources["buckets"].values()]
    queues = {
        queue["environment"]: "https://queue.invalid" for queue in resources["queues"].values()
    }
    credentials = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    return {
        "PATH": os.defpath,
        "AWS_DEFAULT_REGION": "eu-central-1",
        **dict.fromkeys(credentials, "none"),
        **{one["environment"]: one["name"] for one in named},
        **queues,
        "CURSOR_SECRET_ARN": "arn:none",
        "STRIPE_SECRET_ARN": "arn:none",
        "USER_POOL_ID": "eu-central-1_none",
    }


def _read(name: str) -> Any:
    return json.loads((_ROOT / "infra" / f"{name}.json").read_text())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
