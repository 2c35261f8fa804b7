"""Settings that no other program may read: handed over by a pipe instead of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping

import msgspec

from studybuddy.errors import WrongUse

_PIPE = "STUDYBUDDY_SETTINGS_FD"
_LARGEST = 64 * 1024


def read_settings(environment: MutableMapping[str, str] | None = None) -> Mapping[str, str]:
    """The environment, and over it what comes through the pipe that STUDYBUDDY_SETTINGS_FD names.

    Through the pipe comes one JSON object of strings (`{"ANTHROPIC_API_KEY": "..."}`), then its
    end. It is read once, and the variable is taken away: programs that a plugin starts find
    neither. Raises WrongUse (`bad_settings`), which repeats nothing of what came.
    """
    found = os.environ if environment is None else environment
    number = found.pop(_PIPE, "")
    if not number:
        return found
    try:
        with os.fdopen(int(number), "rb") as pipe:
            given = msgspec.json.decode(pipe.read(_LARGEST), type=dict[str, str])
    except (ValueError, OSError, msgspec.DecodeError):
        raise WrongUse(
            "bad_settings",
            f"{_PIPE} must be the number of an open pipe that holds one JSON object of strings.",
        ) from None
    return {**found, **given}
