"""What is written down of a review: answers, and what was taken back or put aside.

Entries are only ever added. Where a card stands follows from them alone, so two devices that
have the same entries show the same cards, in whatever order the entries came.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, NamedTuple, TypeAlias
from uuid import uuid4

import msgspec

Rating: TypeAlias = Literal[1, 2, 3, 4]
Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]

AGAIN: Rating = 1
"""The answer was not known. The others are 2 hard, 3 good, 4 easy, as FSRS counts them."""

_YEARS = range(2000, 2200)  # beyond, a due day may be none that can be written


class CardKey(NamedTuple):
    """What a card is known by: its video, and the id of its line in that video's note."""

    video: str
    card: str


class _Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """`id` is given once, by chance: an entry that comes twice is one. `at` has the reader's offset
    from UTC, so that it tells the reader's own day.
    """

    id: str = msgspec.field(default_factory=lambda: uuid4().hex)
    at: Moment


class Review(_Entry, frozen=True, kw_only=True, tag="review"):
    """One answer to one card."""

    video: str
    card: str
    rating: Rating


class Suspend(_Entry, frozen=True, kw_only=True, tag="suspend"):
    """A card that its reader does not want to be asked."""

    video: str
    card: str


class Unsuspend(_Entry, frozen=True, kw_only=True, tag="unsuspend"):
    """The same card, wanted again."""

    video: str
    card: str


class Undo(_Entry, frozen=True, kw_only=True, tag="undo"):
    """The entry of this id is taken back."""

    undone: str


Entry: TypeAlias = Review | Suspend | Unsuspend | Undo
_DECODER = msgspec.json.Decoder(Entry)


def decoded(line: bytes) -> Entry | None:
    """The entry that a line holds, None for a line that holds none."""
    try:
        entry = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return entry if entry.at.year in _YEARS else None


def encoded(entry: Entry) -> bytes:
    """The line of an entry."""
    return msgspec.json.encode(entry) + b"\n"
