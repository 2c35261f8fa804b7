"""The finished note of a work directory, and what was ordered."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studybuddy.errors import WrongUse
from studybuddy.note import Note, from_json
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order

_NOTE = "note.json"
_EXPORTER = "json"


class _Owner(msgspec.Struct):
    """What a work directory says of the order that it was made for."""

    order: Order


def saved_note(directory: Path) -> tuple[Order, Note]:
    """The note of a work directory, and what was ordered. Raises WrongUse."""
    try:
        note = from_json((directory / _NOTE).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise _no_note(directory) from None
    except msgspec.ValidationError as error:
        raise WrongUse(
            "no_note",
            f"{directory / _NOTE} is no note of this program's, or not whole ({error}). Make the "
            "notes again: the command that made them goes on from what is there.",
        ) from None
    order = saved_order(directory) or Order(url=VideoUrl(note.video.id))
    if _EXPORTER not in order.exporters:
        raise _no_note(directory)  # what is there is of an earlier order
    return order, note


def saved_order(directory: Path) -> Order | None:
    """What was last ordered for a work directory; None where nobody knows."""
    try:
        return msgspec.json.decode((directory / "order.json").read_bytes(), type=_Owner).order
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _no_note(directory: Path) -> WrongUse:
    return WrongUse(
        "no_note",
        f"{directory} holds no {_NOTE} of the notes as they are. Run the command that made them "
        "again with --exporter json besides its others: it goes on from what is there.",
    )
