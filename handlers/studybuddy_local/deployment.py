"""Everything on the embedded AWS, made in seconds; nothing, when it is there as it should be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from studybuddy_local.aws_clients import AwsClients, unless
from studybuddy_local.functions import FunctionPackages, make_functions, make_triggers
from studybuddy_local.gateway import make_gateway
from studybuddy_local.packages import functions_zip, worker_zip
from studybuddy_local.paths import CONTRACT, HERE, RESOURCES, VITE, Ports, address
from studybuddy_local.permissions import secret_name
from studybuddy_local.push_gateway import make_push_gateway, push_endpoint
from studybuddy_local.resources import read_resources, read_routes
from studybuddy_local.sign_in import SignIn, make_sign_in
from studybuddy_local.storage import keep_random_secret, keep_secret, make_storage
from studybuddy_local.stripe_stand_in import API_KEY, WEBHOOK_SECRET

_RECORD = "/ytstudy/deployment"
_CLAUDE = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")
_PROXY = ("STUDYBUDDY_PROXY", "STUDYBUDDY_WEBSHARE_USERNAME", "STUDYBUDDY_WEBSHARE_PASSWORD")
# Settings of the command that are no secrets: the worker hands them on as they are.
_PLAIN = (
    "ANTHROPIC_BASE_URL",
    *(
        f"STUDYBUDDY_CLAUDE_{role}{what}"
        for role in ("", "SECTION_", "OVERVIEW_", "REPAIR_", "CHECK_")
        for what in ("MODEL", "EFFORT")
    ),
    *(f"STUDYBUDDY_CLAUDE_{what}" for what in ("CONTEXT", "PARALLEL", "PRICES", "SCHEMA")),
    "STUDYBUDDY_CLAUDE_SILENCE",
    "STUDYBUDDY_SOURCES",
    "STUDYBUDDY_WORDS_PER_CREDIT",
    "STUDYBUDDY_WRITER",
)


class Deployment(msgspec.Struct, frozen=True, kw_only=True):
    """What was made, and of what: `digest` changes with the code, the settings and the ports.

    `push` is where pages connect to, to be told news.
    """

    digest: str
    api: str
    sign_in: SignIn
    push: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where it is deployed, and the settings that its operator has made (environment variables)."""

    ports: Ports
    scratch: Path
    settings: Mapping[str, str]


def deploy(account: AwsClients, place: Place) -> Deployment:
    """Everything, as it should be: made, brought up to date, or left alone."""
    packages = FunctionPackages(functions_zip(), worker_zip())
    digest = _digest(packages, place)
    if (found := _recorded(account)) and found.digest == digest:
        return found
    made = _made(account, place, packages, digest)
    account.client("ssm").put_parameter(
        Name=_RECORD, Type="String", Overwrite=True, Value=msgspec.json.encode(made).decode()
    )
    return made


def _made(account: AwsClients, place: Place, packages: FunctionPackages, digest: str) -> Deployment:
    resources, routes = read_resources(), read_routes(CONTRACT)
    origins = (address(place.ports.web), VITE)
    sign_in = make_sign_in(account, origins)
    variables = {
        **make_storage(account, resources, origins),
        **_secrets(account, place.settings),
        **_chosen(place.settings, _PLAIN),
        "STRIPE_API_BASE": address(place.ports.stripe),
        "USER_POOL_ID": sign_in.user_pool_id,
        "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": push_endpoint(account, resources.push),
        "PLACES_DIR": str(place.scratch),
    }
    make_functions(account, resources, routes, packages, variables)
    make_triggers(account, resources)
    api = make_gateway(account, routes, sign_in, origins)
    push = make_push_gateway(account, resources.push)
    return Deployment(digest=digest, api=api, sign_in=sign_in, push=push)


def _secrets(account: AwsClients, settings: Mapping[str, str]) -> dict[str, str]:
    """Keep what is secret; the variables that tell where."""
    stripe = {"api_key": API_KEY, "webhook_secret": WEBHOOK_SECRET}
    return {
        "STRIPE_SECRET_ARN": keep_secret(account, secret_name("stripe"), stripe),
        "CLAUDE_SECRET_ARN": keep_secret(
            account, secret_name("claude"), _chosen(settings, _CLAUDE)
        ),
        "PROXY_SECRET_ARN": keep_secret(account, secret_name("proxy"), _chosen(settings, _PROXY)),
        "CURSOR_SECRET_ARN": keep_random_secret(account, secret_name("cursors")),
        "ADDRESS_SECRET_ARN": keep_random_secret(account, secret_name("addresses")),
    }


def _chosen(settings: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: settings[name] for name in names if settings.get(name)}


def _recorded(account: AwsClients) -> Deployment | None:
    with unless("ParameterNotFound"):
        value = account.client("ssm").get_parameter(Name=_RECORD)["Parameter"]["Value"]
        return msgspec.json.decode(value, type=Deployment)
    return None


def _digest(packages: FunctionPackages, place: Place) -> str:
    """Of all that a deployment is made of, so that any change makes it anew."""
    settings = _chosen(place.settings, (*_CLAUDE, *_PROXY, *_PLAIN))
    told = msgspec.json.encode([place.ports, str(place.scratch), settings])
    ours = [file.read_bytes() for file in sorted(HERE.glob("*.py"))]
    whole = hashlib.sha256()
    for part in (*packages, *ours, told, RESOURCES.read_bytes(), CONTRACT.read_bytes()):
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
