"""What is asked: the things that Terraform made, by their names, and how they are reached."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import urljoin

import boto3
import msgspec
import requests
from botocore.config import Config
from botocore.exceptions import ClientError

# A worker that starts looks at its plugins for up to a minute.
_PATIENT = Config(connect_timeout=10, read_timeout=120, retries={"total_max_attempts": 2})
_SECONDS = 20

State: TypeAlias = Literal["ok", "missing", "worth doing", "not asked"]


class Finding(NamedTuple):
    """`missing` stands in users' way, `worth doing` does not; `todo` is what to do about it."""

    state: State
    said: str
    todo: str = ""


class Deployed(msgspec.Struct, frozen=True, kw_only=True):
    """Terraform's output `deployment`. Queues, sources and secrets go by what they are for.

    `endpoint` is the API's own address; `elsewhere`, where the web app is besides `address`.
    """

    address: str
    endpoint: str
    elsewhere: list[str]
    settings: dict[str, Any]
    secrets: dict[str, str]
    worker: str
    queues: dict[str, str]
    sources: dict[str, str]
    tables: list[str]
    buckets: list[str]
    topic: str

    @property
    def api(self) -> str:
        """The API's address, as the web app asks it: beside the page."""
        return urljoin(self.address, str(self.settings["api"]))

    @property
    def region(self) -> str:
        """AWS's name of the region."""
        return str(self.settings["region"])


@dataclass(frozen=True)
class Target:
    """The service, and who else is asked about it. `client` makes one of AWS, for a region."""

    deployed: Deployed
    client: Callable[[str, str], Any]
    anthropic: str = "https://api.anthropic.com"
    stripe: str = "https://api.stripe.com"

    def aws(self, name: str) -> Any:
        """AWS's client of that name, where the service is."""
        return self.client(name, self.deployed.region)

    def secret(self, noun: str) -> str | None:
        """The value; None while it has none, or this environment has no such secret."""
        if noun not in self.deployed.secrets:
            return None
        manager = self.aws("secretsmanager")
        try:
            found = manager.get_secret_value(SecretId=self.deployed.secrets[noun])
        except ClientError as error:
            if code_of(error) == "ResourceNotFoundException":
                return None
            raise
        value: str | None = found.get("SecretString")
        return value


@cache
def client(name: str, region: str) -> Any:
    """Of boto3, with the operator's own rights."""
    # The stubs know a few services by name; here it is any.
    made: Any = boto3.client
    return made(name, region_name=region, config=_PATIENT)


def asked(method: str, url: str, headers: dict[str, str] | None = None) -> requests.Response:
    """An answer of HTTP, whatever its status. Raises requests.RequestException."""
    return requests.request(method, url, headers=headers, timeout=_SECONDS)


def settings_in(text: str) -> dict[str, str] | None:
    """The names and values that a secret holds; None if it is no such thing."""
    try:
        return msgspec.json.decode(text, type=dict[str, str])
    except (msgspec.DecodeError, json.JSONDecodeError):
        return None


def code_of(error: ClientError) -> str:
    """AWS's word for what was wrong."""
    return str(error.response["Error"]["Code"])
