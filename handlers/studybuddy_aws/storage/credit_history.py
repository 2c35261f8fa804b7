"""The history of a user's credits as people read it: one line a note, charged and given back.

The ledger has two entries or three of a video. All but the first have keys that follow from the
video's id (see `ledger`), so that they are found wherever on the list they stand. One that charges
for a transcript that grew later has not: it is a line of its own, under the note's name.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studybuddy_aws.storage.ledger import Ledger, LedgerEntry
from studybuddy_aws.storage.tables import Page, Start, Tables


class NoteCredits(msgspec.Struct, frozen=True, kw_only=True):
    """What a video took: `charged` credits in all, of which `back` came back.

    `ended` is the reason of its end (`used`, `cancelled`, the code of an error), None before it.
    `title` is empty until it is known; of a video that was deleted nothing but credits is known.
    """

    charged: int
    back: int
    ended: str | None
    title: str = ""
    youtube_id: str | None = None
    note_id: str | None = None


class HistoryLine(LedgerEntry, frozen=True, kw_only=True):
    """An entry; the one of a video's charge stands for all of them, and `amount` is their sum."""

    note: NoteCredits | None = None


class _Video(msgspec.Struct, frozen=True, kw_only=True):
    """Of a video's row what names it."""

    video_id: str
    youtube_id: str
    title: str
    status: str
    erasing_at: str | None = None


class History:
    """Reads the ledger together with what its videos are called."""

    def __init__(self, tables: Tables, ledger: Ledger) -> None:
        self._tables = tables
        self._ledger = ledger

    def list(self, user_id: str, *, limit: int, start: Start | None) -> Page[HistoryLine]:
        """A page of the user's history, newest first."""
        entries: list[LedgerEntry] = []
        while True:
            left = limit - len(entries)
            page = self._ledger.history(user_id, limit=left, start=start)
            entries += [one for one in page.rows if one.transaction_id not in _further(one)]
            if page.next is None or len(entries) == limit:
                break
            start = page.next
        further = [key for entry in entries if _is_first(entry) for key in _further(entry)]
        found = self._tables.get_all("credits", further, LedgerEntry)
        charged = dict.fromkeys(entry.video_id for entry in entries if _is_charge(entry))
        videos = self._tables.get_all("videos", [id for id in charged if id], _Video)
        return Page(tuple(_line(entry, found, videos) for entry in entries), page.next)


def _further(entry: LedgerEntry) -> tuple[str, ...]:
    """The keys of the entries that are told with the charge of an entry's video: the end first."""
    video = entry.video_id
    return (f"settle#{video}", f"usage#{video}#more") if video else ()


def _is_first(entry: LedgerEntry) -> bool:
    return entry.video_id is not None and entry.transaction_id == f"usage#{entry.video_id}"


def _is_charge(entry: LedgerEntry) -> bool:
    return entry.video_id is not None and entry.transaction_id.startswith("usage#")


def _line(
    entry: LedgerEntry, found: dict[str, LedgerEntry], videos: dict[str, _Video]
) -> HistoryLine:
    told = msgspec.structs.asdict(entry)
    if not _is_charge(entry):
        return HistoryLine(**told)
    end, more = map(found.get, _further(entry)) if _is_first(entry) else (None, None)
    charged, back = -_sum([entry, more]), _sum([end])
    note = NoteCredits(charged=charged, back=back, ended=end.reason if end else None)
    video = videos.get(entry.video_id or "")
    if video and not video.erasing_at:
        note = msgspec.structs.replace(
            note,
            title=video.title,
            youtube_id=video.youtube_id,
            note_id=video.video_id if video.status == "completed" else None,
        )
    return HistoryLine(**{**told, "amount": back - charged}, note=note)


def _sum(entries: Iterable[LedgerEntry | None]) -> int:
    return sum(entry.amount for entry in entries if entry)
