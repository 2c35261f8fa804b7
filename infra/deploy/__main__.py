"""Deploys the whole service to the account that the AWS CLI is signed in to, asks whether it works,
or takes it down.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from commands import Commands, DeployStopped, say
from operator_secrets import make_random, missing, tell
from plans import NO_IMAGE, Environment
from web import VARIABLES, deploy_web, told_to_builds

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = {
    "terraform": "Terraform 1.11 or newer",
    "aws": "the AWS CLI",
    "git": "git",
    "make": "make",
}
_REGISTRY = re.compile(r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.[^/]+/(?P<name>.+)")
_REGISTRY_EXAMPLE = "000000000000.dkr.ecr.region.amazonaws.com/repository"
_WEB_EXAMPLE = {
    "bucket": "BUCKET",
    "distribution_id": "DISTRIBUTION",
    "api": "API",
    "settings": dict.fromkeys(VARIABLES, "...") | {"providers": []},
}
_SECRETS_EXAMPLE = {"cursors": "CURSORS", "addresses": "ADDRESSES", "claude": "CLAUDE"}
_MACHINES = ("arm64", "x86_64")


class Wanted(NamedTuple):
    """What the command line says."""

    environment: Environment
    state_here: bool
    task: Callable[[Wanted], None]


def main() -> int:
    """0 done, 1 stopped: why, and what to do, is said."""
    wanted = _read(sys.argv[1:])
    try:
        wanted.task(wanted)
    except DeployStopped as reason:
        say(f"\n{reason}")
        return 1
    return 0


def _read(words: list[str]) -> Wanted:
    parser = argparse.ArgumentParser(prog="infra/deploy", description=__doc__)
    parser.add_argument("environment", help="dev, prod: there is a file infra/ENVIRONMENT.tfvars")
    tasks = parser.add_mutually_exclusive_group()
    tasks.add_argument(
        "--destroy", dest="task", action="store_const", const=_destroy, help="take all of it down"
    )
    tasks.add_argument(
        "--check", dest="task", action="store_const", const=_check,
        help="ask the deployed service whether all of it works",
    )  # fmt: skip
    tasks.add_argument(
        "--settings", dest="task", action="store_const", const=_settings,
        help="print what a web app's build elsewhere is told, NAME=value",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--dry-run", action="store_true", help="print the commands, run none")
    parser.add_argument("--machine", choices=_MACHINES, default="arm64")
    parser.add_argument("--state-here", action="store_true", help="keep the state in a file")
    given = parser.parse_args(words)
    commands = Commands(ROOT, given.yes, given.dry_run)
    environment = Environment(given.environment, given.machine, commands)
    return Wanted(environment, given.state_here, given.task or _deploy)


def _deploy(wanted: Wanted) -> None:
    environment = wanted.environment
    _begin(wanted)
    image = _image(environment)
    environment.change(image)
    web = environment.output("web", _WEB_EXAMPLE)
    region = web["settings"]["region"]
    names = environment.output("secrets", _SECRETS_EXAMPLE)
    for random in ("cursors", "addresses"):
        make_random(environment.commands, region, names[random])
    deploy_web(environment.commands, web)
    _tell_what_is_next(environment, region, names)
    environment.commands.run(
        "make", "--no-print-directory", "check-deployment", f"ENV={environment.name}"
    )


def _check(wanted: Wanted) -> None:
    from checks.report import is_whole  # it needs boto3, which `make setup` installs

    environment = wanted.environment
    _begin(wanted)
    deployed = environment.output("deployment", {})
    if not (environment.commands.dry_run or is_whole(deployed)):
        raise DeployStopped(_way_back(environment))


def _way_back(environment: Environment) -> str:
    """What is missing may be an operator's to add. If all worked before, what was before does."""
    registry = _registry(environment)
    tags = environment.commands.ask(
        "aws", "ecr", "describe-images", "--registry-id", registry["account"],
        "--region", registry["region"], "--repository-name", registry["name"],
        "--query", "sort_by(imageDetails[?imageTags], &imagePushedAt)[].imageTags[0]",
        "--output", "text", example="COMMIT-MACHINE",
    ).split()  # fmt: skip
    here = environment.commands.ask("git", "rev-parse", "HEAD", example="COMMIT")
    before = list(takewhile(lambda commit: commit != here, (tag.split("-")[0] for tag in tags)))
    told = "What is missing, and what to do, stands above."
    if not before:
        return told
    return (
        f"{told} If it worked before this deployment, go back to the image before it.\n"
        'What to do first, where anything is: docs/UPGRADING.md, "How to go back".\n'
        f"  git checkout {before[-1]} && make deploy ENV={environment.name}"
    )


