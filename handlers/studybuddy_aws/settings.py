"""What a function is told by its environment: read once, at start, into a frozen type.

Each function declares its own type beside its handler, made of the parts below:

    class Settings(TableNames, frozen=True, kw_only=True):
        queue_url: str

    SETTINGS = settings.read(Settings)
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from studybuddy import StudyBuddyError

_Settings = TypeVar("_Settings", bound=msgspec.Struct)


class TableNames(msgspec.Struct, frozen=True, kw_only=True):
    """The four tables' names (USERS_TABLE, ...)."""

    users_table: str
    videos_table: str
    notes_table: str
    credits_table: str


class BucketNames(msgspec.Struct, frozen=True, kw_only=True):
    """Where finished artifacts lie (NOTES_BUCKET, PDFS_BUCKET)."""

    notes_bucket: str
    pdfs_bucket: str


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What a new user is given (SIGNUP_CREDITS), and how many jobs may be open (OPEN_JOBS)."""

    signup_credits: int = 3
    open_jobs: int = 10


class MoneySettings(TableNames, Rules, frozen=True, kw_only=True):
    """What everything that touches credits and jobs needs."""


class BadSettings(StudyBuddyError):
    """A variable is missing or is not what it should be; the message names it."""


def read(kind: type[_Settings], environment: Mapping[str, str] | None = None) -> _Settings:
    """The settings of this type; a field `queue_url` is the variable QUEUE_URL.

    Raises BadSettings naming every variable that is missing, or the one that has a bad value.
    Values are never repeated in the message.
    """
    found = os.environ if environment is None else environment
    fields = msgspec.structs.fields(kind)
    missing = [f.name.upper() for f in fields if f.required and not found.get(f.name.upper())]
    if missing:
        raise BadSettings("settings", f"Set in the environment: {', '.join(missing)}.")
    given = {f.name: found[f.name.upper()] for f in fields if found.get(f.name.upper())}
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadSettings("settings", f"A variable has a bad value: {error}.") from None
