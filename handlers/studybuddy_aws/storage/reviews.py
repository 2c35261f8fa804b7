"""Answers to the cards of notes: a log that is only ever added to, safe to send twice.

Where a card stands, whoever reads it replays. A row lies under its user, by the video and by the
entry's own id: those of one video are read together, and what comes again finds itself there.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Literal, TypeAlias

import msgspec

from studybuddy_aws.runtime.errors import ConditionFailed
from studybuddy_aws.storage.tables import Page, Start, Tables, Write

_YoutubeId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{11}$")]
_EntryId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[0-9A-Za-z-]{8,64}$")]
_CardId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[0-9a-z]{1,16}$")]
_Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^2[01]\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$", max_length=40
    ),
]


class ReviewEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the log. Its `id` is given once, where it is made, by chance.

    `at`: ISO 8601 with the reader's offset from UTC, which tells the reader's own day. `video` is
    YouTube's id, so that a note made again keeps what was learned; `card` the id of a line of the
    note. `review` has a card and a rating (1 again, 2 hard, 3 good, 4 easy), `suspend` and
    `unsuspend` a card, `undo` the id of the entry that is taken back.
    """

    id: _EntryId
    at: _Moment
    kind: Literal["review", "suspend", "unsuspend", "undo"]
    video: _YoutubeId
    card: _CardId | None = None
    rating: Literal[1, 2, 3, 4] | None = None
    undone: _EntryId | None = None


class ReviewRow(ReviewEntry, frozen=True, kw_only=True):
    """An entry as it is kept."""

    user_id: str
    review_id: str


class Reviews:
    """Adds and reads; what is there is never changed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, user_id: str, entries: Iterable[ReviewEntry]) -> None:
        """Keep entries; of those that are there already the first stays. Raises StoreBusy."""
        for entry in entries:
            told = msgspec.structs.asdict(entry)
            row = ReviewRow(**told, user_id=user_id, review_id=f"{entry.video}#{entry.id}")
            with suppress(ConditionFailed):
                self._tables.write(
                    Write("Put", "reviews", row, when="attribute_not_exists(#review_id)")
                )

    def list(
        self, user_id: str, *, limit: int, start: Start | None, video: str = ""
    ) -> Page[ReviewRow]:
        """A page of a user's entries, of one video where it is named; in no order of time."""
        prefix = f"{video}#" if video else ""
        return self._tables.under_user(
            "reviews", user_id, prefix, ReviewRow, limit=limit, start=start
        )
