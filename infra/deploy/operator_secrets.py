"""Secrets: those that nobody needs to know are made; of the others it is said how they are put."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from commands import Commands, say

_OF_A_CLIENT = '{"client_secret": "..."}'
# What an operator puts, and what happens until then.
_SHAPES = {
    "claude": (
        '{"ANTHROPIC_API_KEY": "sk-ant-..."}',
        "Claude's key; {} is for notes without Claude. Until then videos fail, at no credit",
    ),
    "stripe": (
        '{"api_key": "sk_...", "webhook_secret": "whsec_..."}',
        "Stripe's keys, if credits are sold",
    ),
    "proxy": (
        '{"STUDYBUDDY_PROXY": "http://user:password@host:port"}',
        "The proxy for YouTube. Until then videos fail, at no credit",
    ),
    "google": (_OF_A_CLIENT, "The secret of Google's client, whose id stands in client_ids"),
    "github": (_OF_A_CLIENT, "The secret of GitHub's OAuth app, whose id stands in client_ids"),
    "discord": (_OF_A_CLIENT, "The secret of Discord's application, its id stands in client_ids"),
}


def make_random(commands: Commands, region: str, name: str) -> None:
    """A random value, once. Terraform makes only its place, so that no state has the value."""
    if not _has_value(commands, region, name):
        commands.run(*_put(region, name), typed=secrets.token_urlsafe(32))


def missing(commands: Commands, region: str, names: Mapping[str, str]) -> list[str]:
    """For each secret that has no value: what it is, and the command that puts it."""
    lines: list[str] = []
    for kind, name in names.items():
        if kind in _SHAPES and not _has_value(commands, region, name):
            shape, meaning = _SHAPES[kind]
            lines += [f"{meaning}:", f"  {' '.join(_put(region, name))}", f"  {shape}"]
    return lines


def tell(lines: list[str]) -> None:
    """How values are put without a trace in the shell's history."""
    if lines:
        say("\nSecrets without a value. Run the line, type the value as below it, end with Ctrl-D:")
        say("\n".join(lines))


def _has_value(commands: Commands, region: str, name: str) -> bool:
    found = commands.ask(
        "aws", "secretsmanager", "list-secret-version-ids", "--region", region, "--secret-id", name,
        "--query", "Versions[0].VersionId", "--output", "text", example="None",
    )  # fmt: skip
    return found != "None"


def _put(region: str, name: str) -> list[str]:
    return [
        "aws", "secretsmanager", "put-secret-value", "--region", region, "--secret-id", name,
        "--query", "VersionId", "--output", "text", "--secret-string", "file:///dev/stdin",
    ]  # fmt: skip