def _destroy(wanted: Wanted) -> None:
    environment = wanted.environment
    _begin(wanted)
    if not (ROOT / "out/api" / f"api-{environment.machine}.zip").is_file():
        _make_zips(environment)  # Terraform reads them even so
    environment.change(NO_IMAGE, "-destroy", word=environment.name)


def _settings(wanted: Wanted) -> None:
    wanted.environment.check()
    web = wanted.environment.output("web", _WEB_EXAMPLE)
    # Beside a page elsewhere there is no /api. What an earlier build deployed tells one address.
    settings = {**web["settings"], "api": web.get("api", web["settings"]["api"])}
    for name, value in told_to_builds(settings).items():
        print(f"{name}={value}")


def _begin(wanted: Wanted) -> None:
    """Everything that can be known to be wrong is told before anything is done."""
    environment, commands = wanted.environment, wanted.environment.commands
    environment.check()
    lacking = [meaning for name, meaning in _NEEDED.items() if not shutil.which(name)]
    if lacking:
        raise DeployStopped(f"Install first: {', '.join(lacking)}.")
    account = commands.ask(
        "aws", "sts", "get-caller-identity", "--query", "[Account,Arn]", "--output", "text",
        example="ACCOUNT",
    )  # fmt: skip
    say(f"Environment {environment.name}, account {' as '.join(account.split())}")
    environment.init(state_here=wanted.state_here)


def _image(environment: Environment) -> str:
    """The worker's image, by the digest that the registry has it under; zips of the same commit."""
    commands = environment.commands
    if commands.ask("git", "status", "--porcelain", example=""):
        raise DeployStopped(
            "There are changes that are in no commit: an image is named by its commit."
        )
    told = {"MACHINE": environment.machine}
    commands.run("make", "--no-print-directory", "image", told=told)
    _make_zips(environment)
    environment.change(NO_IMAGE, "-target=module.registry")
    registry = _registry(environment)
    return commands.ask(
        "images/push", "--account", registry["account"], "--region", registry["region"],
        "--repository", registry["name"], example="ADDRESS@sha256:DIGEST", told=told,
    )  # fmt: skip


def _registry(environment: Environment) -> re.Match[str]:
    """Account, region and name of the repository that Terraform made."""
    found = _REGISTRY.fullmatch(environment.output("registry", _REGISTRY_EXAMPLE))
    if not found:
        raise DeployStopped("Terraform's output `registry` is no address of a repository in ECR.")
    return found


def _make_zips(environment: Environment) -> None:
    environment.commands.run(
        "make", "--no-print-directory", "zip", f"MACHINE={environment.machine}"
    )


def _tell_what_is_next(environment: Environment, region: str, names: dict[str, str]) -> None:
    api = environment.output("api", "API")
    address = environment.output("address", "ADDRESS")
    callback = environment.output("callback", "CALLBACK")
    lines = missing(environment.commands, region, names)
    say(f"\nDeployed: {address}")
    say(f"The API:  {api} (Stripe's webhook: {api}/webhooks/stripe)")
    say(f"Google, GitHub and Discord, where they are wanted, are told: {callback}")
    tell(lines)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
