"""What secrets hand to a child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from studybuddy_aws.runtime.settings import BadSettings

if TYPE_CHECKING:
    from studybuddy_aws.runtime.secret_values import SecretValues

# By name: nothing else that a secret holds is handed on.
_NAMES = frozenset(
    {
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
        "STUDYBUDDY_PROXY",
        "STUDYBUDDY_WEBSHARE_USERNAME",
        "STUDYBUDDY_WEBSHARE_PASSWORD",
    }
)


def child_secrets(secrets: SecretValues, *arns: str) -> Mapping[str, str]:
    """The settings in the secrets of these ARNs, of which some may be empty: there is none.

    Raises BadSettings for a secret that is no such thing.
    """
    given: dict[str, str] = {}
    for arn in filter(None, arns):
        given |= _settings_in(secrets.text(arn))
    return given


def _settings_in(text: str) -> dict[str, str]:
    try:
        found = msgspec.json.decode(text, type=dict[str, str])
    except msgspec.DecodeError:
        raise BadSettings("bad_secret", "A secret is no JSON object of settings.") from None
    return {name: value for name, value in found.items() if name in _NAMES and value}
