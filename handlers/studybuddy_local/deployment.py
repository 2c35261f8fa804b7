"""Everything on the embedded AWS, made in seconds; nothing, when it is there as it should be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

import msgspec

from studybuddy_local.account import Account, unless
from studybuddy_local.checkout import CONTRACT, HERE, RESOURCES, Ports, address
from studybuddy_local.functions import Packages, make_functions, make_triggers
from studybuddy_local.gateway import make_gateway
from studybuddy_local.packages import functions_zip, worker_zip
from studybuddy_local.permissions import secret_name
from studybuddy_local.resources import read_resources, read_routes
from studybuddy_local.sign_in import SignIn, make_sign_in
from studybuddy_local.storage import keep_random_secret, keep_secret, make_storage
from studybuddy_local.stripe_stand_in import API_KEY, WEBHOOK_SECRET

_RECORD = "/ytstudy/deployment"
# The worker's own settings, which it may be given as they are.
_WRITER_KEYS = ("ANTHROPIC_API_KEY", "STUDYBUDDY_PROXY")


class Deployment(msgspec.Struct, frozen=True, kw_only=True):
    """What was made, and of what: `digest` changes with the code, the settings and the ports."""

    digest: str
    api: str
    sign_in: SignIn


def deploy(
    account: Account, ports: Ports, environment: Mapping[str, str] = os.environ
) -> tuple[Deployment, bool]:
    """The deployment, and whether it had to be made or brought up to date."""
    packages = Packages(functions_zip(), worker_zip())
    digest = _digest(packages, ports, environment)
    if (found := _recorded(account)) and found.digest == digest:
        return found, False
    made = _made(account, ports, packages, digest, environment)
    account.client("ssm").put_parameter(
        Name=_RECORD, Type="String", Overwrite=True, Value=msgspec.json.encode(made).decode()
    )
    return made, True


def _made(
    account: Account,
    ports: Ports,
    packages: Packages,
    digest: str,
    environment: Mapping[str, str],
) -> Deployment:
    resources, routes = read_resources(), read_routes(CONTRACT)
    web = address(ports.web)
    variables = make_storage(account, resources, web)
    sign_in = make_sign_in(account, web)
    variables |= _secrets(account, environment) | {
        "STRIPE_API_BASE": address(ports.stripe),
        "USER_POOL_ID": sign_in.user_pool_id,
    }
    make_functions(account, resources, routes, packages, variables)
    make_triggers(account, resources)
    api = make_gateway(account, routes, sign_in, web)
    return Deployment(digest=digest, api=api, sign_in=sign_in)


def _secrets(account: Account, environment: Mapping[str, str]) -> dict[str, str]:
    """Keep what is secret; the variables that tell where."""
    stripe = {"api_key": API_KEY, "webhook_secret": WEBHOOK_SECRET}
    return {
        "STRIPE_SECRET_ARN": keep_secret(account, secret_name("stripe"), stripe),
        "CURSOR_SECRET_ARN": keep_random_secret(account, secret_name("cursors")),
    }


def _recorded(account: Account) -> Deployment | None:
    with unless("ParameterNotFound"):
        value = account.client("ssm").get_parameter(Name=_RECORD)["Parameter"]["Value"]
        return msgspec.json.decode(value, type=Deployment)
    return None


def _digest(packages: Packages, ports: Ports, environment: Mapping[str, str]) -> str:
    """Of all that a deployment is made of, so that any change makes it anew."""
    ours = [file.read_bytes() for file in sorted(HERE.glob("*.py"))]
    settings = [f"{name}={environment.get(name, '')}".encode() for name in _WRITER_KEYS]
    parts = [*packages, *ours, *settings, RESOURCES.read_bytes(), CONTRACT.read_bytes()]
    whole = hashlib.sha256(repr(ports).encode())
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
